import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DeviationWindow,
  FlowWindow,
  HighestWindow,
  LagWindow,
  LowestWindow,
  SumWindow,
  WeightedWindow,
} from './index.ts';

const series = fc.array(fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.constant(7)), {
  maxLength: 60,
  size: 'max',
});
const size = fc.integer({ min: 1, max: 9 });

/** Checks each push against the window itself, worked out the long way. */
function holds(check: (window: readonly number[], size: number) => (x: number) => void): void {
  fc.assert(
    fc.property(series, size, (numbers, length) => {
      const window: number[] = [];
      const push = check(window, length);
      for (const x of numbers) {
        window.push(x);
        if (window.length > length) window.shift();
        push(x);
      }
    }),
  );
}

describe('rolling windows', () => {
  it('given whole numbers, then the sum is exact', () => {
    holds((window, length) => {
      const sums = new SumWindow(length);
      return (x) => expect(sums.push(x)).toBe(window.reduce((sum, one) => sum + one, 0));
    });
  });

  it('given whole numbers, then the weighted sum is exact, missing ones counting as nothing', () => {
    holds((window, length) => {
      const weighted = new WeightedWindow(length);
      return (x) => {
        const missing = length - window.length;
        expect(weighted.push(x)).toBe(window.reduce((sum, one, i) => sum + (missing + i + 1) * one, 0));
      };
    });
  });

  it('given any numbers, then highest and lowest are those of the window', () => {
    holds((window, length) => {
      const highest = new HighestWindow(length);
      const lowest = new LowestWindow(length);
      return (x) => {
        expect(highest.push(x)).toBe(Math.max(...window));
        expect(lowest.push(x)).toBeCloseTo(Math.min(...window), 12);
      };
    });
  });

  it('given any numbers, then the one that leaves is that of a window ago', () => {
    fc.assert(
      fc.property(series, size, (numbers, length) => {
        const lag = new LagWindow(length);
        for (const [i, x] of numbers.entries()) expect(lag.push(x)).toBe(numbers[i - length] ?? 0);
      }),
    );
  });

  it('given a full window, then mean and squares are those of two passes', () => {
    holds((window, length) => {
      const deviation = new DeviationWindow(length);
      return (x) => {
        deviation.push(x);
        const mean = window.reduce((sum, one) => sum + one, 0) / window.length;
        const squares = window.reduce((sum, one) => sum + (one - mean) ** 2, 0);
        expect(deviation.mean).toBeCloseTo(mean, 9);
        expect(deviation.squares).toBeCloseTo(squares, 6);
        if (new Set(window).size === 1 && window.length === length) expect(deviation.squares).toBe(0);
      };
    });
  });

  it('given numbers that are not negative, then their sum is never below zero and exactly zero when all are', () => {
    const flows = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), { maxLength: 60 });
    fc.assert(
      fc.property(flows, size, (numbers, length) => {
        const flow = new FlowWindow(length);
        for (const [i, x] of numbers.entries()) {
          const sum = flow.push(x);
          const isStill = numbers.slice(Math.max(0, i + 1 - length), i + 1).every((one) => one === 0);
          expect(sum).toBeGreaterThanOrEqual(0);
          if (isStill && i + 1 >= length) expect(sum).toBe(0);
        }
      }),
    );
  });

  it('given one enormous number, then two windows later the sum knows nothing of it', () => {
    const sums = new SumWindow(5);
    for (let i = 0; i < 3; i++) sums.push(0.1);
    sums.push(1e30);
    const later = Array.from({ length: 10 }, () => sums.push(0.1)).at(-1);
    expect(later).toBeCloseTo(0.5, 15);
  });

  it('given a million steps, then the sum is still within a rounding error of the window', () => {
    const sums = new SumWindow(20);
    const numbers = Array.from({ length: 1_000_000 }, (_, i) => 40_000 + Math.sin(i) * 1_000);
    let sum = 0;
    for (const x of numbers) sum = sums.push(x);
    const exact = numbers.slice(-20).reduce((total, x) => total + x, 0);
    expect(Math.abs(sum - exact) / exact).toBeLessThan(1e-14);
  });

  it('given a price of 1 that moves by a hundred-thousandth, then the deviation keeps nine digits', () => {
    const deviation = new DeviationWindow(20);
    const numbers = Array.from({ length: 10_007 }, (_, i) => 1 + Math.sin(i * i) * 1e-5);
    for (const x of numbers) deviation.push(x);
    const window = numbers.slice(-20).map((x) => x - 1);
    const mean = window.reduce((sum, x) => sum + x, 0) / 20;
    const squares = window.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    expect(Math.abs(deviation.squares - squares) / squares).toBeLessThan(1e-9);
  });
});
