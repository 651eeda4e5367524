import { barColumns, minute, SeededRandom } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import type { FillContext } from '../models/index.ts';
import { describeSpreadModel } from '../testing/index.ts';
import { builtInMarket } from './built-in-market.ts';
import { rangeSpread } from './market-spread.ts';

const [one] = builtInMarket({ bars: 1, symbols: ['BTCUSDT'] }).series;
if (one === undefined) throw new Error('no series');
const { instrument } = one;
const random = new SeededRandom(0);

/** Four bars at 100 with ranges of 1, 2, 4 and 8 percent. */
const columns = barColumns(4);
for (const [i, range] of [1, 2, 4, 8].entries()) {
  columns.openAt[i] = i * minute;
  columns.open.fill(100);
  columns.low[i] = 100;
  columns.high[i] = 100 + range;
  columns.close[i] = 100;
}
const spread = rangeSpread([{ instrument, intervalMs: minute, columns }]);
const at = (instant: number): FillContext => ({
  instrument,
  side: 'buy',
  quantity: 1,
  reference: 100,
  at: instant,
  volume: 0,
  high: 100,
  low: 100,
  random,
});

describeSpreadModel(() => builtInMarket({ bars: 50 }).spread);

describe('the spread of generated bars', () => {
  it('given no bar that is over, then a calm market', () => {
    expect(spread.rate(at(0))).toBe(0.5e-4);
    expect(spread.rate(at(minute - 1))).toBe(0.5e-4);
    expect(spread.rate(at(-5 * minute))).toBe(0.5e-4);
  });

  it('given bars that are over, then a twentieth of their average range on top', () => {
    expect(spread.rate(at(minute))).toBeCloseTo(0.5e-4 + 0.05 * 0.01, 12);
    expect(spread.rate(at(2 * minute))).toBeCloseTo(0.5e-4 + (0.05 * (0.01 + 0.02)) / 2, 12);
    expect(spread.rate(at(4 * minute - 1)), 'the wild bar is not over').toBeCloseTo(0.5e-4 + (0.05 * 0.07) / 3, 12);
  });

  it('given an instant after the last bar, then that of the last ones', () => {
    expect(spread.rate(at(90 * minute))).toBeCloseTo(0.5e-4 + (0.05 * 0.15) / 4, 12);
  });

  it('given many bars, then the latest six count', () => {
    const { series, spread: own } = builtInMarket({ bars: 20 });
    const [{ instrument: btc, columns: bars, intervalMs }] = series as [(typeof series)[0]];
    let sum = 0;
    for (let i = 4; i < 10; i++)
      sum += ((bars.high[i] as number) - (bars.low[i] as number)) / (bars.close[i] as number);
    const rate = own.rate({ ...at((bars.openAt[0] as number) + 10 * intervalMs), instrument: btc });
    expect(rate).toBeCloseTo(0.5e-4 + (0.05 * sum) / 6, 12);
  });

  it('given an instrument it has no bars of, then a calm market', () => {
    const [other] = builtInMarket({ bars: 1, symbols: ['XRPUSDT'] }).series;
    if (other === undefined) throw new Error('no series');
    expect(spread.rate({ ...at(4 * minute), instrument: other.instrument })).toBe(0.5e-4);
  });
});
