import { day } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { curveOf, curves, newYear, twoTellings } from '../curve.fixture.ts';
import { periodReturns } from '../returns/period-returns.ts';
import { drawdowns } from './drawdowns.ts';
import { maxDrawdown } from './max-drawdown.ts';

const onDay = (n: number) => newYear + n * day;

describe('drawdowns', () => {
  it('given two falls, one not over, then each has its start, trough and end, the deepest first', () => {
    const falls = drawdowns(curveOf([100, 100, 90, 95, 100, 120, 60, 90]));
    expect(falls).toEqual([
      { startAt: onDay(6), troughAt: onDay(7), endAt: undefined, depth: 0.5, durationMs: 2 * day },
      { startAt: onDay(2), troughAt: onDay(3), endAt: onDay(5), depth: expect.closeTo(0.1, 12), durationMs: 3 * day },
    ]);
  });

  it('given a limit, then only so many; given equal depths, then the earlier first', () => {
    const falls = drawdowns(curveOf([100, 50, 100, 50, 100, 75, 100]), 2);
    expect(falls.map(({ startAt, depth }) => [startAt, depth])).toEqual([
      [onDay(1), 0.5],
      [onDay(3), 0.5],
    ]);
  });

  it.each([[[]], [[100]], [[100, 100, 101]]])('given %j, which never falls, then there is none', (equity) => {
    expect(drawdowns(curveOf(equity))).toEqual([]);
  });

  it('given a withdrawal, then it is no fall; given a deposit, then it hides none', () => {
    expect(drawdowns(curveOf([100, 40, 40], { flow: { 1: -60 } }))).toEqual([]);
    expect(drawdowns(curveOf([100, 590, 590], { flow: { 1: 500 } })).map(({ depth }) => depth)).toEqual([
      expect.closeTo(0.1, 12),
    ]);
  });

  it('given everything lost, then the depth is 1 and it never ends', () => {
    expect(drawdowns(curveOf([100, -50, 20]))).toEqual([
      { startAt: onDay(1), troughAt: onDay(2), endAt: undefined, depth: 1, durationMs: 2 * day },
    ]);
  });

  it('given any curve, then depths lie in (0, 1], times are in order, and the first is the maximum drawdown', () => {
    fc.assert(
      fc.property(curves(), (curve) => {
        const falls = drawdowns(curve);
        for (const { startAt, troughAt, endAt, depth, durationMs } of falls) {
          expect(depth).toBeGreaterThan(0);
          expect(depth).toBeLessThanOrEqual(1);
          expect(startAt).toBeLessThan(troughAt);
          expect(endAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(troughAt);
          expect(durationMs).toBe((endAt ?? curve.at[curve.length - 1] ?? 0) - startAt);
        }
        expect(falls[0]?.depth ?? 0).toBeCloseTo(maxDrawdown(periodReturns(curve, 'point').returns) ?? 0, 9);
        expect(falls.filter(({ endAt }) => endAt === undefined).length).toBeLessThan(2);
      }),
    );
  });

  it('given any returns, then deposits and withdrawals do not change the deepest fall', () => {
    fc.assert(
      fc.property(twoTellings(), ({ plain, withFlows }) => {
        expect(drawdowns(withFlows, 1)[0]?.depth ?? 0).toBeCloseTo(drawdowns(plain, 1)[0]?.depth ?? 0, 9);
      }),
    );
  });
});
