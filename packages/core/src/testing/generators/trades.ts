import fc from 'fast-check';
import type { Instrument } from '../../instrument/index.ts';
import type { Trade } from '../../market/index.ts';
import type { EpochMs } from '../../time/index.ts';

/** Whose trades, from when on, at most how many, and how far apart at most. */
export type OrderedTradesSettings = {
  readonly instrument: Instrument;
  readonly startAt?: EpochMs;
  readonly tradesMax?: number;
  readonly apartMsMax?: number;
};

/**
 * Trades of one instrument in the order of their time, some at the same instant, with rising ids. Prices have two places;
 * quantities are eighths, so that any sum of them is exact in float64.
 */
export function orderedTrades({
  instrument,
  startAt = 0,
  tradesMax = 60,
  apartMsMax = 90_000,
}: OrderedTradesSettings): fc.Arbitrary<readonly Trade[]> {
  const print = fc.record({
    afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: apartMsMax })),
    cents: fc.integer({ min: 1, max: 10_000_000 }),
    eighths: fc.integer({ min: 1, max: 80_000 }),
    side: fc.constantFrom('buy' as const, 'sell' as const),
  });
  // 'max': any length up to tradesMax is as likely; by default fast-check stops at about ten
  return fc.array(print, { maxLength: tradesMax, size: 'max' }).map((prints) => {
    let at = startAt;
    return prints.map(({ afterMs, cents, eighths, side }, index): Trade => {
      at += afterMs;
      return {
        kind: 'trade',
        instrument,
        eventAt: at,
        receivedAt: at,
        price: cents / 100,
        quantity: eighths / 8,
        side,
        id: String(index + 1),
      };
    });
  });
}
