import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';

/** Units that were acquired together and are still held, with what is left of their cost. */
export type Lot = {
  /** The id of the transaction that acquired it. */
  readonly id: string;
  readonly asset: Currency;
  /** Where it lies; absent where basis is followed over all accounts. */
  readonly account?: string;
  readonly acquiredAt: EpochMs;
  readonly acquiredDay: LocalDay;
  /** The day its holding period counts from, where that is not the day it was acquired (a wash sale). */
  readonly holdingFrom?: LocalDay;
  readonly quantity: Exact;
  /** In the reporting currency, with acquisition fees and what wash sales have added. */
  readonly costBasis: Exact;
  /** How its cost came into the reporting currency. */
  readonly rate?: Rate;
};

/** What is left of a pool: units that share one cost. */
export type Pool = {
  readonly asset: Currency;
  readonly account?: string;
  readonly quantity: Exact;
  readonly cost: Exact;
};
