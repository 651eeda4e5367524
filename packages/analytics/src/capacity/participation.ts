import { type BarSeries, indexAtOrAfter } from '@rxtrade/core';
import { finestSeries } from '../bars/finest-series.ts';
import { quantileOf } from '../distribution/quantile.ts';
import { finite } from '../growth/finite.ts';
import type { MeasuredFill } from '../trades/exposure.ts';

/** How much of what a market traded was ours, over the bars in which we traded. */
export type Participation = {
  /** In how many bars something was filled and volume is known. */
  readonly bars: number;
  /** Fills outside the bars, or in a bar without volume: nothing is known of them, and nothing else counts them. */
  readonly unknownFills: number;
  /** Share of a bar's volume that was ours, half of the bars above it. Undefined without a bar, as are the others. */
  readonly median: number | undefined;
  /** One bar in twenty above it, linear between two. */
  readonly high: number | undefined;
  readonly highest: number | undefined;
  /** In how many bars more was filled than anybody traded. */
  readonly beyond: number;
};

/**
 * Participation: quantity filled in a bar / volume of that bar, both in base units or contracts, over every bar in which
 * something was filled. A fill belongs to the bar that its instant lies in; of several series of an instrument, the one of
 * the shortest bars is read. Above 1, more was filled than anybody traded. The definition is rxtrade's own.
 */
export function participation(fills: readonly MeasuredFill[], series: readonly BarSeries[]): Participation {
  const finest = finestSeries(series);
  const filled = new Map<BarSeries, Map<number, number>>();
  let unknownFills = 0;
  for (const { instrument, eventAt, exactQuantity } of fills) {
    const bars = finest.get(instrument);
    const index = bars === undefined ? -1 : indexOfBar(bars, eventAt);
    if (bars === undefined || index < 0 || !((bars.columns.volume[index] as number) > 0)) {
      unknownFills += 1;
      continue;
    }
    let ours = filled.get(bars);
    if (ours === undefined) {
      ours = new Map();
      filled.set(bars, ours);
    }
    ours.set(index, (ours.get(index) ?? 0) + exactQuantity.toFloat());
  }
  const shares = [...filled].flatMap(([{ columns }, ours]) =>
    Array.from(ours, ([index, quantity]) => quantity / (columns.volume[index] as number)),
  );
  const sorted = Float64Array.from(shares).sort();
  return {
    bars: sorted.length,
    unknownFills,
    median: finite(quantileOf(sorted, 0.5)),
    high: finite(quantileOf(sorted, 0.95)),
    highest: finite(quantileOf(sorted, 1)),
    // a share is a quotient of floats: what is above 1 by rounding is not above it
    beyond: shares.filter((share) => share > 1 + 1e-9).length,
  };
}

/** The bar that an instant lies in; -1 outside all of them. */
function indexOfBar({ columns, intervalMs }: BarSeries, at: number): number {
  const index = indexAtOrAfter(columns, at + 1) - 1;
  return index >= 0 && at < (columns.openAt[index] as number) + intervalMs ? index : -1;
}
