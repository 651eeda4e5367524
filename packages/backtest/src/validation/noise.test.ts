import { checkBars, SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { swings } from '../runner/backtest.fixture.ts';
import { columnNoise, type Noise, type NoiseRange, noisyColumns, walkNoise } from './noise.ts';
import { apart, closedBy, whilePoisoned } from './poison.ts';

const market = swings(60);
const { columns, intervalMs } = market;
const hourMs = intervalMs;
const start = columns.openAt[0] as number;

const ranges = fc
  .record({ from: fc.integer({ min: 0, max: 60 }), count: fc.integer({ min: 0, max: 60 }), isOpenKnown: fc.boolean() })
  .map(({ from, count, isOpenKnown }) => ({ from, to: Math.min(60, from + count), isOpenKnown }));

describe('noise', () => {
  const valid = (range: NoiseRange, noise: Noise) => {
    checkBars({ length: range.to - range.from, openAt: columns.openAt.slice(range.from, range.to), ...noise });
    if (range.isOpenKnown && range.to > range.from) expect(noise.open[0]).toBe(columns.open[range.from]);
  };

  it('given any range and seed, then bars with it are bars, near the last price, and open where they are known to', () => {
    fc.assert(
      fc.property(ranges, fc.integer(), (range, seed) => {
        const noise = walkNoise(columns, range, new SeededRandom(seed));
        valid(range, noise);
        const last = range.from === 0 ? (columns.open[0] as number) : (columns.close[range.from - 1] as number);
        for (const close of noise.close)
          expect(Math.abs(Math.log(close / last))).toBeLessThanOrEqual(Math.log(1.5) + 1e-9);
      }),
    );
  });

  it('given a column drawn anew, then bars stay bars, and the other columns as they were', () => {
    const drawn = fc.constantFrom(...noisyColumns);
    fc.assert(
      fc.property(ranges, drawn, fc.integer({ min: 0, max: 1_000_000 }), (range, column, seed) => {
        const [one, other] = ([0, 1] as const).map((draw) => columnNoise(columns, range, { column, draw, seed }));
        if (one === undefined || other === undefined) throw new Error('two are drawn');
        valid(range, one);
        valid(range, other);
        // the known first price of a bar may have stretched it
        const first = range.isOpenKnown ? 1 : 0;
        for (const name of noisyColumns)
          if (name !== column && range.to > range.from)
            expect(one[name].slice(first), name).toEqual(other[name].slice(first));
        if (range.to - range.from > first) expect(one[column]).not.toEqual(other[column]);
      }),
    );
  });
});

describe('poison', () => {
  it('given any instant, then what was known by then stays, all else changes, and comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 62 }), fc.integer({ min: 1, max: 1_000 }), (hours, seed) => {
        const cutAt = start + hours * hourMs;
        const honest = JSON.stringify(columns);
        const [closes, opens] = [columns.close.slice(), columns.open.slice()];
        const known = closedBy(columns, intervalMs, cutAt);
        expect(known).toBe(Math.min(60, Math.max(0, hours)));
        whilePoisoned([market], { cutAt, seed }, ([poisoned]) => {
          expect(poisoned?.columns, 'a new series').not.toBe(columns);
          expect(columns.close.slice(0, known)).toEqual(closes.slice(0, known));
          for (let i = known; i < 60; i++) expect(columns.close[i]).not.toBe(closes[i]);
          if (hours >= 0 && hours < 60) expect(columns.open[known]).toBe(opens[known]);
        });
        expect(JSON.stringify(columns)).toBe(honest);
      }),
    );
  });

  it('given it throws inside, then the bars come back all the same', () => {
    const honest = JSON.stringify(columns);
    const fail = () => {
      throw new Error('inside');
    };
    expect(() => whilePoisoned([market], { cutAt: start, seed: 1 }, fail)).toThrow('inside');
    expect(JSON.stringify(columns)).toBe(honest);
  });

  it('given one seed, then one noise, and another for another', () => {
    const closes = (seed: number) => whilePoisoned([market], { cutAt: start, seed }, () => columns.close.slice());
    expect(closes(1)).toEqual(closes(1));
    expect(closes(1)).not.toEqual(closes(2));
  });

  it('given series on one memory, then only the first keeps it', () => {
    const [first, second] = apart([market, { ...market, columns: { ...columns } }]);
    expect(first?.columns.close.buffer).toBe(columns.close.buffer);
    expect(second?.columns.close.buffer).not.toBe(columns.close.buffer);
    expect(second?.columns.close).toEqual(columns.close);
  });
});
