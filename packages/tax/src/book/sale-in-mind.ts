import type { Currency, EpochMs, Exact } from '@rxtrade/core';
import type { LotOrder } from '../methods/lot-method.ts';

/** A sale that nobody has made yet. */
export type SaleInMind = {
  readonly asset: Currency;
  /** `main` unless told; it matters where basis is followed by account. */
  readonly account?: string;
  readonly quantity: Exact;
  /** Of one unit, in the reporting currency. */
  readonly price: Exact;
  readonly at: EpochMs;
  /** Another order than the book's own, where lots are followed. */
  readonly order?: LotOrder;
};
