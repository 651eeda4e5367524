import { day, hour, minute } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newYear } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { instrumentOf, tripOf } from '../trades/trades.fixture.ts';
import { breakdown } from './breakdown.ts';

describe('breakdown', () => {
  const trades = [
    tripOf({ exitReason: 'stop', pnl: -5 }),
    tripOf({ exitReason: 'target', pnl: 10, side: 'short' }),
    tripOf({ exitReason: 'stop', pnl: -2, strategy: 'other' }),
    tripOf({ exitReason: 'close', pnl: 1, instrument: instrumentOf('ETH'), strategy: 'other' }),
  ];
  const told = (...options: Parameters<typeof breakdown>) =>
    breakdown(...options).map(({ name, profit, statistics }) => [name, statistics.count, profit]);

  it('given exit reasons, then the most frequent come first, then by name', () => {
    expect(told(trades, 'exitReason')).toEqual([
      ['stop', 2, -7],
      ['close', 1, 1],
      ['target', 1, 10],
    ]);
  });

  it('given instruments, strategies, sides and entry reasons, then each is told apart', () => {
    expect(told(trades, 'instrument')).toEqual([
      ['BTC', 3, 3],
      ['ETH', 1, 1],
    ]);
    expect(told(trades, 'strategy')).toEqual([
      ['other', 2, -1],
      ['test', 2, 5],
    ]);
    expect(told(trades, 'side')).toEqual([
      ['long', 3, -6],
      ['short', 1, 10],
    ]);
    expect(told(trades, 'entryReason')).toEqual([['', 4, 4]]);
  });

  it('given entries through a week, then hours and weekdays are those of UTC, in their order', () => {
    const entered = (entryAt: number) => tripOf({ entryAt, exitAt: entryAt + minute, pnl: 1 });
    const week = [
      entered(newYear + 6 * day + 23 * hour),
      entered(newYear + 6 * day + 23 * hour),
      entered(newYear + 9 * hour),
      entered(newYear + day - 1),
      entered(newYear + day),
    ];
    expect(told(week, 'weekday')).toEqual([
      ['Monday', 2, 2],
      ['Tuesday', 1, 1],
      ['Sunday', 2, 2],
    ]);
    expect(told(week, 'hour')).toEqual([
      ['00', 1, 1],
      ['09', 1, 1],
      ['23', 3, 3],
    ]);
    expect(told([entered(-1)], 'weekday'), 'the last moment of 1969').toEqual([['Wednesday', 1, 1]]);
    expect(told([entered(-1)], 'hour')).toEqual([['23', 1, 1]]);
  });

  it('given tags, then each is told apart, and trades without one are none', () => {
    expect(told([tripOf({ tag: 'dip' }), tripOf({ tag: 'dip' }), tripOf()], 'tag')).toEqual([
      ['dip', 2, 20],
      ['none', 1, 10],
    ]);
  });

  it('given reasons with numbers, then kinds leave them out', () => {
    const reasoned = ['RSI 71 above 70', 'RSI 75.5 above 70', 'stop'].map((exitReason) =>
      tripOf({ exitReason, entryReason: 'RSI 22 below 30' }),
    );
    expect(told(reasoned, 'exitKind')).toEqual([
      ['RSI # above #', 2, 20],
      ['stop', 1, 10],
    ]);
    expect(told(reasoned, 'entryKind')).toEqual([['RSI # below #', 3, 30]]);
  });

  it('given a function, then it names the group', () => {
    const tagged = ['[a] rose', '[b] fell', '[a] fell'].map((entryReason) => tripOf({ entryReason }));
    expect(told(tagged, ({ entryReason }) => entryReason.slice(0, 3))).toEqual([
      ['[a]', 2, 20],
      ['[b]', 1, 10],
    ]);
  });

  it('given names that an object has by birth, then they are names like any other', () => {
    const odd = ['constructor', '__proto__'].map((exitReason) => tripOf({ exitReason }));
    expect(told(odd, 'exitReason').map(([name]) => name)).toEqual(['__proto__', 'constructor']);
  });

  it('given no trades, then no groups', () => {
    expect(breakdown([], 'hour')).toEqual([]);
  });

  it('given trades in two currencies, then each group is told in the one of the first trade, at its rate', () => {
    const mixed = [tripOf({ pnl: 10 }), tripOf({ instrument: instrumentOf('ETH', 'BTC'), pnl: 0.5 })];
    expect(told(mixed, 'instrument', { rateOf: () => 40_000 })).toEqual([
      ['BTC', 1, 10],
      ['ETH', 1, 20_000],
    ]);
    expect(refusalOf(() => breakdown(mixed, 'instrument')).code).toBe('E420');
  });

  it('given any trades and any way of telling them apart, then counts and profits add up to the whole', () => {
    const trip = fc
      .record({
        pnl: fc.integer({ min: -100, max: 100 }),
        entryAt: fc.integer({ min: 0, max: 10_000 }).map((hours) => newYear + hours * hour),
        exitReason: fc.constantFrom('stop', 'target', 'close'),
      })
      .map(tripOf);
    fc.assert(
      fc.property(fc.array(trip), fc.constantFrom('exitReason', 'hour', 'weekday', 'side'), (some, by) => {
        const groups = breakdown(some, by);
        expect(groups.reduce((sum, { statistics }) => sum + statistics.count, 0)).toBe(some.length);
        expect(groups.reduce((sum, { profit }) => sum + profit, 0)).toBe(some.reduce((sum, { pnl }) => sum + pnl, 0));
        expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
      }),
    );
  });
});
