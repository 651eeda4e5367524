import {
  type Bar,
  defineStrategy,
  type Instrument,
  type StrategyContext,
  type StrategyHandlers,
  target,
} from '@rxtrade/core';
import { type Indicator, type IndicatorState, sma } from '@rxtrade/indicators';
import { filter, groupBy, map, mergeMap, tap } from 'rxjs';
import { z } from 'zod';

/** Periods count bars. Shorts only where the account may sell short. */
export const SmaCrossParams = z
  .strictObject({
    fast: z.int().positive().default(10),
    slow: z.int().positive().default(20),
    short: z.boolean().default(false),
  })
  .refine(({ fast, slow }) => fast < slow, { message: 'fast must be below slow', path: ['fast'] });
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
        return bars$.pipe(
          map((bar) => ({ bar, side: cross.changed(bar.close) })),
          tap(({ bar, side }) => side === undefined && context.trace(cross.unchanged, bar)),
          filter(({ side }) => side !== undefined),
          map(({ bar, side }) => target(bar, exposureOf(side === 'up', params), reasonOf(side === 'up', params))),
        );
      }),
    ),
});

class SmaCross implements StrategyHandlers {
  private readonly context: StrategyContext;
  private readonly params: SmaCrossParams;
  private readonly averages = new Map<Instrument, Averages>();
  private latest: Instrument | undefined;
  private latestAverages: Averages;

  constructor(context: StrategyContext, params: SmaCrossParams) {
    this.context = context;
    this.params = params;
    this.latestAverages = new Averages(params);
  }

  onBar(bar: Bar): void {
    const { instrument } = bar;
    const averages = instrument === this.latest ? this.latestAverages : this.averagesOf(instrument);
    const side = averages.changed(bar.close);
    if (side === undefined) this.context.trace(averages.unchanged, instrument);
    else this.context.target(instrument, exposureOf(side === 'up', this.params), reasonOf(side === 'up', this.params));
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

/** The two averages, and on which side the fast one was. */
class Averages {
  private readonly fast: Indicator<number, number>;
  private readonly slow: Indicator<number, number>;
  private side: 'up' | 'down' | undefined = undefined;
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
  changed(close: number): 'up' | 'down' | undefined {
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

function exposureOf(isUp: boolean, { short }: SmaCrossParams): number {
  return isUp ? 1 : short ? -1 : 0;
}

function reasonOf(isUp: boolean, { fast, slow }: SmaCrossParams): string {
  return isUp ? `SMA ${fast} rose above SMA ${slow}` : `SMA ${fast} fell below SMA ${slow}`;
}
