import type { EpochMs, Exact, Integer, OrderRequest } from '@rxtrade/core';

/** A fill that a venue is known to have given. What is absent is what the simulated venue's own models say. */
export type KnownFill = {
  /** Its place among all that is known: fills that are due together happen in this order. */
  readonly rank: number;
  readonly eventAt: EpochMs;
  readonly receivedAt: EpochMs;
  /** In the instrument's quantity units, of the `asked` of its outcome. */
  readonly quantity: Integer;
  readonly liquidity: 'maker' | 'taker';
  /** The price in quote before spread and slippage. */
  readonly reference: number;
  /** The whole spread as a rate of the price. */
  readonly spread?: number;
  /** What it traded at, in price units, whatever the models say. */
  readonly price?: Integer;
  readonly fee?: { readonly amount: Exact; readonly currency: string };
};

/** How an order ended that did not fill whole. */
export type KnownEnd = {
  readonly kind: 'cancelled' | 'expired' | 'rejected';
  readonly eventAt: EpochMs;
  readonly receivedAt: EpochMs;
  readonly code: string;
  readonly reason: string;
};

/** All that became of an order of `asked` units. Another size of it fills for the same share. */
export type KnownOutcome = {
  readonly asked: Integer;
  /** In `receivedAt` order. */
  readonly fills: readonly KnownFill[];
  readonly end?: KnownEnd;
};

/** What is known to have become of orders: those are not matched, and what is known happens to them when it did. */
export interface OutcomeModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Asked once for each order and leg as it comes to the venue; undefined where the market decides. */
  outcomeOf(request: OrderRequest): KnownOutcome | undefined;
}
