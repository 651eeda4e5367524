import { describe, expect, it } from 'vitest';
import { buy, noon, sell, taxOf } from '../../case/tax-of.fixture.ts';

const ca = (lines: Parameters<typeof taxOf>[2]) => taxOf('CA', 'AVERAGE-COST', lines, { superficialLoss: true });

describe('superficial losses', () => {
  it('given everything sold at a loss and bought back within 30 days, then all of it joins the cost of the new units', () => {
    const document = ca([
      buy('a', '2024-01-02', '100', '5000'),
      sell('s', '2024-06-01', '100', '3000'),
      buy('b', '2024-06-20', '100', '3200'),
    ]);
    expect(document.disposals).toMatchObject([{ deniedLoss: '2000', gain: '0' }]);
    expect(document.pools).toMatchObject([{ quantity: '100', cost: '5200' }]);
    expect(document.byTaxYear['2024']).toMatchObject({ gain: '0', deniedLoss: '2000', taxableHalf: '0' });
  });

  it('given part of it bought back, then the least of sold, bought and held decides which part is denied', () => {
    const document = ca([
      buy('a', '2024-01-02', '100', '5000'),
      sell('s', '2024-06-01', '100', '3000'),
      buy('b', '2024-06-20', '25', '800'),
    ]);
    expect(document.disposals).toMatchObject([{ deniedLoss: '500', gain: '-1500' }]);
    expect(document.pools).toMatchObject([{ quantity: '25', cost: '1300' }]);
  });

  it('given what was bought back is sold again within the window, then nothing is denied', () => {
    const { disposals } = ca([
      buy('a', '2024-01-02', '100', '5000'),
      sell('s', '2024-06-01', '100', '3000'),
      buy('b', '2024-06-10', '100', '3200'),
      sell('t', '2024-06-20', '100', '3300'),
    ]);
    expect(disposals).toMatchObject([{ gain: '-2000' }, { gain: '100' }]);
  });

  it.each([
    ['30th', '2024-07-01', '2000'],
    ['31st', '2024-07-02', undefined],
  ])('given a purchase on the %s day after, then %s', (_, day, deniedLoss) => {
    const { disposals } = ca([
      buy('a', '2024-01-02', '1', '5000'),
      sell('s', '2024-06-01', '1', '3000'),
      buy('b', day, '1', '3200'),
    ]);
    expect(disposals[0]?.['deniedLoss']).toBe(deniedLoss);
  });

  it('given a purchase before the sale that is still held, then it counts too', () => {
    const document = ca([
      buy('a', '2024-01-02', '100', '5000'),
      buy('b', '2024-05-20', '100', '4000'),
      sell('s', '2024-06-01', '100', '3000'),
    ]);
    expect(document.disposals).toMatchObject([
      { deniedLoss: '1500', gain: '0', poolAfter: { quantity: '100', cost: '6000' } },
    ]);
  });

  it('given a split between sale and purchase, then units are compared as equals', () => {
    const { disposals } = ca([
      buy('a', '2024-01-02', '100', '5000'),
      sell('s', '2024-06-01', '100', '3000'),
      { id: 'x', type: 'split', time: noon('2024-06-05'), ratio: '4' },
      buy('b', '2024-06-20', '100', '800'),
    ]);
    expect(disposals).toMatchObject([{ deniedLoss: '500' }]);
  });
});
