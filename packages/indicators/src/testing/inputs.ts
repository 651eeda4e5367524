import fc from 'fast-check';
import type { BarInput } from '../contract/index.ts';

/** Prices with two places that often stand still, mostly move little and sometimes jump: a market, and a bad day. */
export function anyPrice(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(100) },
    { weight: 4, arbitrary: fc.integer({ min: 9_900, max: 10_100 }).map((cents) => cents / 100) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 10_000_000 }).map((cents) => cents / 100) },
  );
}

/** Bars whose high and low hold their open and close, about half of them without any movement or without volume. */
export function anyBarInput(): fc.Arbitrary<BarInput> {
  return fc
    .record({
      prices: fc.oneof(
        fc.tuple(anyPrice(), anyPrice(), anyPrice(), anyPrice()),
        fc.constant([100, 100, 100, 100] as const),
      ),
      volume: fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constant(0)),
    })
    .map(({ prices, volume }) => ({
      open: prices[0],
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices[1],
      volume,
    }));
}
