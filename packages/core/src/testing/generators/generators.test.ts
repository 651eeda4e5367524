import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minute } from '../../time/index.ts';
import { anyBarColumns, exacts, instruments, integers, orderedTrades } from './index.ts';

describe('the generators', () => {
  const [btc] = fc.sample(instruments(), { numRuns: 1, seed: 1 });
  if (btc === undefined) throw new Error('no instrument');

  it('given many samples, then integers come small, around 2^53 and beyond, each in its plainest form', () => {
    const found = fc.sample(integers(), { numRuns: 1_000, seed: 1 });
    expect(found.some((value) => typeof value === 'number' && Math.abs(value) < 1_000)).toBe(true);
    expect(found.some((value) => value === 9007199254740991)).toBe(true);
    expect(found.some((value) => value === 9007199254740992n)).toBe(true);
    expect(found.some((value) => value > 10n ** 30n)).toBe(true);
    for (const value of found)
      expect(typeof value === 'number' ? Number.isSafeInteger(value) : !Number.isSafeInteger(Number(value))).toBe(true);
  });

  it('given a largest scale, then no exact value has more places', () => {
    expect(Math.max(...fc.sample(exacts({ scaleMax: 3 }), { numRuns: 200, seed: 1 }).map(({ scale }) => scale))).toBe(
      3,
    );
  });

  it('given trades, then they are ordered, some at one instant, with ids of their own', () => {
    const all = fc.sample(orderedTrades({ instrument: btc, startAt: 5, tradesMax: 30 }), { numRuns: 100, seed: 1 });
    let ties = 0;
    for (const trades of all) {
      expect(new Set(trades.map(({ id }) => id)).size).toBe(trades.length);
      for (const [i, { eventAt }] of trades.entries()) {
        expect(eventAt).toBeGreaterThanOrEqual(trades[i - 1]?.eventAt ?? 5);
        if (eventAt === trades[i - 1]?.eventAt) ties += 1;
      }
    }
    expect(ties).toBeGreaterThan(10);
    expect(Math.max(...all.map(({ length }) => length))).toBeGreaterThan(20);
  });

  it('given bars, then they lie on their grid, with gaps where allowed and none where not', () => {
    const gaps = (missingMax: number) =>
      fc
        .sample(anyBarColumns({ intervalMs: minute, missingMax }), { numRuns: 100, seed: 1 })
        .flatMap(({ openAt }) => [...openAt].slice(1).map((at, i) => (at - (openAt[i] ?? 0)) / minute));
    expect(new Set(gaps(0))).toEqual(new Set([1]));
    expect([...new Set(gaps(2))].sort()).toEqual([1, 2, 3]);
  });
});
