import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTicks } from './ticks.ts';

const ticks = createTicks();
const at = (...parts: readonly [number, number, number?, number?]) => Date.UTC(...parts);

it.for([
  [0, 10, 5, [0, 2, 4, 6, 8, 10], 0],
  [-0.31, 0, 4, [-0.3, -0.2, -0.1, 0], 1],
  [99.9, 100.1, 8, [99.9, 99.925, 99.95, 99.975, 100, 100.025, 100.05, 100.075, 100.1], 3],
] as const)(
  'given values from %d to %d, then the axis is marked at round ones',
  ([low, high, count, expected, digits]) => {
    const found = ticks.values(low, high, count);
    expect(found.digits).toBe(digits);
    expect(found.at.map((value) => Number(value.toFixed(9)) + 0)).toEqual(expected);
  },
);

it('given a year, then the axis names months, and January by its year', () => {
  const texts = ticks.times(at(2023, 10, 15), at(2024, 2, 15), 6).map(({ text }) => text);
  expect(texts).toEqual(['Dec', '2024', 'Feb', 'Mar']);
});

it('given a day, then the axis names hours, and midnight by its date', () => {
  const texts = ticks.times(at(2024, 2, 4, 20), at(2024, 2, 5, 8), 4).map(({ text }) => text);
  expect(texts).toEqual(['21:00', '5 Mar', '03:00', '06:00']);
});

it('given any stretch of time, then the marks rise, lie inside and are not crowded', () => {
  const instant = fc.integer({ min: at(1990, 0), max: at(2040, 0) });
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 60_000, max: 2e12 }),
      fc.integer({ min: 2, max: 12 }),
      (from, span, count) => {
        const found = ticks.times(from, from + span, count).map((tick) => tick.at);
        expect(found.length).toBeLessThanOrEqual(count * 1.1 + 2);
        expect(found).toEqual(found.filter((one) => one >= from && one <= from + span).sort((a, b) => a - b));
      },
    ),
  );
});
