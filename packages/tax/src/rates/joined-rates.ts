import type { Currency, Rate } from '@rxtrade/core';
import { times } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { RateSource } from './rate-source.ts';

/**
 * Several sources as one. Of those that know a rate, it is the one of the latest day, and of one day the first. Where none
 * does, the rate goes through one other currency that the sources name: a coin priced in USDT, and USDT in money.
 */
export function joinedRates(sources: readonly RateSource[], name: string): RateSource {
  const currencies = new Set(sources.flatMap((source) => [...(source.currencies ?? [])]));
  const direct = (from: Currency, to: Currency, day: LocalDay): Rate | undefined => {
    let found: Rate | undefined;
    for (const source of sources) {
      const rate = source.rateOn(from, to, day);
      if (rate !== undefined && (found === undefined || rate.at > found.at)) found = rate;
    }
    return found;
  };
  return {
    name,
    currencies,
    rateOn(from, to, day) {
      const known = direct(from, to, day);
      if (known !== undefined) return known;
      for (const through of currencies) {
        if (through === from || through === to) continue;
        const first = direct(from, through, day);
        const second = first && direct(through, to, day);
        if (first !== undefined && second !== undefined) return chained(first, second);
      }
      return undefined;
    },
  };
}

function chained(first: Rate, second: Rate): Rate {
  return {
    ...{ from: first.from, to: second.to, rate: times(first.rate, second.rate) },
    ...{ source: `${first.source}, then ${second.source}`, at: Math.min(first.at, second.at) },
  };
}
