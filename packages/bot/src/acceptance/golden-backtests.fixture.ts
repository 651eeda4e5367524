import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  type Bar,
  type BarColumns,
  type BarSeries,
  barColumns,
  day,
  defineInstrument,
  defineStrategy,
  type Instrument,
  type Strategy,
  type StrategyContext,
  sizeAtOpen,
} from '@rxtrade/core';
import {
  constantLatency,
  type FillModel,
  noSlippage,
  noSpread,
  type SimulatedVenueSettings,
  standardFills,
} from '@rxtrade/simulator';
import { z } from 'zod';
import { sharedFile } from '../../../../scripts/testing/needs.ts';

export type GoldenTrade = {
  size: number;
  entryBar: number;
  exitBar: number;
  entryPrice: number;
  exitPrice: number;
  pnl: number;
  commission: number;
};
export type GoldenCase = { trades: GoldenTrade[]; equity: [number, number][]; stats: Record<string, unknown> };

export function goldenCase(name: string): GoldenCase {
  return JSON.parse(readFileSync(sharedFile(`golden/backtest/${name}.json`), 'utf8')) as GoldenCase;
}

function columnsOf(path: string): BarColumns {
  const rows = gunzipSync(readFileSync(sharedFile(path)))
    .toString()
    .trim()
    .split('\n')
    .slice(1);
  const columns = barColumns(rows.length);
  rows.forEach((row, i) => {
    const [time, open, high, low, close, volume] = row.split(',').map(Number);
    columns.openAt[i] = time as number;
    columns.open[i] = open as number;
    columns.high[i] = high as number;
    columns.low[i] = low as number;
    columns.close[i] = close as number;
    columns.volume[i] = volume as number;
  });
  return columns;
}

/** GOOG with the golden's commission, on a price scale far finer than a cent: its stops lie between ticks. */
export function googSeries(commission: string): BarSeries {
  const instrument = defineInstrument({
    id: 'GOOG',
    kind: 'equity',
    base: 'GOOG',
    quote: 'USD',
    priceScale: 11,
    rules: [{ tickSize: '0.0000000001', quantityStep: '1', feeRateMaker: commission, feeRateTaker: commission }],
  });
  return { instrument, intervalMs: day, columns: columnsOf('data/us-GOOG-1d.csv.gz') };
}

/** The goldens' fill rules: touched limits fill, gaps fill at the open, and a stop entry's target may fill on its bar. */
function goldenFills(): FillModel {
  const standard = standardFills({ limit: 'touch', gap: 'open' });
  return {
    ...standard,
    name: 'as the golden cases',
    legPhase: (_entry, legs, bar) => {
      const stop = legs.find(({ role }) => role === 'stop-loss');
      const target = legs.find(({ role }) => role === 'take-profit');
      return stop !== undefined && target !== undefined && bar.high >= target.limit && bar.low > stop.trigger
        ? 'from-open'
        : 'next-bar';
    },
  };
}

export const goldenVenue: SimulatedVenueSettings = {
  slippage: noSlippage(),
  spread: noSpread(),
  latency: constantLatency(0),
  fills: goldenFills(),
};

/** All there is, less the rounding of the last digit. */
const all = 1 - 2.2e-16;

class Cross {
  private above: number | undefined;
  /** 1 when `a` rises above `b` at this value, -1 when it falls below, 0 otherwise. */
  update(difference: number): number {
    const before = this.above;
    this.above = difference;
    if (before === undefined || Number.isNaN(before) || Number.isNaN(difference)) return 0;
    return before < 0 && difference > 0 ? 1 : before > 0 && difference < 0 ? -1 : 0;
  }
}

class Window {
  readonly values: number[] = [];
  readonly size: number;
  constructor(size: number) {
    this.size = size;
  }
  push(value: number): void {
    this.values.push(value);
    if (this.values.length > this.size) this.values.shift();
  }
  get isFull(): boolean {
    return this.values.length === this.size;
  }
  get mean(): number {
    return this.isFull ? this.values.reduce((sum, value) => sum + value, 0) / this.size : Number.NaN;
  }
  get max(): number {
    return Math.max(...this.values);
  }
}

/** Wilder's smoothing: the mean of the first n, then (previous x (n - 1) + value) / n. */
class Wilder {
  private readonly first: Window;
  value = Number.NaN;
  private readonly n: number;
  constructor(n: number) {
    this.n = n;
    this.first = new Window(n);
  }
  update(value: number): number {
    if (Number.isNaN(this.value)) {
      this.first.push(value);
      this.value = this.first.mean;
    } else {
      this.value = (this.value * (this.n - 1) + value) / this.n;
    }
    return this.value;
  }
}

