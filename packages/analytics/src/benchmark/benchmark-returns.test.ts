import { barColumns, day, hour } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { curves } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { periodReturns } from '../returns/period-returns.ts';
import { returnsOf } from '../returns.fixture.ts';
import { btc } from '../trades/trades.fixture.ts';
import { benchmarkOf, benchmarkReturns } from './benchmark-returns.ts';

const benchmark = { at: returnsOf(10, 20, 40), price: returnsOf(100, 110, 99) };

describe('benchmarkReturns', () => {
  it('given instants between prices, then the last one known by then counts, and a closed market returns zero', () => {
    const returns = benchmarkReturns(benchmark, { startAt: 15, at: returnsOf(20, 30, 40) });
    expect(returns[0]).toBeCloseTo(0.1, 12);
    expect(returns[1]).toBe(0);
    expect(returns[2]).toBeCloseTo(-0.1, 12);
  });

  it('given periods before the first and after the last price, then they are not known', () => {
    expect([...benchmarkReturns(benchmark, { startAt: 5, at: returnsOf(9, 10, 20, 41, 50) })]).toEqual([
      Number.NaN,
      Number.NaN,
      expect.closeTo(0.1, 12),
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('given no prices, then nothing is known', () => {
    expect([...benchmarkReturns({ at: returnsOf(), price: returnsOf() }, { startAt: 1, at: returnsOf(2) })]).toEqual([
      Number.NaN,
    ]);
  });

  it('given any curve compared with itself, then its returns come out, whatever the period', () => {
    fc.assert(
      fc.property(curves(), fc.constantFrom('point', 'day', 'week', 'month'), (curve, period) => {
        const { at, returns } = periodReturns(curve, period);
        const again = benchmarkReturns({ at: curve.at, price: curve.equity }, { startAt: curve.at[0] ?? 0, at });
        expect([...again]).toEqual([...returns]);
      }),
    );
  });

  it.each([
    ['columns of unequal length', { at: returnsOf(1, 2), price: returnsOf(1) }],
    ['instants that do not rise', { at: returnsOf(2, 2), price: returnsOf(1, 1) }],
    ['a price of zero', { at: returnsOf(1, 2), price: returnsOf(1, 0) }],
    ['a price that is not a number', { at: returnsOf(1, 2), price: returnsOf(1, Number.NaN) }],
  ])('given %s, then it is refused', (_, broken) => {
    expect(refusalOf(() => benchmarkReturns(broken, { startAt: 1, at: returnsOf(2) })).code).toBe('E421');
  });
});

describe('benchmarkOf', () => {
  it('given bars, then their closes stand at the instants they are known', () => {
    const columns = barColumns(2);
    columns.openAt.set([0, day]);
    columns.close.set([5, 6]);
    const { at, price } = benchmarkOf({ instrument: btc, intervalMs: hour, columns });
    expect([...at]).toEqual([hour, day + hour]);
    expect([...price]).toEqual([5, 6]);
  });
});
