import { type BarSeries, day, type EquityCurve, hour, type RoundTrip } from '@rxtrade/core';
import { curveOf, newYear } from '../curve.fixture.ts';
import { measure } from '../metrics/measure.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { seriesOf } from '../trades/bars.fixture.ts';
import { btc, tripOf } from '../trades/trades.fixture.ts';
import { diagnose } from './diagnose.ts';
import type { Finding, FindingId } from './finding.ts';
import type { Diagnosed } from './subject.ts';

/** Trades of one unit with these profits, a day apart. */
export function tradesOf(profits: readonly number[]): readonly RoundTrip[] {
  return profits.map((pnl, i) =>
    tripOf({ pnl, entryAt: newYear + i * day, exitAt: newYear + i * day + hour, exitPrice: 100 + pnl }),
  );
}

/** What a run of these trades, or of this curve, measures; the account begins with 10,000 USDT. */
export function ranOf(
  given: Partial<Diagnosed> & { readonly profits?: readonly number[]; readonly figures?: Partial<Metrics> },
): Diagnosed {
  const { profits = [], figures, ...rest } = given;
  const trades = rest.trades ?? tradesOf(profits);
  const curve = rest.curve ?? curveWith(trades);
  const metrics = measure({ curve, trades, ...(rest.fills && { fills: rest.fills }) }, { reportingCurrency: 'USDT' });
  return { curve, trades, ...rest, metrics: { ...metrics, ...figures } };
}

function curveWith(trades: readonly RoundTrip[]): EquityCurve {
  let equity = 10_000;
  return curveOf([equity, ...trades.map(({ pnl }) => (equity += pnl))]);
}

/** The finding of that kind, where there is one. */
export function findingOf(id: FindingId, ...given: Parameters<typeof ranOf>): Finding | undefined {
  return diagnose(ranOf(...given)).find((finding) => finding.id === id);
}

/** A market of daily bars with these closes, the first of them at the end of 2024-01-01. */
export function marketOf(closes: readonly number[]): BarSeries {
  const bars = closes.map((close, i) => [Math.min(close, closes[i - 1] ?? close), close] as const);
  const series = seriesOf(bars, { instrument: btc, intervalMs: day });
  series.columns.close.set(closes);
  return series;
}
