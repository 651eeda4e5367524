import type { Instrument } from '../instrument/index.ts';
import type { Integer } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { OrderTerms, PositionSide, Side } from './terms.ts';

/** A protective order that comes alive as its entry fills, on the other side and never for more than was filled. */
export type LegRequest = {
  readonly number: number;
  readonly role: 'stop-loss' | 'take-profit';
  readonly terms: OrderTerms;
};

/**
 * What we ask of a venue: immutable, and complete enough to be found again. `number` counts this trader's orders; the
 * client order id is text made of it at the door. Legs and linked orders have their numbers from the start, so that a
 * fill of theirs is never foreign.
 */
export type OrderRequest = {
  readonly number: number;
  readonly instrument: Instrument;
  readonly side: Side;
  /** In units of the instrument's quantity scale, above zero. */
  readonly quantity: Integer;
  readonly terms: OrderTerms;
  readonly reduceOnly: boolean;
  readonly positionSide: PositionSide;
  readonly legs: readonly LegRequest[];
  /** Orders of one group cancel each other: a fill of one ends the rest. Zero: none. */
  readonly ocoGroup: number;
  readonly decidedAt: EpochMs;
};
