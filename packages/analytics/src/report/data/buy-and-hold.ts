import { type BarSeries, type EquityCurve, isoOf } from '@rxtrade/core';

/** Buy and hold beside a run: what the account would be worth, and the return of the price alone. */
export type BuyAndHold = {
  readonly name: string;
  /** At the curve's points, as far as there are prices. */
  readonly value: Float64Array;
  readonly totalReturn: number;
};

/**
 * Values an account that put everything into one instrument at the first point of the curve, deposits when they came,
 * and never paid a cost. It ends with the instrument's bars, and says so where the curve goes on. Undefined where there
 * is nothing to compare: no bars, no equity, or prices in another currency than the one that is asked for.
 */
export function buyAndHoldOf(
  curve: EquityCurve,
  series: BarSeries | undefined,
  currency: string | undefined,
): BuyAndHold | undefined {
  const { equity, flow } = curve;
  const isForeign = currency !== undefined && series?.instrument.quote !== currency;
  if (series === undefined || isForeign || !((equity[0] ?? 0) > 0)) return undefined;
  const price = pricesAt(curve, series);
  const first = price[0];
  if (first === undefined) return undefined;
  let units = (equity[0] as number) / first;
  const value = price.map((now, i) => {
    if (i > 0) units += (flow[i] as number) / now;
    return units * now;
  });
  const last = price.length - 1;
  const until = price.length < curve.length ? ` until ${isoOf(curve.at[last] as number).slice(0, 10)}` : '';
  return {
    name: `Buy and hold ${series.instrument.id}${until}`,
    value,
    totalReturn: (price[last] as number) / first - 1,
  };
}

/** The close of the last bar that was complete at each instant; before the first, its open; nothing after the last. */
function pricesAt({ at, length }: EquityCurve, { columns, intervalMs }: BarSeries): Float64Array {
  const { openAt, open, close, length: bars } = columns;
  if (bars === 0) return new Float64Array();
  const price = new Float64Array(length);
  const endAt = (openAt[bars - 1] as number) + intervalMs;
  let next = 0;
  for (let i = 0; i < length; i++) {
    const instant = at[i] as number;
    if (instant > endAt) return price.slice(0, i);
    while (next < bars && (openAt[next] as number) + intervalMs <= instant) next += 1;
    price[i] = (next === 0 ? open[0] : close[next - 1]) as number;
  }
  return price;
}
