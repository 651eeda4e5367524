import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberReader } from './number-reader.ts';

const reader = new NumberReader();
const read = (text: string) => reader.read(new TextEncoder().encode(`${text}\n`), 0);

describe('NumberReader', () => {
  it('given any double as JavaScript writes it, then it reads back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // JavaScript writes -0 as 0
        expect(read(String(value))).toBe(value + 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('given any plain decimal, then it is rounded as Number rounds it', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 25 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.boolean(), digits, digits, (isNegative, whole, places) => {
        const text = `${isNegative ? '-' : ''}${whole}.${places}`;
        expect(read(text)).toBe(Number(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['42', 42],
    ['-0.5', -0.5],
    ['+7', 7],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    [' 12 ', 12],
    ['"12.5"', 12.5],
    ['9007199254740993', 9007199254740992],
  ])('given %s, then it is %d', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'malformed'],
    ['-', 'malformed'],
    ['1.2.3', 'malformed'],
    ['1 2', 'malformed'],
    ['12a', 'malformed'],
    ['nan', 'non-finite'],
    ['-Infinity', 'non-finite'],
    ['1e400', 'non-finite'],
  ])('given %j, then it is no number: %s', (text, problem) => {
    expect(read(text)).toBeNaN();
    expect(reader.problem).toBe(problem);
  });
});
