import { isoOf, RxtradeError, SeededRandom } from '@rxtrade/core';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { chooseCuts } from './choose-cuts.ts';
import { type DecisionChange, decidedOver, type ToldDecision } from './decided.ts';
import { type LeakSource, leakSource } from './leak-source.ts';
import { LeakTrials, type Trial } from './leak-trial.ts';
import { apart } from './poison.ts';
import { type LeakedFeature, leakedFeatures, type MadeFeatures, watchPrepare } from './prepared-features.ts';

/**
 * The options of a backtest, and how often it is tried. Its seed also decides the cuts and the noise; `onProgress` is told
 * how many cuts are done, of how many. Journal, tracer, facts and `stop$` are not used.
 */
export type LeakCheckOptions = BacktestOptions & {
  /** After how many bars all that follows becomes noise, each in a run of its own, a whole number from 1; 20 when absent. */
  readonly cuts?: number;
};

/** A decision that came out otherwise when what came after it was noise. */
export type LeakedDecision = DecisionChange &
  LeakSource & {
    /** All that was not known at this instant was noise. */
    readonly cutAt: number;
  };

/** What a leak check found. */
export type LeakReport = {
  /** True when neither a decision nor a feature depends on what comes later. */
  readonly isClean: boolean;
  readonly cuts: number;
  /** After how many of the cuts a decision came out otherwise. */
  readonly changedCuts: number;
  /** How many decisions were compared: those up to the last cut. A check that compared none proves nothing. */
  readonly decisions: number;
  /** The earliest decision that changed. */
  readonly change?: LeakedDecision;
  /** Features of `prepare` that look ahead, the first difference of each, whether or not they changed a decision. */
  readonly features: readonly LeakedFeature[];
  /** Cuts after which a strategy failed on the noise: what it decided from there on was not compared. */
  readonly failures: readonly { readonly cutAt: number; readonly message: string }[];
  /** What such a check cannot see, in sentences. */
  readonly unchecked: readonly string[];
};

const uncheckedEvents =
  'Trades, quotes, books, funding and marks end where noise begins; who keeps their columns from elsewhere is unchecked.';

const unchecked = [
  'Data a strategy loads by itself, from files or the network, are not replaced: what it reads ahead there is unchecked.',
  'Of bars, prices and volumes are replaced and times are kept: knowing when the next bar opens is not found.',
] as const;

/**
 * Looks for decisions that depend on the future: runs a backtest again and again with everything after a bar replaced by
 * noise, in what feeds deliver and in what `prepare` is handed, and compares what was decided until then.
 *
 * Trades, quotes, books, funding and marks are not replaced: they end there, also in the columns that a row leads to.
 *
 * The noise is written into the columns of the series themselves, and taken back before this returns, so nothing else may
 * read them meanwhile.
 *
 * @example
 * import { describeLeaks, leakCheck } from '@rxtrade/backtest';
 * import { builtInMarket } from '@rxtrade/simulator';
 * import { smaCross } from '@rxtrade/strategies';
 *
 * const { series } = builtInMarket({ bars: 2_000, symbols: ['BTCUSDT'] });
 * const report = leakCheck({ series, strategies: [{ strategy: smaCross }], balances: { USDT: '10000' }, cuts: 10 });
 * console.log(describeLeaks(report).join('\n'));
 *
 * @throws what `runBacktest` throws, E416 when `cuts` is no whole number from 1 to 10 000, E417 when there are too few
 * bars, E418 when a strategy decides otherwise over the same bars.
 */
export function leakCheck(options: LeakCheckOptions): LeakReport {
  const { cuts = 20, onProgress, ...given } = options;
  requireCuts(cuts);
  const rest = { ...given, series: apart(given.series) };
  const features: MadeFeatures = new Map();
  const { decisions, failure } = decidedOver({
    ...rest,
    strategies: watchPrepare(rest.strategies, { made: features }),
  });
  if (failure !== undefined) throw failure;
  const random = new SeededRandom(rest.seed ?? 0);
  const chosen = chooseCuts({ ...rest, decisions, cuts, random });
  const trials = new LeakTrials(rest, decisions);
  const found = new Findings(trials, features);
  for (const [i, cutAt] of chosen.entries()) {
    const seed = i + 1;
    found.add(trials.run({ cutAt, seed }), { cutAt, seed });
    onProgress?.(i + 1, chosen.length);
  }
  return found.report(chosen, decisions);
}

/** What the trials have shown so far. */
class Findings {
  private readonly trials: LeakTrials;
  private readonly honest: MadeFeatures;
  private readonly features = new Map<string, LeakedFeature>();
  private readonly failures: { readonly cutAt: number; readonly message: string }[] = [];
  private changedCuts = 0;
  private first: { readonly change: DecisionChange; readonly cutAt: number; readonly seed: number } | undefined;

  constructor(trials: LeakTrials, honest: MadeFeatures) {
    this.trials = trials;
    this.honest = honest;
  }

  add({ change, features, failure }: Trial, cut: { readonly cutAt: number; readonly seed: number }): void {
    for (const one of leakedFeatures(this.honest, features, cut.cutAt)) {
      const key = `${one.strategy} ${one.instrument} ${one.intervalMs} ${one.feature}`;
      const known = this.features.get(key);
      if (known === undefined || one.at < known.at) this.features.set(key, one);
    }
    if (failure !== undefined) this.failures.push({ cutAt: cut.cutAt, message: failure.message });
    if (change === undefined) return;
    if (this.changedCuts === 0) this.requireRepeatable(cut.cutAt);
    this.changedCuts += 1;
    if (this.first === undefined || change.at < this.first.change.at) this.first = { change, ...cut };
  }

  /** A strategy that decides otherwise whenever it is asked tells nothing about the future. */
  private requireRepeatable(cutAt: number): void {
    const change = this.trials.repeat(cutAt);
    if (change === undefined) return;
    const { at, strategy, instrument } = change;
    throw new RxtradeError(
      'E418',
      `strategy "${strategy}" decides otherwise on ${instrument} at ${isoOf(at)} when it is run again over the same bars; take random numbers from its context, read no clock, and keep nothing between runs`,
      { strategy, instrument, at },
    );
  }

  report(cuts: readonly number[], decisions: readonly ToldDecision[]): LeakReport {
    const { first, trials, changedCuts, failures } = this;
    const last = cuts.at(-1) ?? Number.NEGATIVE_INFINITY;
    return {
      isClean: first === undefined && this.features.size === 0,
      cuts: cuts.length,
      changedCuts,
      decisions: decisions.filter(({ at }) => at <= last).length,
      ...(first && { change: { ...first.change, cutAt: first.cutAt, ...leakSource(trials, first) } }),
      features: [...this.features.values()],
      failures,
      unchecked: trials.hasEvents ? [...unchecked, uncheckedEvents] : unchecked,
    };
  }
}

function requireCuts(cuts: number): void {
  if (!(Number.isInteger(cuts) && cuts >= 1 && cuts <= 10_000))
    throw new RxtradeError('E416', `cuts is ${cuts}; give a whole number from 1 to 10000`, {
      option: 'cuts',
      value: cuts,
    });
}
