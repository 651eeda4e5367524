import type { TimeRange } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledBy, joined, lengthOf, without } from './time-ranges.ts';

const ranges = fc.array(
  fc
    .record({ from: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 0, max: 20 }) })
    .map(({ from, length }): TimeRange => ({ from, to: from + length })),
  { maxLength: 8 },
);
const instantsIn = (all: Iterable<TimeRange>) => {
  const found = new Set<number>();
  for (const { from, to } of all) for (let at = from; at < to; at++) found.add(at);
  return found;
};
const rising = (all: readonly TimeRange[]) =>
  all.every(({ from, to }, i) => from < to && (i === 0 || from > (all[i - 1] as TimeRange).to));

describe('time ranges', () => {
  it('given any ranges, then joined they hold the same instants, in order, apart from each other', () => {
    fc.assert(
      fc.property(ranges, (all) => {
        const one = joined(all);
        expect(instantsIn(one)).toEqual(instantsIn(all));
        expect(rising(one)).toBe(true);
        expect(lengthOf(one)).toBe(instantsIn(all).size);
      }),
    );
  });

  it('given any range without others, then what is left and what was taken away make it up', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), (others, from, length) => {
        const left = without({ from, to: from + length }, others);
        const taken = instantsIn(others);
        const expected = [...instantsIn([{ from, to: from + length }])].filter((at) => !taken.has(at));
        expect([...instantsIn(left)]).toEqual(expected);
        expect(rising(left)).toBe(true);
      }),
    );
  });

  it('given bars with holes, then the ranges they fill end where a bar is missing', () => {
    expect(filledBy(Float64Array.of(0, 10, 20, 50, 60, 90), 10)).toEqual([
      { from: 0, to: 30 },
      { from: 50, to: 70 },
      { from: 90, to: 100 },
    ]);
    expect(filledBy(new Float64Array(0), 10)).toEqual([]);
    expect(filledBy(Float64Array.of(5), 10)).toEqual([{ from: 5, to: 15 }]);
  });
});
