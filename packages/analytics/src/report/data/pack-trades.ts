import type { BarSeries, RoundTrip } from '@rxtrade/core';
import { excursions } from '../../excursions/excursions.ts';
import { packTimes, rounded } from './numbers.ts';
import { TextPacker } from './pack-texts.ts';
import type { PackedTrades } from './report-data.ts';

/** As many as a page of eight megabytes carries; of more, those that earned or lost most are shown. */
const tradesMax = 60_000;
/** Characters. */
const reasonsMax = 2_500_000;

/** Round trips as columns, by entry time. `instruments` are the ids that indexes refer to, `series` the bars they saw. */
export function packTrades(
  trades: readonly RoundTrip[],
  instruments: readonly string[],
  series: readonly BarSeries[],
): PackedTrades {
  const shown = mostWeighty(trades).toSorted((a, b) => a.entryAt - b.entryAt || a.exitAt - b.exitAt);
  const { adverse, favorable } = excursions(shown, series);
  const tags = [...new Set(shown.flatMap(({ tag }) => (tag === undefined ? [] : [tag])))];
  const indexOfTag = new Map(tags.map((tag, i) => [tag, i]));
  const strategies = [...new Set(shown.map(({ strategy }) => strategy))];
  const indexOfInstrument = new Map(instruments.map((id, i) => [id, i]));
  const indexOfStrategy = new Map(strategies.map((name, i) => [name, i]));
  const reasons = new TextPacker(reasonsMax);
  const column = (read: (trade: RoundTrip) => number) => shown.map(read);
  return {
    total: trades.length,
    strategies,
    instrument: column(({ instrument }) => indexOfInstrument.get(instrument.id) ?? 0),
    strategy: column(({ strategy }) => indexOfStrategy.get(strategy) ?? 0),
    side: column(({ side }) => (side === 'long' ? 1 : -1)),
    entryAt: packTimes(column(({ entryAt }) => entryAt)),
    exitAt: packTimes(column(({ exitAt }) => exitAt)),
    quantity: column(({ quantity }) => rounded(quantity, 8)),
    entryPrice: column(({ entryPrice }) => rounded(entryPrice, 8)),
    exitPrice: column(({ exitPrice }) => rounded(exitPrice, 8)),
    pnl: column(({ pnl }) => rounded(pnl, 6)),
    fees: column(({ fees }) => rounded(fees, 5)),
    adverse: basisPoints(adverse),
    favorable: basisPoints(favorable),
    tag: tags.length === 0 ? [] : column(({ tag }) => (tag === undefined ? -1 : (indexOfTag.get(tag) ?? -1))),
    tags,
    entryReason: column(({ entryReason }) => reasons.add(entryReason)),
    exitReason: column(({ exitReason }) => reasons.add(exitReason)),
    reasons: reasons.packed(),
  };
}

/** Three digits are more than a plot shows. */
function basisPoints(shares: Float64Array): number[] {
  return Array.from(shares, (share) => (Number.isNaN(share) ? -1 : rounded(share * 10_000, 3)));
}

function mostWeighty(trades: readonly RoundTrip[]): readonly RoundTrip[] {
  if (trades.length <= tradesMax) return trades;
  return trades.toSorted((a, b) => Math.abs(b.pnl) - Math.abs(a.pnl)).slice(0, tradesMax);
}
