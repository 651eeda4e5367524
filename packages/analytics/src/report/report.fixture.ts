import {
  type BarSeries,
  barColumns,
  defineInstrument,
  type EquityCurve,
  Exact,
  minute,
  type RoundTrip,
  SeededRandom,
} from '@rxtrade/core';
import type { CostCurve } from '../costs/cost-curve.ts';
import { newYear } from '../curve.fixture.ts';
import { measure } from '../metrics/measure.ts';
import type { ReportFill, ReportInput } from './report-input.ts';

export type RunSize = { readonly ids: readonly string[]; readonly bars: number; readonly trades: number };

/** Five-minute bars of a random walk from 2024 on. */
export function walk(id: string, bars: number, seed: number): BarSeries {
  const random = new SeededRandom(seed);
  const columns = barColumns(bars);
  let price = 100;
  for (let i = 0; i < bars; i++) {
    const close = price * (1 + (random.next() - 0.5) * 0.004);
    columns.openAt[i] = newYear + i * 5 * minute;
    columns.open[i] = price;
    columns.high[i] = Math.max(price, close) * 1.001;
    columns.low[i] = Math.min(price, close) * 0.999;
    columns.close[i] = close;
    columns.volume[i] = random.next() * 100;
    price = close;
  }
  const rules = [{ tickSize: '0.01', quantityStep: '0.001' }];
  const instrument = defineInstrument({ id, kind: 'spot', base: id.replace('USDT', ''), quote: 'USDT', rules });
  return { instrument, intervalMs: 5 * minute, columns };
}

/** Round trips that share the time evenly, over the instruments in turn; every third is short. */
export function tripsOver(series: readonly BarSeries[], count: number): readonly RoundTrip[] {
  return Array.from({ length: count }, (_, i) => {
    const { instrument, columns } = series[i % series.length] as BarSeries;
    const entry = Math.floor((i * (columns.length - 8)) / Math.max(1, count));
    const exit = entry + 2 + (i % 5);
    const side = i % 3 === 2 ? 'short' : 'long';
    const [entryPrice, exitPrice] = [columns.close[entry] as number, columns.close[exit] as number];
    const fees = (entryPrice + exitPrice) * 0.001;
    return {
      strategy: 'walker',
      instrument,
      side,
      quantity: 1,
      entryAt: (columns.openAt[entry] as number) + 5 * minute,
      exitAt: (columns.openAt[exit] as number) + 5 * minute,
      entryPrice,
      exitPrice,
      pnl: (side === 'long' ? 1 : -1) * (exitPrice - entryPrice) - fees,
      fees,
      entryReason: `${(entryPrice / 31).toFixed(2)}% over 288 bars is above 1.00%; volatility ${(i / 7).toFixed(2)}%`,
      exitReason: `${(exitPrice / 37).toFixed(2)}% over 288 bars is below 0.00%`,
    };
  });
}

export function fillsOf(trips: readonly RoundTrip[]): readonly ReportFill[] {
  return trips.flatMap(({ instrument, side, entryAt, exitAt, entryPrice, exitPrice, quantity }) => {
    const part = (isEntry: boolean): ReportFill => ({
      instrument,
      side: isEntry === (side === 'long') ? 'buy' : 'sell',
      eventAt: isEntry ? entryAt : exitAt,
      exactPrice: Exact.of((isEntry ? entryPrice : exitPrice).toFixed(2)),
      exactQuantity: Exact.of(quantity.toFixed(3)),
      liquidity: 'taker',
      report: { slippage: 0.02 },
    });
    return [part(true), part(false)];
  });
}

/** A point a bar, of the money that the trips made so far. */
export function curveOver({ columns, intervalMs }: BarSeries, trips: readonly RoundTrip[]): EquityCurve {
  const { length } = columns;
  const equity = new Float64Array(length);
  const exits = trips.toSorted((a, b) => a.exitAt - b.exitAt);
  let value = 10_000;
  let next = 0;
  const at = columns.openAt.map((openAt) => openAt + intervalMs);
  for (let i = 0; i < length; i++) {
    for (; (exits[next]?.exitAt ?? Number.POSITIVE_INFINITY) <= (at[i] as number); next++)
      value += exits[next]?.pnl ?? 0;
    equity[i] = Math.max(100, value);
  }
  return { length, at, equity, flow: new Float64Array(length) };
}

/** A whole run; the second argument replaces parts of it. */
export function runOf(
  { ids, bars, trades: count }: RunSize = { ids: ['BTCUSDT', 'ETHUSDT'], bars: 3000, trades: 40 },
  given: Partial<ReportInput> = {},
): ReportInput {
  const series = ids.map((id, i) => walk(id, bars, i + 1));
  const trades = given.trades ?? tripsOver(series, count);
  const fills = given.fills ?? fillsOf(trades);
  const curve = given.curve ?? curveOver(series[0] as BarSeries, trades);
  return {
    title: 'A walk',
    isSynthetic: true,
    curve,
    metrics: measure({ curve, trades, fills }, { reportingCurrency: 'USDT' }),
    series,
    trades,
    fills,
    assumptions: [
      { label: 'Fees', value: '0.1% a fill' },
      { label: 'Slippage', value: '2 bps' },
    ],
    warnings: [],
    currency: 'USDT',
    ...given,
  };
}

/** A run that has everything a report can show: tags, kinds of reasons, costs, a benchmark, days enough to roll over. */
export function fullRun(given: Partial<ReportInput> = {}): ReportInput {
  const size = { ids: ['BTCUSDT', 'ETHUSDT'], bars: 20_000, trades: 200 };
  const { series, trades: plain } = runOf(size);
  const trades = plain.map((trip, i) => ({
    ...trip,
    exitReason: i % 2 === 0 ? `stop at ${i}.5` : 'target',
    ...(i % 3 === 0 && { tag: 'dip' }),
  }));
  const run = runOf(size, { trades, series });
  const under = (name: CostCurve['name'], factor: number): CostCurve => {
    const equity = run.curve.equity.map((value, i) => value * factor ** (i / run.curve.length));
    const curve = { ...run.curve, equity };
    return { name, curve, metrics: measure({ curve, trades }, { reportingCurrency: 'USDT' }), text: `${name} ones` };
  };
  return { ...run, costs: [under('kind', 1.03), under('expected', 1), under('harsh', 0.9)], ...given };
}
