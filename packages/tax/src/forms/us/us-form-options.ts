import type { Exact } from '@rxtrade/core';
import { roundHalfUp, zero } from '../../amounts/exact-math.ts';
import type { Reported1099Da } from './reported-sales.ts';

/** How the forms of the United States are written. Without any of it every sale is a row, to the cent. */
export type UsFormOptions = {
  /** What brokers reported of digital assets: it ticks boxes G, H, J and K, and calls for code B where their basis is another. */
  readonly reported?: readonly Reported1099Da[];
  /**
   * Whether sales whose basis was reported and that need no adjustment go to lines 1a and 8a of Schedule D as totals, without
   * rows (Instructions for Form 8949, Exception 1). False unless told: everything is listed.
   */
  readonly totalsToScheduleD?: boolean;
  /** Whether every amount is in whole dollars, half a dollar up, as the instructions allow if it is done throughout. */
  readonly wholeDollars?: boolean;
};

/** The places that amounts of a form have. */
export function placesOf({ wholeDollars = false }: UsFormOptions): number {
  return wholeDollars ? 0 : 2;
}

/** `-12.50`; `-13` in whole dollars. */
export function usAmount(amount: Exact, options: UsFormOptions = {}): string {
  const places = placesOf(options);
  const rounded = roundHalfUp(amount, places);
  const [whole = '0', fraction = ''] = rounded.compare(zero) === 0 ? ['0'] : rounded.toString().split('.');
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
}
