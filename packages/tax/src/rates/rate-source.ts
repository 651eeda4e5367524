import type { Currency, Rate } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';

/**
 * Where prices of one currency in another come from. It looks nothing up over a network: computing tax twice gives the
 * same figures twice.
 */
export interface RateSource {
  /** As it stands on a line: `Bank of England spot`, `rates.csv`. */
  readonly name: string;
  /** The currencies it has rates from or to, where it can tell: rates of several sources are joined through them. */
  readonly currencies?: Iterable<Currency>;
  /** `to` for one unit of `from` on that day; undefined when it has none. The rate says which day's it is. */
  rateOn(from: Currency, to: Currency, day: LocalDay): Rate | undefined;
}
