import { type DecisionChange, firstChange, type ToldDecision } from './decided.ts';
import type { LeakTrials, TrialSettings } from './leak-trial.ts';
import { type NoisyColumn, noisyColumns } from './noise.ts';
import { closedBy } from './poison.ts';

/** Where a decision got at what it could not know. */
export type LeakSource = {
  /**
   * `prepare` when the decision comes out as it was once `prepare` alone is handed the true bars; `handlers` when it does
   * not: the strategy reads ahead in columns while it runs.
   */
  readonly place: 'prepare' | 'handlers';
  /** What of the bars changes the decision when it alone is replaced; absent when no series does so by itself. */
  readonly read?: LeakedRead;
};

/** What a decision read ahead of its time. */
export type LeakedRead = {
  /** The instrument's id. */
  readonly instrument: string;
  readonly intervalMs: number;
  /** Empty when no column changes it by itself. */
  readonly columns: readonly NoisyColumn[];
  /** How many bars after the latest one it knew: 1 is the next bar. The least that changes it. */
  readonly barsAhead: number;
};

/** The change a source is sought of, and the poison that led to it. */
export type FoundLeak = { readonly change: DecisionChange; readonly cutAt: number; readonly seed: number };

/** One noise may leave a decision as it was by chance; five rarely do. */
const attempts = 5;
const seriesTried = 20;

/** Replaces less and less, to find what a decision depends on that it could not know. */
export function leakSource(trials: LeakTrials, { change, cutAt, seed }: FoundLeak): LeakSource {
  const tried = Array.from({ length: attempts }, (_, i) => seed + i);
  const decide = (less: Less, one: number) => momentOf(trials.run({ ...less, cutAt, seed: one }).decisions, change);
  const honest = momentOf(trials.honest, change);
  const changes = (less: Less) => tried.some((one) => firstChange(honest, decide(less, one)) !== undefined);
  const place = changes({ isPrepareHonest: true }) ? 'handlers' : 'prepare';
  const only = ownFirst(trials, change)
    .slice(0, seriesTried)
    .find((index) => changes({ only: index }));
  const series = only === undefined ? undefined : trials.series[only];
  if (only === undefined || series === undefined) return { place };
  const { instrument, intervalMs, columns } = series;
  const known = closedBy(columns, intervalMs, cutAt);
  const needed = leastThat((bars) => changes({ only, bars }), columns.length - known);
  return {
    place,
    read: {
      instrument: instrument.id,
      intervalMs,
      columns: noisyColumns.filter((column) => {
        const drawn = (draw: 0 | 1, one: number) => decide({ only, drawn: { column, draw } }, one);
        return tried.some((one) => firstChange(drawn(0, one), drawn(1, one)) !== undefined);
      }),
      barsAhead: known + needed - closedBy(columns, intervalMs, change.at),
    },
  };
}

/** What of the poison is left out. */
type Less = Omit<TrialSettings, 'cutAt' | 'seed'>;

/** The decisions of one strategy on one instrument at one instant. */
function momentOf(
  decisions: readonly ToldDecision[],
  { at, strategy, instrument }: DecisionChange,
): readonly ToldDecision[] {
  return decisions.filter((one) => one.at === at && one.strategy === strategy && one.instrument === instrument);
}

/** The series by their places, those of the decision's own instrument first. */
function ownFirst({ series }: LeakTrials, { instrument }: DecisionChange): readonly number[] {
  const isOwn = (index: number) => Number(series[index]?.instrument.id === instrument);
  return [...series.keys()].sort((one, other) => isOwn(other) - isOwn(one));
}

/** The least number from 1 to `most` for which something holds that holds for `most`, found by halving. */
function leastThat(holds: (count: number) => boolean, most: number): number {
  let below = 0;
  let reached = 1;
  while (reached < most && !holds(reached)) {
    below = reached;
    reached *= 2;
  }
  reached = Math.min(reached, most);
  while (reached - below > 1) {
    const middle = (below + reached) >>> 1;
    if (holds(middle)) reached = middle;
    else below = middle;
  }
  return reached;
}