function close(context: StrategyContext, instrument: Instrument, reason: string): void {
  const { quantity } = context.position(instrument);
  if (quantity !== 0)
    context.order({
      kind: 'market',
      instrument,
      side: quantity > 0 ? 'sell' : 'buy',
      size: { quantity: Math.abs(quantity) },
      reason,
    });
}

class SmaCross {
  private readonly context: StrategyContext;
  private readonly fast = new Window(10);
  private readonly slow = new Window(20);
  private readonly cross = new Cross();
  constructor(context: StrategyContext) {
    this.context = context;
  }
  onBar({ close: price, instrument }: Bar): void {
    this.fast.push(price);
    this.slow.push(price);
    const direction = this.cross.update(this.slow.isFull ? this.fast.mean - this.slow.mean : Number.NaN);
    if (direction === 0) return;
    const reason = direction > 0 ? 'fast rose above slow' : 'fast fell below slow';
    this.context.cancelAll(instrument, reason);
    close(this.context, instrument, reason);
    this.context.order({
      kind: 'market',
      instrument,
      side: direction > 0 ? 'buy' : 'sell',
      size: { fraction: all },
      reason,
    });
  }
}

class RsiLong {
  private readonly context: StrategyContext;
  private readonly gain = new Wilder(14);
  private readonly loss = new Wilder(14);
  private readonly low = new Cross();
  private readonly high = new Cross();
  private previous = Number.NaN;
  constructor(context: StrategyContext) {
    this.context = context;
  }
  onBar({ close: price, instrument }: Bar): void {
    const change = price - this.previous;
    this.previous = price;
    if (Number.isNaN(change)) return;
    const gain = this.gain.update(Math.max(change, 0));
    const loss = this.loss.update(Math.max(-change, 0));
    const rsi = 100 - 100 / (1 + gain / loss);
    const fellBelow30 = this.low.update(rsi - 30) < 0;
    const roseAbove70 = this.high.update(rsi - 70) > 0;
    const isFlat = this.context.position(instrument).quantity === 0;
    if (isFlat && fellBelow30)
      this.context.order({
        kind: 'market',
        instrument,
        side: 'buy',
        size: { fraction: all },
        reason: 'RSI fell below 30',
      });
    else if (!isFlat && roseAbove70) close(this.context, instrument, 'RSI rose above 70');
  }
}

class Breakout {
  private readonly context: StrategyContext;
  private readonly highs = new Window(20);
  private readonly range = new Wilder(14);
  private previousClose = Number.NaN;
  constructor(context: StrategyContext) {
    this.context = context;
  }
  onBar({ high, low, close: price, instrument }: Bar): void {
    this.highs.push(high);
    if (!Number.isNaN(this.previousClose))
      this.range.update(Math.max(high - low, Math.abs(high - this.previousClose), Math.abs(low - this.previousClose)));
    this.previousClose = price;
    // the golden's lines are all defined from bar 19 on, and its first decision is one bar later
    if (this.context.isWarmingUp || this.context.position(instrument).quantity !== 0) return;
    this.context.cancelAll(instrument, 'a new breakout level');
    const trigger = this.highs.max;
    const atr = this.range.value;
    this.context.order({
      kind: 'stop',
      instrument,
      side: 'buy',
      size: { fraction: 0.5 },
      trigger,
      bracket: { stopLoss: trigger - 2 * atr, takeProfit: trigger + 4 * atr },
      reason: 'breakout of the 20-bar high',
    });
  }
}

const none = z.object({});

/** A golden strategy that also notes the equity at each close before it decides, as the goldens log it. */
export function goldenStrategy(name: keyof typeof kinds, equities: number[]): Strategy {
  const { warmUp, make } = kinds[name];
  return defineStrategy({
    name,
    params: none,
    warmUp: () => warmUp,
    setup: (context) => {
      const handlers = make(context);
      return {
        onBar: (bar: Bar) => {
          equities.push(context.equity());
          handlers.onBar(bar);
        },
      };
    },
  });
}

const kinds = {
  'sma-cross': { warmUp: 21, make: (context: StrategyContext) => new SmaCross(context) },
  'rsi-long': { warmUp: 16, make: (context: StrategyContext) => new RsiLong(context) },
  breakout: { warmUp: 21, make: (context: StrategyContext) => new Breakout(context) },
} as const;

export const goldenExecution = sizeAtOpen();
