import {
  type BarSeries,
  type EpochMs,
  type EventSeries,
  eventIndexAtOrAfter,
  sliceBars,
  sliceEvents,
} from '@rxtrade/core';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { type Decided, type DecisionChange, decidedOver, firstChange, type ToldDecision } from './decided.ts';
import { ownSeries, type PoisonSettings, whilePoisoned } from './poison.ts';
import { type MadeFeatures, watchPrepare } from './prepared-features.ts';

/** What came of a run in which all after an instant was noise. */
export type Trial = Decided & {
  readonly change: DecisionChange | undefined;
  readonly features: MadeFeatures;
};

/** How a trial is made. */
export type TrialSettings = PoisonSettings & {
  /** `prepare` is handed the bars as they were. */
  readonly isPrepareHonest?: boolean;
};

/** Runs a backtest again and again under poison, against what it decided without. */
export class LeakTrials {
  readonly series: readonly BarSeries[];
  private readonly options: BacktestOptions;
  readonly honest: readonly ToldDecision[];

  constructor(options: BacktestOptions, honest: readonly ToldDecision[]) {
    this.options = options;
    this.series = options.series;
    this.honest = honest;
  }

  /** True where there is more than bars. */
  get hasEvents(): boolean {
    return (this.options.events?.length ?? 0) > 0;
  }

  /** One run that ends soon after the cut. */
  run({ isPrepareHonest = false, ...poison }: TrialSettings): Trial {
    const features: MadeFeatures = new Map();
    const untouched = isPrepareHonest ? this.series.map(ownSeries) : [];
    const strategies = watchPrepare(this.options.strategies, {
      made: features,
      handed: (given) =>
        untouched.find(
          ({ instrument, intervalMs }) => instrument === given.instrument && intervalMs === given.intervalMs,
        ) ?? given,
    });
    const events = knownEvents(this.options.events, poison.cutAt);
    const decided = whilePoisoned(this.series, poison, (series) =>
      decidedOver({ ...this.options, series, ...events, strategies, window: this.windowUntil(poison.cutAt) }),
    );
    return { ...decided, features, change: this.changeOf(decided, poison.cutAt) };
  }

  /** How a run over the very same bars differs from the first one: not at all, unless chance or memory is in it. */
  repeat(cutAt: EpochMs): DecisionChange | undefined {
    const series = this.series.map((one) => ({ ...one, columns: sliceBars(one.columns, 0) }));
    return this.changeOf(decidedOver({ ...this.options, series, window: this.windowUntil(cutAt) }), cutAt);
  }

  /** Bars that open at the cut show their first price then. */
  private windowUntil(cutAt: EpochMs): NonNullable<BacktestOptions['window']> {
    const { window } = this.options;
    return { ...window, to: Math.min(window?.to ?? Number.POSITIVE_INFINITY, cutAt + 1) };
  }

  private changeOf({ decisions, overAt }: Decided, until: EpochMs): DecisionChange | undefined {
    const known = (list: readonly ToldDecision[]) => list.filter(({ at }) => at <= until && at <= overAt);
    return firstChange(known(this.honest), known(decisions));
  }
}

/** What is no bar is not noise after the cut, but gone: who reads on from an event finds nothing there. */
function knownEvents(events: readonly EventSeries[] | undefined, cutAt: EpochMs): Pick<BacktestOptions, 'events'> {
  if (events === undefined) return {};
  return { events: events.map((one) => sliceEvents(one, 0, eventIndexAtOrAfter(one, cutAt + 1))) };
}
