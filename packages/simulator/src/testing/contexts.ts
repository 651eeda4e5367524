import { defineInstrument, Exact, type Instrument, SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';
import type { BarRange } from '../matching/index.ts';
import type { FeeContext, FillContext } from '../models/index.ts';

/** A spot pair and a perpetual whose contract is a thousandth: prices in cents, quantities in thousandths. */
const instruments: readonly Instrument[] = [
  defineInstrument({
    id: 'BASE/QUOTE',
    kind: 'spot',
    base: 'BASE',
    quote: 'QUOTE',
    rules: [{ tickSize: '0.01', quantityStep: '0.001', feeRateMaker: '0.0002', feeRateTaker: '0.001' }],
  }),
  defineInstrument({
    id: 'BASE-PERP',
    kind: 'perpetual',
    base: 'BASE',
    quote: 'QUOTE',
    contractSize: '0.001',
    rules: [{ tickSize: '0.01', quantityStep: '1', feeRateMaker: '-0.0001', feeRateTaker: '0.0005' }],
  }),
];

const side = () => fc.constantFrom('buy' as const, 'sell' as const);
const instant = () => fc.integer({ min: 0, max: 4_000_000_000_000 });

/** Any bar with prices in whole hundredths from 1 to 1000. */
export function anyBarRange(): fc.Arbitrary<BarRange> {
  const cents = fc.integer({ min: 100, max: 100_000 });
  return fc.tuple(cents, cents, cents, cents).map((prices) => ({
    open: prices[0] / 100,
    high: Math.max(...prices) / 100,
    low: Math.min(...prices) / 100,
    close: prices[1] / 100,
  }));
}

/** A fill about to happen, as often as it is needed: `context` makes it afresh, its random numbers from `seed`. */
export type SeededFillContext = {
  readonly seed: number;
  /** The same fill each time, with unused random numbers. */
  readonly context: () => FillContext;
};

/** Any fill about to happen within a bar. */
export function anyFillContext(): fc.Arbitrary<SeededFillContext> {
  return fc
    .record({
      instrument: fc.constantFrom(...instruments),
      side: side(),
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      bar: anyBarRange(),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      at: instant(),
      volume: fc.integer({ min: 0, max: 10_000_000 }),
      seed: fc.integer({ min: 0 }),
    })
    .map(({ bar, share, quantity, volume, seed, ...rest }) => ({
      seed,
      context: () => ({
        ...rest,
        quantity: quantity / 1000,
        volume: volume / 1000,
        high: bar.high,
        low: bar.low,
        reference: bar.low + share * (bar.high - bar.low),
        random: new SeededRandom(seed),
      }),
    }));
}

/** Any fill whose fee is due. */
export function anyFeeContext(): fc.Arbitrary<FeeContext> {
  return fc
    .record({
      instrument: fc.constantFrom(...instruments),
      side: side(),
      liquidity: fc.constantFrom('maker' as const, 'taker' as const),
      price: fc.integer({ min: 1, max: 100_000_000 }),
      quantity: fc.integer({ min: 1, max: 10_000_000 }),
      at: instant(),
    })
    .map(({ instrument, price, quantity, ...rest }) => ({
      ...rest,
      instrument,
      price: new Exact(price, instrument.priceScale),
      quantity: new Exact(quantity, instrument.quantityScale),
      notional: new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale),
    }));
}
