import { type BarSeries, indexAtOrAfter, type RoundTrip } from '@rxtrade/core';
import { finestSeries } from '../bars/finest-series.ts';
import { PriceExtremes } from '../bars/price-extremes.ts';

/** How far prices went while a trade was open: a place in each column for each trade, in their order. */
export type Excursions = {
  readonly length: number;
  /** The worst price against the position, as a fraction of the entry price, from 0 on; NaN where bars cannot tell. */
  readonly adverse: Float64Array;
  /** The best price for the position, likewise. */
  readonly favorable: Float64Array;
};

/**
 * Maximum adverse and favorable excursion (MAE, MFE) of each trade: for a long one (entry - lowest) / entry and (highest -
 * entry) / entry over the bars that lie wholly between entry and exit, the entry and the exit price included; for a short
 * one the other way round. Before fees. Sweeney, Maximum Adverse Excursion (1996).
 *
 * A bar that a trade began or ended in is left out, as nobody knows which of its prices came before: the figures are the
 * least that is certain. NaN for a trade without a whole bar, one that the bars do not cover from end to end, and one of an
 * instrument without a series; of several series of an instrument, the one of the shortest bars is read. `entryPrice` is an
 * average where a position was built in steps.
 */
export function excursions(trades: readonly RoundTrip[], series: readonly BarSeries[]): Excursions {
  const length = trades.length;
  const adverse = new Float64Array(length).fill(Number.NaN);
  const favorable = new Float64Array(length).fill(Number.NaN);
  const finest = finestSeries(series);
  const extremes = new Map<BarSeries, PriceExtremes>();
  for (let i = 0; i < length; i++) {
    const trade = trades[i] as RoundTrip;
    const bars = finest.get(trade.instrument);
    if (bars === undefined) continue;
    const { from, to } = wholeBars(bars, trade);
    if (from >= to) continue;
    let known = extremes.get(bars);
    if (known === undefined) {
      known = new PriceExtremes(bars.columns);
      extremes.set(bars, known);
    }
    const { side, entryPrice, exitPrice } = trade;
    const rise = (Math.max(known.highest(from, to), exitPrice, entryPrice) - entryPrice) / entryPrice;
    const fall = (entryPrice - Math.min(known.lowest(from, to), exitPrice, entryPrice)) / entryPrice;
    adverse[i] = side === 'long' ? fall : rise;
    favorable[i] = side === 'long' ? rise : fall;
  }
  return { length, adverse, favorable };
}

/** The bars that begin at or after the entry and end at or before the exit; none where the series leaves out an end. */
function wholeBars({ columns, intervalMs }: BarSeries, { entryAt, exitAt }: RoundTrip): { from: number; to: number } {
  const from = indexAtOrAfter(columns, entryAt);
  // instants are whole milliseconds: the first bar that ends after the exit
  const to = indexAtOrAfter(columns, exitAt - intervalMs + 1);
  const none = { from: 0, to: 0 };
  if (from >= to) return none;
  if (from === 0 && (columns.openAt[0] as number) >= entryAt + intervalMs) return none;
  const endAt = (columns.openAt[columns.length - 1] as number) + intervalMs;
  return to === columns.length && endAt + intervalMs <= exitAt ? none : { from, to };
}
