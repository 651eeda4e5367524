import {
  type BarSeries,
  type EpochMs,
  indexAtOrAfter,
  RxtradeError,
  readParams,
  type SweepWindow,
  sliceBars,
} from '@rxtrade/core';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { checkData } from '../runner/check-data.ts';
import { checkSettings } from '../runner/check-options.ts';
import { type DecisionChange, decidedOver, firstChange, type ToldDecision } from './decided.ts';
import { closedBy } from './poison.ts';
import { isSameWish, wantedFrom } from './wanted.ts';
import { type EarlierTargets, gated } from './warm-up-gate.ts';

/** One run of a warm-up check. */
export type WarmUpRun = {
  /** How many bars of each series came before decisions counted, the one they began on among them. */
  readonly bars: number;
  readonly decisions: number;
  /** True when it wanted what the run with the longest warm-up wanted, all along. */
  readonly isSame: boolean;
};

/** What a warm-up check found. */
export type WarmUpReport = {
  /** True when more history before the first decision changes nothing. */
  readonly isEnough: boolean;
  /** The warm-up that the strategies declare, in bars; the longest of them. */
  readonly declared: number;
  /** From where on decisions were compared, and counted. */
  readonly from: EpochMs;
  /** From the declared warm-up to the longest. */
  readonly runs: readonly WarmUpRun[];
  /** The shortest of the warm-ups tried from which on nothing changes; absent when only the longest agrees with itself. */
  readonly agreesFrom?: number;
  /** The first decision that a longer warm-up changes: `was` with the shorter one, `became` with the longest. */
  readonly change?: DecisionChange;
};

/** What is tried, as multiples of the declared warm-up. */
const multiples = [1, 2, 4, 8, 16] as const;
/** A strategy that declares less is tried as if it had declared so much. */
const leastUnit = 10;

/**
 * Looks whether a longer warm-up changes decisions: runs a backtest with 1, 2, 4, 8 and 16 times the declared warm-up of
 * history before the first decision, as far as the data allow, and compares what is wanted from there on. Every run begins
 * flat at the same instant. History before `window.from` is used where there is some; otherwise decisions begin later, and
 * at most half of the window becomes history.
 *
 * A wish counts, not how it is put: a target that repeats the one before is nothing new, and amounts may differ by a
 * millionth. `onProgress` is told how many runs are done, of how many. A strategy that draws random numbers draws others
 * after a longer history.
 *
 * @example
 * import { warmUpCheck } from '@rxtrade/backtest';
 * import { builtInMarket } from '@rxtrade/simulator';
 * import { smaCross } from '@rxtrade/strategies';
 *
 * const { series } = builtInMarket({ bars: 2_000, symbols: ['BTCUSDT'] });
 * const { isEnough, runs } = warmUpCheck({ series, strategies: [{ strategy: smaCross }], balances: { USDT: '10000' } });
 * console.log(isEnough, runs.map(({ bars }) => bars));
 *
 * @throws what `runBacktest` throws, E417 when there are too few bars for twice the declared warm-up.
 */
export function warmUpCheck(options: BacktestOptions): WarmUpReport {
  // a warm-up of its own would be one more before those that are tried
  const { onProgress, warmUpMs, ...rest } = options;
  checkSettings(rest);
  checkData(rest);
  const declared = Math.max(
    ...rest.strategies.map(({ strategy, params }) => strategy.warmUp?.(readParams(strategy, params)) ?? 0),
  );
  const { from, lengths } = ladderOf(rest, declared);
  const runs: (readonly ToldDecision[])[] = [];
  for (const bars of lengths) {
    runs.push(wantedAfter(rest, from, bars));
    onProgress?.(runs.length, lengths.length);
  }
  return reportOf({ declared, from, lengths, runs });
}

function wantedAfter(options: BacktestOptions, from: EpochMs, bars: number): readonly ToldDecision[] {
  const earlier: EarlierTargets = new Map();
  const to = options.window?.to;
  const { decisions, failure } = decidedOver({
    ...options,
    // what prepare is handed begins there too
    series: options.series.map((one) => startingAt(one, closedBy(one.columns, one.intervalMs, from) - bars)),
    strategies: options.strategies.map((assignment) => gated(assignment, { opensAt: from, earlier })),
    window: { ...(to !== undefined && { to }) },
  });
  if (failure !== undefined) throw failure;
  return wantedFrom(from, decisions, earlier);
}

function startingAt(series: BarSeries, index: number): BarSeries {
  return { ...series, columns: sliceBars(series.columns, index) };
}

/** When decisions begin to count, and the warm-ups that can be tried before. */
function ladderOf({ series, window = {} }: BacktestOptions, declared: number) {
  const unit = Math.max(declared, leastUnit);
  const wanted = [...new Set(multiples.map((multiple) => (multiple === 1 ? Math.max(declared, 1) : multiple * unit)))];
  const longest = wanted.at(-1) ?? unit;
  const from = Math.max(...series.map((one) => opensAt(one, window, { declared, longest })));
  const closed = series
    .map(({ columns, intervalMs }) => closedBy(columns, intervalMs, from))
    .filter((bars) => bars > 0);
  const most = Math.min(...closed);
  const lengths = wanted.filter((bars) => bars <= most);
  if (lengths.length < 2)
    throw new RxtradeError(
      'E417',
      `a warm-up of ${declared} bars cannot be compared with a longer one: before decisions count there are ${Number.isFinite(most) ? most : 0} bars; give it more history`,
      { declared, bars: most },
    );
  return { from, lengths };
}

/** As late as it takes to have the longest warm-up before it, but not past the middle of the window. */
function opensAt(
  { columns, intervalMs }: BarSeries,
  { from, to }: SweepWindow,
  { declared, longest }: { readonly declared: number; readonly longest: number },
): EpochMs {
  const first = from === undefined ? 0 : indexAtOrAfter(columns, from);
  const end = to === undefined ? columns.length : indexAtOrAfter(columns, to);
  if (end <= first) return Number.NEGATIVE_INFINITY;
  const earliest = first + Math.max(declared, 1);
  const bars = Math.max(earliest, Math.min(longest, first + Math.floor((end - first) / 2)));
  return (columns.openAt[Math.min(bars, end) - 1] as number) + intervalMs;
}

type Compared = {
  readonly declared: number;
  readonly from: EpochMs;
  readonly lengths: readonly number[];
  readonly runs: readonly (readonly ToldDecision[])[];
};

function reportOf({ declared, from, lengths, runs }: Compared): WarmUpReport {
  const longest = runs.at(-1) ?? [];
  const changes = runs.map((run) => firstChange(run, longest, isSameWish));
  const lastChanged = changes.findLastIndex((change) => change !== undefined);
  const change = changes.find((one) => one !== undefined);
  // the longest agrees with itself, which tells nothing
  const agreesFrom = lastChanged + 1 < runs.length - 1 ? lengths[lastChanged + 1] : undefined;
  return {
    isEnough: change === undefined,
    declared,
    from,
    runs: lengths.map((bars, i) => ({
      bars,
      decisions: runs[i]?.length ?? 0,
      isSame: changes[i] === undefined,
    })),
    ...(agreesFrom !== undefined && { agreesFrom }),
    ...(change && { change }),
  };
}
