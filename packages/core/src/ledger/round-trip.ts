import type { Instrument } from '../instrument/index.ts';
import type { EpochMs } from '../time/index.ts';

/**
 * A position of one strategy from flat to flat. Prices are averages over its fills, weighted by quantity; `pnl` is in
 * the instrument's quote currency, after `fees`. Floats: the exact amounts stand in the ledger.
 */
export type RoundTrip = {
  readonly strategy: string;
  readonly instrument: Instrument;
  readonly side: 'long' | 'short';
  /** The largest quantity held. */
  readonly quantity: number;
  readonly entryAt: EpochMs;
  readonly exitAt: EpochMs;
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly pnl: number;
  readonly fees: number;
  readonly entryReason: string;
  readonly exitReason: string;
  /** Of the order that opened it; absent where that had none. */
  readonly tag?: string;
};
