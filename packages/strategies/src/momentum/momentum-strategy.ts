import { type Bar, defineStrategy, type Instrument, type StrategyContext, type StrategyHandlers } from '@rxtrade/core';
import { z } from 'zod';

/** Reads the parameters of time-series momentum, with their defaults. */
export const MomentumParams = z
  .strictObject({
    /** Bars of the look-back return. */
    lookback: z.int().min(2).default(288),
    /** Bars the volatility is measured over. */
    volatilityBars: z.int().min(2).default(288),
    /** Look-back return above which it goes long. */
    entry: z.number().default(0.01),
    /** Look-back return below which it goes flat; at most the entry, so that noise does not trade. */
    exit: z.number().default(0),
    /** Volatility over the look-back that earns full exposure; a wilder market gets less, in proportion. */
    targetVolatility: z.number().positive().default(0.03),
    /** Exposure is never above this. */
    maxExposure: z.number().positive().max(10).default(1),
  })
  .refine(({ entry, exit }) => exit <= entry, { message: 'exit must not be above entry', path: ['exit'] });
/**
 * Parameters of time-series momentum; thresholds and volatilities are rates (0.01 is one percent).
 *
 * @interface
 */
export type MomentumParams = z.infer<typeof MomentumParams>;

/**
 * Time-series momentum: long while the return over the look-back is above a threshold, flat once it falls below the
 * exit threshold, with size in proportion to a target volatility.
 *
 * `r(t) = close(t) / close(t - lookback) - 1`; long when `r > entry`, flat when `r < exit`;
 * `exposure = min(maxExposure, targetVolatility / (s x sqrt(lookback)))`, `s` the standard deviation of returns per bar
 * over `volatilityBars`. Arithmetic and square roots only, which every engine rounds alike.
 *
 * Source: Moskowitz, Ooi and Pedersen, "Time Series Momentum", Journal of Financial Economics 104 (2012), 228-250, whose
 * positions are scaled by volatility; long and flat only.
 */
export const momentumStrategy = defineStrategy({
  name: 'momentum_strategy',
  title: 'Time-series momentum',
  params: MomentumParams,
  warmUp: ({ lookback, volatilityBars }) => Math.max(lookback, volatilityBars) + 1,
  setup: (context, params) => new Momentum(context, params),
});

class Momentum implements StrategyHandlers {
  private readonly context: StrategyContext;
  private readonly params: MomentumParams;
  private readonly trends = new Map<Instrument, Trend>();

  constructor(context: StrategyContext, params: MomentumParams) {
    this.context = context;
    this.params = params;
  }

  onBar(bar: Bar): void {
    const trend = this.trendOf(bar.instrument);
    const { params } = this;
    if (!trend.add(bar.close)) {
      this.context.trace(trend.unchanged, bar);
      return;
    }
    const momentum = trend.momentum;
    const wasLong = trend.isLong;
    if (momentum > params.entry) trend.isLong = true;
    else if (momentum < params.exit) trend.isLong = false;
    if (trend.isLong === wasLong) {
      this.context.trace(trend.unchanged, bar);
      return;
    }
    if (!trend.isLong) {
      this.context.target(bar, 0, `${percent(momentum)} over ${params.lookback} bars is below ${percent(params.exit)}`);
      return;
    }
    const volatility = trend.volatility * Math.sqrt(params.lookback);
    const exposure =
      volatility > 0 ? Math.min(params.maxExposure, params.targetVolatility / volatility) : params.maxExposure;
    this.context.target(
      bar,
      exposure,
      `${percent(momentum)} over ${params.lookback} bars is above ${percent(params.entry)}; volatility ${percent(volatility)}`,
    );
  }

  private trendOf(instrument: Instrument): Trend {
    let found = this.trends.get(instrument);
    if (found === undefined) {
      found = new Trend(this.params);
      this.trends.set(instrument, found);
    }
    return found;
  }

  save(): unknown {
    return Object.fromEntries([...this.trends].map(([{ id }, trend]) => [id, trend.save()]));
  }

  restore(state: unknown): void {
    const saved = Saved.parse(state);
    for (const instrument of this.context.instruments) {
      const one = saved[instrument.id];
      if (one !== undefined) this.trendOf(instrument).restore(one);
    }
  }
}

const SavedTrend = z.object({ closes: z.array(z.number()), isLong: z.boolean() });
const Saved = z.record(z.string(), SavedTrend);

/** The latest closes of one instrument, in a ring. */
class Trend {
  isLong = false;
  private readonly closes: Float64Array;
  private readonly lookback: number;
  private readonly volatilityBars: number;
  private count = 0;
  /** Why nothing changed, for `explain`; made once, because it is handed over on every bar. */
  readonly unchanged: () => string;

  constructor(params: MomentumParams) {
    const { lookback, volatilityBars } = params;
    this.lookback = lookback;
    this.volatilityBars = volatilityBars;
    this.closes = new Float64Array(Math.max(lookback, volatilityBars) + 1);
    this.unchanged = () => this.stateOf(params);
  }

  private stateOf({ lookback, entry, exit }: MomentumParams): string {
    if (this.count < this.closes.length) return `${this.count} of the ${this.closes.length} closes it needs`;
    const momentum = `${percent(this.momentum)} over ${lookback} bars`;
    return this.isLong
      ? `stays long: ${momentum} is not below the exit at ${percent(exit)}`
      : `stays flat: ${momentum} is not above the entry at ${percent(entry)}`;
  }

  /** True once there are enough closes. */
  add(close: number): boolean {
    this.closes[this.count % this.closes.length] = close;
    this.count += 1;
    return this.count >= this.closes.length;
  }

  /** The close `bars` before the latest. */
  private ago(bars: number): number {
    return this.closes[(this.count - 1 - bars) % this.closes.length] as number;
  }

  get momentum(): number {
    return this.ago(0) / this.ago(this.lookback) - 1;
  }

  /** Sample standard deviation of returns per bar; worked out only when a position is taken. */
  get volatility(): number {
    const n = this.volatilityBars;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += this.returnAgo(i);
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (this.returnAgo(i) - mean) * (this.returnAgo(i) - mean);
    return Math.sqrt(squares / (n - 1));
  }

  private returnAgo(bars: number): number {
    return this.ago(bars) / this.ago(bars + 1) - 1;
  }

  save(): z.infer<typeof SavedTrend> {
    const length = Math.min(this.count, this.closes.length);
    return { closes: Array.from({ length }, (_, i) => this.ago(length - 1 - i)), isLong: this.isLong };
  }

  restore({ closes, isLong }: z.infer<typeof SavedTrend>): void {
    this.count = 0;
    for (const close of closes) this.add(close);
    this.isLong = isLong;
  }
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)}%`;
}
