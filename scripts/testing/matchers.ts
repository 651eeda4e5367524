import { expect } from 'vitest';

declare module 'vitest' {
  interface Matchers {
    /** Within `tolerance` times the larger of the two; both undefined counts as equal. */
    toBeRelativelyCloseTo(expected: number | undefined, tolerance: number): void;
  }
}

expect.extend({
  toBeRelativelyCloseTo(received: unknown, expected: number | undefined, tolerance: number) {
    const isClose =
      received === expected ||
      (typeof received === 'number' &&
        typeof expected === 'number' &&
        Math.abs(received - expected) <= tolerance * Math.max(Math.abs(received), Math.abs(expected)));
    return {
      pass: isClose,
      message: () =>
        `expected ${String(received)} ${this.isNot ? 'not ' : ''}to be within ${tolerance} (relative) of ${String(expected)}`,
    };
  },
});
