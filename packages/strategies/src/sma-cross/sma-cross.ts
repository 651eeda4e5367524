import {
  type Bar,
  defineStrategy,
  type Instrument,
  type StrategyContext,
  type StrategyHandlers,
  target,
} from '@rxtrade/core';
import { type Indicator, type IndicatorState, sma } from '@rxtrade/indicators';
import { filter, groupBy, map, mergeMap } from 'rxjs';
import { z } from 'zod';

/** Reads the parameters of the moving-average cross, with their defaults. */
export const SmaCrossParams = z
  .strictObject({
    /** Bars of the fast average; fewer than of the slow one. */
    fast: z.int().positive().default(10),
    /** Bars of the slow average. */
    slow: z.int().positive().default(20),
    /** Whether it goes short instead of flat; only where the account may sell short. */
    short: z.boolean().default(false),
  })
  .refine(({ fast, slow }) => fast < slow, { message: 'fast must be below slow', path: ['fast'] });
/**
 * Parameters of the moving-average cross; periods count bars.
 *
 * @interface
 */
export type SmaCrossParams = z.infer<typeof SmaCrossParams>;

/**
 * Long while the fast average of closes is above the slow one, flat (or short) otherwise. Decides at the close of the
 * bar on which the averages cross. Donchian's two-average rule, as tested by Brock, Lakonishok and LeBaron (1992).
 */
export const smaCross = defineStrategy({
  name: 'sma-cross',
  title: 'Moving-average cross',
  params: SmaCrossParams,
  warmUp: ({ slow }) => slow,
  setup: (context, params) => new SmaCross(context, params),
});

/** The same strategy as observables; decides as its handler twin does, bar for bar. */
export const smaCrossReactive = defineStrategy({
  name: 'sma-cross-reactive',
  title: 'Moving-average cross, reactive',
  params: SmaCrossParams,
  warmUp: ({ slow }) => slow,
  decide: ({ bar$, context }, params) =>
    bar$.pipe(
      groupBy(({ instrument }) => instrument),
      mergeMap((bars$) => {
        const cross = new Averages(params);
        const exposures = exposuresOf(params);
        const reasons = reasonsOf(params);
        return bars$.pipe(
          map((bar) => {
            const side = cross.changed(bar.close);
            if (side !== undefined) return target(bar, exposures[side], reasons[side]);
            context.trace(cross.unchanged, bar);
            return undefined;
          }),
          filter((decision) => decision !== undefined),
        );
      }),
    ),
});

class SmaCross implements StrategyHandlers {
  private readonly context: StrategyContext;
  private readonly params: SmaCrossParams;
  private readonly exposures: Readonly<Record<Side, number>>;
  private readonly reasons: Readonly<Record<Side, string>>;
  private readonly averages = new Map<Instrument, Averages>();
  private latest: Instrument | undefined;
  private latestAverages: Averages;

  constructor(context: StrategyContext, params: SmaCrossParams) {
    this.context = context;
    this.params = params;
    this.exposures = exposuresOf(params);
    this.reasons = reasonsOf(params);
    this.latestAverages = new Averages(params);
  }

  onBar(bar: Bar): void {
    const { instrument } = bar;
    const averages = instrument === this.latest ? this.latestAverages : this.averagesOf(instrument);
    const side = averages.changed(bar.close);
    if (side === undefined) this.context.trace(averages.unchanged, instrument);
    else this.context.target(instrument, this.exposures[side], this.reasons[side]);
  }

  private averagesOf(instrument: Instrument): Averages {
    let found = this.averages.get(instrument);
    if (found === undefined) {
      found = new Averages(this.params);
      this.averages.set(instrument, found);
    }
    this.latest = instrument;
    this.latestAverages = found;
    return found;
  }

  save(): unknown {
    return Object.fromEntries([...this.averages].map(([{ id }, averages]) => [id, averages.save()]));
  }

  restore(state: unknown): void {
    const saved = Saved.parse(state);
    for (const instrument of this.context.instruments) {
      const one = saved[instrument.id];
      if (one !== undefined) this.averagesOf(instrument).restore(one);
    }
  }
}

const Saved = z.record(
  z.string(),
  z.object({
    fast: z.custom<IndicatorState>(),
    slow: z.custom<IndicatorState>(),
    side: z.enum(['up', 'down']).optional(),
  }),
);
type SavedAverages = z.infer<typeof Saved>[string];

/** On which side of the slow average the fast one is. */
type Side = 'up' | 'down';

/** The two averages, and on which side the fast one was. */
class Averages {
  private readonly fast: Indicator<number, number>;
  private readonly slow: Indicator<number, number>;
  private side: Side | undefined = undefined;
  private latestFast = Number.NaN;
  private latestSlow = Number.NaN;
  /** Why nothing changed, for `explain`; made once, because it is handed over on every bar. */
  readonly unchanged: () => string;

  constructor({ fast, slow }: SmaCrossParams) {
    this.fast = sma(fast);
    this.slow = sma(slow);
    this.unchanged = () => this.stateOf(fast, slow);
  }

  /** The side the fast average has moved to; undefined while nothing changed. Equal averages change nothing. */
  changed(close: number): Side | undefined {
    const fast = this.fast.update(close);
    const slow = this.slow.update(close);
    if (fast === undefined || slow === undefined) return undefined;
    this.latestFast = fast;
    this.latestSlow = slow;
    if (fast === slow) return undefined;
    const side = fast > slow ? 'up' : 'down';
    if (side === this.side) return undefined;
    this.side = side;
    return side;
  }

  private stateOf(fast: number, slow: number): string {
    if (Number.isNaN(this.latestSlow)) return `SMA ${slow} has no value yet`;
    const how =
      this.latestFast > this.latestSlow ? 'still above' : this.latestFast < this.latestSlow ? 'still below' : 'at';
    return `no cross: SMA ${fast} (${this.latestFast.toPrecision(7)}) is ${how} SMA ${slow} (${this.latestSlow.toPrecision(7)})`;
  }

  save(): SavedAverages {
    return { fast: this.fast.save(), slow: this.slow.save(), ...(this.side && { side: this.side }) };
  }

  restore({ fast, slow, side }: SavedAverages): void {
    this.fast.restore(fast);
    this.slow.restore(slow);
    this.side = side;
  }
}

/** What it holds on either side. */
function exposuresOf({ short }: SmaCrossParams): Readonly<Record<Side, number>> {
  return { up: 1, down: short ? -1 : 0 };
}

/** Made once, not at every cross: a reason is kept with its decision, its order and its trade. */
function reasonsOf({ fast, slow }: SmaCrossParams): Readonly<Record<Side, string>> {
  return { up: `SMA ${fast} rose above SMA ${slow}`, down: `SMA ${fast} fell below SMA ${slow}` };
}
