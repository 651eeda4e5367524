import { type Currency, day as dayMs, Exact, type ExactInput, type Rate, RxtradeError } from '@rxtrade/core';
import { dayText, type LocalDay } from '../calendar/local-day.ts';
import type { RateSource } from './rate-source.ts';

/** One rate: `to` for one unit of `from`, on a day written `2024-03-01`. */
export type RateEntry = {
  readonly from: Currency;
  readonly to: Currency;
  readonly day: string;
  readonly rate: ExactInput;
};

/** How a table of rates answers. */
export type TableRatesOptions = {
  /** What lines are told to have their rate from. */
  readonly name: string;
  /** How many days a rate still stands for, where a day has none: weekends and holidays. 7 unless told. */
  readonly staleDaysMax?: number;
};

type Dated = { readonly day: LocalDay; readonly rate: Exact };

/**
 * A `RateSource` over a table in memory: the rate of that day, or of the last day before it that has one, no older than
 * `staleDaysMax`. Pairs are not inverted: an authority's rate one way is not its rate the other way.
 *
 * @throws E501 when a day is not written as `2024-03-01`, or a rate is not more than zero.
 */
export function tableRates(entries: Iterable<RateEntry>, { name, staleDaysMax = 7 }: TableRatesOptions): RateSource {
  const pairs = new Map<string, Dated[]>();
  const currencies = new Set<Currency>();
  for (const entry of entries) {
    currencies.add(entry.from).add(entry.to);
    const key = `${entry.from}\n${entry.to}`;
    const list = pairs.get(key) ?? [];
    list.push(datedOf(entry));
    pairs.set(key, list);
  }
  for (const list of pairs.values()) list.sort((a, b) => a.day - b.day);
  return {
    name,
    currencies,
    rateOn(from, to, day): Rate | undefined {
      const found = latestUpTo(pairs.get(`${from}\n${to}`) ?? [], day);
      if (found === undefined || found.day < day - staleDaysMax) return undefined;
      return { from, to, rate: found.rate, source: `${name}, ${dayText(found.day)}`, at: found.day * dayMs };
    },
  };
}

function datedOf({ from, to, day, rate }: RateEntry): Dated {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const exact = Exact.of(rate);
  if (Number.isNaN(at) || exact.units <= 0)
    throw new RxtradeError(
      'E501',
      `the rate from ${from} to ${to} on "${day}" is "${exact}"; write the day as 2024-03-01 and a rate above zero`,
      { from, to, day },
    );
  return { day: at / dayMs, rate: exact };
}

function latestUpTo(list: readonly Dated[], day: LocalDay): Dated | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Dated).day <= day) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}

/** A source without any rate: everything must be in the reporting currency, or carry its own. */
export const noRates: RateSource = { name: 'none', rateOn: () => undefined };
