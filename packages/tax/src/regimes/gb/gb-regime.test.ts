import { describe, expect, it } from 'vitest';
import { buy, noon, sell, taxOf } from '../../case/tax-of.fixture.ts';

const gb = (lines: Parameters<typeof taxOf>[2], more: object = {}) => taxOf('GB', 'SHARE-POOL', lines, more);

describe('share pooling', () => {
  it.each([
    ['30th', '2020-08-30', { rule: '30-day', acquired: '2020-08-30', costBasis: '50' }],
    // day 31 is out (HMRC CG51560)
    ['31st', '2020-08-31', { rule: 's104', acquired: null, costBasis: '10' }],
  ])('given a purchase on the %s day after a sale, then it is matched as the manual says', (_, day, match) => {
    const { disposals } = gb([
      buy('p', '2020-01-01', '10', '10'),
      sell('s', '2020-07-31', '10', '40'),
      buy('b', day, '10', '50'),
    ]);
    expect(disposals).toMatchObject([{ matches: [match] }]);
  });

  it('given a purchase needed on its own day, then an earlier sale does not take it', () => {
    const { disposals } = gb([
      buy('p', '2020-01-01', '10', '10'),
      sell('early', '2020-08-01', '5', '40'),
      buy('b', '2020-08-10', '6', '60'),
      sell('same', '2020-08-10', '4', '40'),
    ]);
    expect(disposals).toMatchObject([
      {
        matches: [
          { rule: '30-day', quantity: '2', costBasis: '20' },
          { rule: 's104', quantity: '3', costBasis: '3' },
        ],
      },
      { matches: [{ rule: 'same-day', quantity: '4', costBasis: '40' }] },
    ]);
  });

  it('given several trades of one day, then they are one purchase and one sale, of the London day', () => {
    const { disposals } = gb([
      { id: 'b1', type: 'buy', time: '2020-06-30T23:30:00Z', quantity: '1', total: '10' },
      { id: 's1', type: 'sell', time: '2020-07-01T09:00:00Z', quantity: '1', total: '30' },
      { id: 'b2', type: 'buy', time: '2020-07-01T10:00:00Z', quantity: '1', total: '20' },
      { id: 's2', type: 'sell', time: '2020-07-01T11:00:00Z', quantity: '1', total: '40' },
    ]);
    expect(disposals).toMatchObject([
      {
        tx: 's1',
        transactions: ['s1', 's2'],
        quantity: '2',
        proceeds: '70',
        costBasis: '30',
        gain: '40',
        matches: [{ rule: 'same-day' }],
      },
    ]);
  });

  it('given a split inside the window, then units before and after it are compared as equals', () => {
    const document = gb([
      buy('p', '2020-01-01', '10', '100'),
      sell('s', '2020-08-01', '4', '80'),
      { id: 'x', type: 'split', time: noon('2020-08-05'), ratio: '2' },
      buy('b', '2020-08-10', '4', '60'),
    ]);
    expect(document.disposals).toMatchObject([
      {
        quantity: '4',
        costBasis: '80',
        matches: [
          { rule: '30-day', quantity: '2', costBasis: '60', proceeds: '40' },
          { rule: 's104', quantity: '2', costBasis: '20', proceeds: '40' },
        ],
      },
    ]);
    expect(document.pools).toMatchObject([{ quantity: '16', cost: '80' }]);
  });

  it('given a rights issue, then it joins the pool and is never matched', () => {
    const document = gb([
      buy('p', '2020-01-01', '10', '100'),
      sell('s', '2020-08-01', '5', '100'),
      { id: 'r', type: 'rights', time: noon('2020-08-10'), quantity: '5', total: '20' },
    ]);
    expect(document.disposals).toMatchObject([{ costBasis: '50', matches: [{ rule: 's104' }] }]);
    expect(document.pools).toMatchObject([{ quantity: '10', cost: '70' }]);
  });

  it('given a negligible value claim, then the whole pool is sold and bought back at that value', () => {
    const document = gb([
      buy('p', '2020-01-01', '10', '100'),
      { id: 'n', type: 'negligible', time: noon('2021-01-01'), total: '1' },
    ]);
    expect(document.disposals).toMatchObject([
      {
        kind: 'negligible',
        quantity: '10',
        proceeds: '1',
        gain: '-99',
        matches: [{ rule: 's24-negligible-value', acquired: null }],
      },
    ]);
    expect(document.pools).toMatchObject([{ quantity: '10', cost: '1' }]);
  });

  it('given a sale that nothing covers, then later purchases do, the earliest first, and what is left is missing', () => {
    const document = gb([
      sell('s', '2020-01-01', '10', '100'),
      buy('a', '2020-06-01', '4', '20'),
      buy('b', '2020-09-01', '3', '30'),
    ]);
    expect(document.disposals).toMatchObject([
      {
        matches: [
          { rule: 'later', acquired: '2020-06-01', quantity: '4', costBasis: '20' },
          { rule: 'later', acquired: '2020-09-01', quantity: '3', costBasis: '30' },
          { rule: 'missing', quantity: '3', costBasis: '0' },
        ],
      },
    ]);
    expect(document.missing).toMatchObject([{ tx: 's', quantity: '3', proceeds: '30' }]);
    expect(document.pools).toEqual([]);
  });
});

describe('a British year', () => {
  it('given a sale before and from 6 April, then each falls into its own year', () => {
    const { byTaxYear } = gb([
      buy('p', '2020-01-01', '10', '100'),
      sell('s1', '2024-04-05', '1', '30'),
      sell('s2', '2024-04-06', '1', '40'),
    ]);
    expect(byTaxYear).toMatchObject({ '2023-24': { net: '20' }, '2024-25': { net: '30' } });
  });

  it('given 2024-25, in which rates changed, then gains are told by date', () => {
    const { byTaxYear } = gb([
      buy('p', '2020-01-01', '10', '100'),
      sell('s1', '2024-10-29', '1', '30'),
      sell('s2', '2024-10-30', '1', '50'),
    ]);
    expect(byTaxYear['2024-25']).toMatchObject({ netBeforeRatesChanged: '20', netSinceRatesChanged: '40' });
  });

  it('given gains and losses with pence, then the boxes round money in down, and costs and losses up', () => {
    const { byTaxYear } = gb([
      buy('p', '2020-01-01', '10', '1000.50'),
      sell('s1', '2025-01-10', '1', '300.70'),
      sell('s2', '2025-03-10', '1', '50.20'),
    ]);
    expect(byTaxYear['2024-25']?.['sa108']).toEqual({
      '13.1': '2',
      '13.2': '350',
      '13.3': '201',
      '13.4': '200',
      '13.5': '50',
    });
  });

  it('given a year whose exempt amount nobody entered, then it is left out and named, and gains are not', () => {
    const { byTaxYear, leftOut } = gb([buy('p', '2020-01-01', '1', '10'), sell('s', '2030-01-01', '1', '30')]);
    expect(byTaxYear['2029-30']).toMatchObject({ net: '20' });
    expect(byTaxYear['2029-30']).not.toHaveProperty('taxableGain');
    expect(leftOut).toMatchObject([{ year: '2029-30', figure: 'annualExemptAmount' }, { figure: 'taxableGain' }]);
  });
});
