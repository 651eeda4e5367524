import { day, hour, type RoundTrip } from '@rxtrade/core';
import type { TradeStatistics } from '../metrics/metrics.ts';
import { Converter, type Reporting } from '../trades/rates.ts';
import { tradeStatistics } from '../trades/trade-statistics.ts';
import { reasonKind } from './reason-kind.ts';

/**
 * What trades are told apart by. `hour` (`00` to `23`) and `weekday` (`Monday`) are those of the entry, in UTC. `tag` is
 * that of the order which opened it, `none` without one. `exitKind` and `entryKind` are reasons whose numbers do not count,
 * see `reasonKind`. Anything else is a function from a trade to the name of its group.
 */
export type BreakdownBy =
  | 'exitReason'
  | 'exitKind'
  | 'entryReason'
  | 'entryKind'
  | 'instrument'
  | 'strategy'
  | 'side'
  | 'tag'
  | 'hour'
  | 'weekday'
  | ((trade: RoundTrip) => string);

/** The trades that have something in common, and what they say. */
export type TradeGroup = {
  readonly name: string;
  /** After fees, in the reporting currency. */
  readonly profit: number;
  readonly statistics: TradeStatistics;
};

/**
 * Splits trades into groups and measures each. Hours and weekdays come in their order, others by how many trades they
 * have, most first, then by name; a group without a trade is left out. Profits and counts of all groups add up to those of
 * all trades.
 *
 * @throws E420 when a trade is in another currency than the reporting one and there is no rate.
 */
export function breakdown(
  trades: readonly RoundTrip[],
  by: BreakdownBy,
  reporting: Reporting = {},
): readonly TradeGroup[] {
  const nameOf = typeof by === 'function' ? by : namers[by];
  const groups = new Map<string, RoundTrip[]>();
  for (const trade of trades) {
    const name = nameOf(trade);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [trade]);
    else group.push(trade);
  }
  // one currency for all groups, also where the first trade of one is in another
  const reportingCurrency = reporting.reportingCurrency ?? trades[0]?.instrument.quote;
  const common: Reporting = { ...reporting, ...(reportingCurrency !== undefined && { reportingCurrency }) };
  const converter = new Converter(common, undefined);
  const result = Array.from(groups, ([name, group]) => ({
    name,
    profit: group.reduce((sum, { pnl, instrument, exitAt }) => sum + pnl * converter.rate(instrument.quote, exitAt), 0),
    statistics: tradeStatistics(group, common),
  }));
  return result.sort(orderOf(by));
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const namers: Readonly<Record<Exclude<BreakdownBy, (trade: RoundTrip) => string>, (trade: RoundTrip) => string>> = {
  exitReason: ({ exitReason }) => exitReason,
  exitKind: ({ exitReason }) => reasonKind(exitReason),
  entryReason: ({ entryReason }) => entryReason,
  entryKind: ({ entryReason }) => reasonKind(entryReason),
  instrument: ({ instrument }) => instrument.id,
  strategy: ({ strategy }) => strategy,
  side: ({ side }) => side,
  tag: ({ tag }) => tag ?? 'none',
  hour: ({ entryAt }) => String(cycle(Math.floor(entryAt / hour), 24)).padStart(2, '0'),
  // 1970-01-01 was a Thursday
  weekday: ({ entryAt }) => weekdays[cycle(Math.floor(entryAt / day) + 3, 7)] ?? '',
};

function orderOf(by: BreakdownBy): (a: TradeGroup, b: TradeGroup) => number {
  if (by === 'weekday') {
    const places = new Map<string, number>(weekdays.map((name, i) => [name, i]));
    return (a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0);
  }
  const byName = (a: TradeGroup, b: TradeGroup) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return by === 'hour' ? byName : (a, b) => b.statistics.count - a.statistics.count || byName(a, b);
}

/** The remainder in [0, length), also of instants before 1970. */
function cycle(value: number, length: number): number {
  return ((value % length) + length) % length;
}
