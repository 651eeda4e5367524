import { describe, expect, it } from 'vitest';
import { buy, sell, taxOf } from '../case/tax-of.fixture.ts';

const termOf = (jurisdiction: string, bought: string, sold: string) =>
  taxOf(jurisdiction, 'FIFO', [buy('b', bought, '1', '1'), sell('s', sold, '1', '2')]).disposals[0]?.matches[0]?.[
    'term'
  ];

describe('how long units were held', () => {
  it.each([
    ['US', '2023-03-10', '2024-03-10', 'short', 'long'],
    // Rev. Rul. 66-7: from the first day of the thirteenth month when acquired on the last of one
    ['US', '2023-02-28', '2024-02-29', 'short', 'long'],
    ['US', '2024-02-29', '2025-02-28', 'short', 'long'],
    ['DE', '2023-03-10', '2024-03-10', 'taxable', 'exempt'],
    ['DE', '2024-02-29', '2025-02-28', 'taxable', 'exempt'],
    ['DE', '2023-02-28', '2024-02-28', 'taxable', 'exempt'],
    // TD 2002/10: bought on 2 February 2001, twelve months are held by the end of 2 February 2002
    ['AU', '2001-02-02', '2002-02-02', 'other', 'discount'],
  ])(
    'given units of %s bought on %s, then on %s they are %s and the day after %s',
    (where, bought, last, before, after) => {
      const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(termOf(where, bought, last)).toBe(before);
      expect(termOf(where, bought, next)).toBe(after);
    },
  );
});

describe('a German year', () => {
  const year = (gain: string, day = '2024-06-01') =>
    taxOf('DE', 'FIFO', [buy('b', day, '1', '100'), sell('s', `${day.slice(0, 4)}-07-01`, '1', gain)]).byTaxYear[
      day.slice(0, 4)
    ];

  it.each([
    ['1099.99', '0'],
    ['1100', '1000'],
    ['50', '0'],
  ])('given a sale for %s of what cost 100, then %s is taxed: the limit is a cliff', (total, taxable) => {
    expect(year(total)).toMatchObject({ limit: '1000', taxable });
  });

  it('given a year before 2024, then the limit was 600', () => {
    expect(year('700', '2023-06-01')).toMatchObject({ limit: '600', taxable: '600' });
  });

  it('given staking below and from 256, then it is free or taxed whole', () => {
    const staked = (price: string) =>
      taxOf('DE', 'FIFO', [{ id: 'i', type: 'income', time: '2024-01-02T12:00:00Z', quantity: '1', price }]).byTaxYear[
        '2024'
      ];
    expect(staked('255.99')).toMatchObject({ income: '255.99', taxableIncome: '0' });
    expect(staked('256')).toMatchObject({ income: '256', taxableIncome: '256' });
  });
});

describe('an Australian year', () => {
  const lines = [
    buy('old', '2022-01-10', '2', '100'),
    sell('long', '2023-09-01', '2', '300'),
    buy('new', '2023-09-02', '3', '300'),
    sell('short', '2023-10-01', '1', '150'),
    sell('loss', '2023-11-01', '1', '30'),
  ];

  it('given gains of both kinds and a loss, then the loss comes off the gain without discount first', () => {
    expect(taxOf('AU', 'FIFO', lines).byTaxYear['2023-24']).toMatchObject({
      discountGains: '200',
      otherGains: '50',
      losses: '70',
      // 50 - 50, and half of 200 - 20
      netCapitalGain: '90',
      lossCarriedForward: '0',
    });
  });

  it('given a year from July 2027, then what the new law needs is left out and named', () => {
    const { byTaxYear, leftOut } = taxOf('AU', 'FIFO', [
      buy('b', '2026-01-10', '1', '1'),
      sell('s', '2027-07-01', '1', '3'),
    ]);
    expect(byTaxYear['2027-28']).toMatchObject({ discountGains: '2' });
    expect(byTaxYear['2027-28']).not.toHaveProperty('netCapitalGain');
    expect(leftOut).toMatchObject([{ figure: 'netCapitalGain' }, { figure: 'discount' }]);
  });
});
