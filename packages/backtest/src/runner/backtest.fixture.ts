import {
  type Bar,
  type BarSeries,
  barColumns,
  type DurationMs,
  defineInstrument,
  defineStrategy,
  hour,
  type Instrument,
  isRxtradeError,
  type QuoteSeries,
  type RxtradeError,
  type Strategy,
  type StrategyContext,
  type TradeSeries,
} from '@rxtrade/core';
import { fixedSlippage, fixedSpread } from '@rxtrade/simulator';
import { z } from 'zod';
import type { BacktestOptions } from './backtest-options.ts';
import type { BacktestResult } from './result.ts';

/** 2024-01-01, a Monday. */
export const newYear = Date.UTC(2024, 0, 1);

/** A spot pair with a tick of a cent, a step of a thousandth, and a taker fee of 0.1%. */
export function pair(base: string, quote = 'USDT'): Instrument {
  return defineInstrument({
    id: `${base}${quote}`,
    kind: 'spot',
    base,
    quote,
    rules: [{ tickSize: '0.01', quantityStep: '0.001', minNotional: '10', feeRateTaker: '0.001' }],
  });
}

export const btc = pair('BTC');

type Row = readonly [open: number, high: number, low: number, close: number];

/** Bars written by hand, one after the other from 2024-01-01 on. */
export function seriesOf(
  rows: readonly Row[],
  options: { readonly instrument?: Instrument; readonly intervalMs?: DurationMs } = {},
): BarSeries {
  const { instrument = btc, intervalMs = hour } = options;
  const columns = barColumns(rows.length);
  for (const [i, [open, high, low, close]] of rows.entries()) {
    columns.openAt[i] = newYear + i * intervalMs;
    columns.open[i] = open;
    columns.high[i] = high;
    columns.low[i] = low;
    columns.close[i] = close;
    columns.volume[i] = 1;
  }
  return { instrument, intervalMs, columns };
}

/** Trades of one unit, a millisecond apart from 2024-01-01 on, bought and sold in turn. */
export function tradesOf(prices: readonly number[], instrument: Instrument = btc): TradeSeries {
  const at = Float64Array.from(prices, (_, i) => newYear + i);
  return {
    kind: 'trades',
    instrument,
    columns: {
      length: prices.length,
      eventAt: at,
      receivedAt: at,
      price: Float64Array.from(prices),
      quantity: new Float64Array(prices.length).fill(1),
      side: Int8Array.from(prices, (_, i) => (i % 2 === 0 ? 1 : -1)),
    },
  };
}

/** Best bids and asks of one unit each, a millisecond apart from 2024-01-01 on. */
export function quotesOf(
  rows: readonly (readonly [bid: number, ask: number])[],
  instrument: Instrument = btc,
): QuoteSeries {
  const at = Float64Array.from(rows, (_, i) => newYear + i);
  const ones = new Float64Array(rows.length).fill(1);
  return {
    kind: 'quotes',
    instrument,
    columns: {
      length: rows.length,
      eventAt: at,
      receivedAt: at,
      bid: Float64Array.from(rows, ([bid]) => bid),
      bidQuantity: ones,
      ask: Float64Array.from(rows, ([, ask]) => ask),
      askQuantity: ones,
    },
  };
}

/** Four hours of a rise. */
export const rise = seriesOf([
  [100, 101, 99, 100],
  [100, 105, 100, 104],
  [110, 112, 108, 109],
  [120, 125, 118, 122],
]);

/** Closes that swing around 100 by a rule, so that averages cross again and again. */
export function swings(
  count: number,
  options: { readonly instrument?: Instrument; readonly phase?: number } = {},
): BarSeries {
  const closeOf = (i: number) => 100 + 10 * Math.sin((i + (options.phase ?? 0)) / 7) + 5 * Math.sin(i / 3);
  return seriesOf(
    Array.from({ length: count }, (_, i) => {
      const [open, close] = [closeOf(i - 1), closeOf(i)];
      return [open, Math.max(open, close) + 1, Math.min(open, close) - 1, close] as const;
    }),
    options.instrument && { instrument: options.instrument },
  );
}

type Act = (context: StrategyContext, bar: Bar) => void;

/** A strategy that does what it is told at the bar of each index, of any series. */
export function scripted(acts: Readonly<Record<number, Act>>, options: { readonly warmUp?: number } = {}): Strategy {
  return defineStrategy({
    name: 'scripted',
    params: z.object({}),
    ...(options.warmUp !== undefined && { warmUp: () => options.warmUp ?? 0 }),
    setup: (context) => ({ onBar: (bar) => acts[bar.index]?.(context, bar) }),
  });
}

/** Buys or sells so many units at market. */
export function market(side: 'buy' | 'sell', quantity: string): Act {
  return (context, { instrument }) => {
    context.order({ kind: 'market', instrument, side, size: { quantity }, reason: `${side} ${quantity}` });
  };
}

const Swing = z.strictObject({ period: z.int().positive().default(5), share: z.number().default(0.5) });

/** Long above the mean of the last closes, flat below it. Draws a random number for every reason. */
export const meanFollower = defineStrategy({
  name: 'mean-follower',
  params: Swing,
  warmUp: ({ period }) => period,
  setup: (context, { period, share }) => {
    const closes = new Map<Instrument, number[]>();
    return {
      onBar: (bar) => {
        const window = [...(closes.get(bar.instrument) ?? []), bar.close].slice(-period);
        closes.set(bar.instrument, window);
        const mean = window.reduce((sum, close) => sum + close, 0) / window.length;
        context.target(bar, bar.close > mean ? share : 0, `draw ${context.random.nextInt()}`);
      },
    };
  },
});

/** 10 000 USDT, half a spread and slippage of 10 bps each for a taker. */
export function optionsOf(options: Partial<BacktestOptions> = {}): BacktestOptions {
  return {
    series: [rise],
    strategies: [{ strategy: scripted({}) }],
    balances: { USDT: '10000' },
    venue: { spread: fixedSpread(20), slippage: fixedSlippage(10) },
    ...options,
  };
}

/** Everything a run decided and did, as plain values to be compared. */
export function storyOf({ fills, decisions, refusals, trades, curve, orders, metrics, warnings }: BacktestResult) {
  return {
    fills: fills.map(({ order, eventAt, side, exactPrice, exactQuantity, exactFee }) =>
      [order.number, eventAt, side, exactPrice, exactQuantity, exactFee].join(' '),
    ),
    decisions: decisions.map(({ at, strategy, instrument, amount, reason }) => [
      at,
      strategy,
      instrument.id,
      amount,
      reason,
    ]),
    refusals: refusals.map(({ at, by, code, reason }) => [at, by, code, reason]),
    trades: trades.map(({ instrument, ...trade }) => ({ ...trade, instrument: instrument.id })),
    orders: orders.map(({ number, state, endReason }) => [number, state, endReason]),
    equity: [...curve.equity],
    at: [...curve.at],
    metrics,
    warnings,
  };
}

/** The coded error that `run` throws; anything else it does fails the test. */
export function refusalOf(run: () => unknown): RxtradeError {
  try {
    run();
  } catch (error) {
    if (isRxtradeError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
