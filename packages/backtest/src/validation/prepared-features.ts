import type { BarSeries, EpochMs, Features, Strategy, StrategyAssignment } from '@rxtrade/core';
import { nameOf } from '../runner/check-options.ts';
import { closedBy } from './poison.ts';

/** A feature that `prepare` made of bars nobody had seen: its value at a bar depends on what came after. */
export type LeakedFeature = {
  readonly strategy: string;
  /** The instrument's id. */
  readonly instrument: string;
  readonly intervalMs: number;
  readonly feature: string;
  /** The first bar at which it differs, by the instant it closes. */
  readonly at: EpochMs;
  readonly was: number;
  readonly became: number;
};

/** What `prepare` of each strategy made of each series. */
export type MadeFeatures = Map<
  string,
  { readonly strategy: string; readonly series: BarSeries; readonly features: Features }
>;

/** The same strategies, whose `prepare` writes down what it makes, or is handed other series than it is given. */
export function watchPrepare(
  strategies: readonly StrategyAssignment[],
  {
    made,
    handed = (series) => series,
  }: { readonly made?: MadeFeatures; readonly handed?: (series: BarSeries) => BarSeries },
): readonly StrategyAssignment[] {
  return strategies.map((assignment) => {
    const { strategy } = assignment;
    if (strategy.prepare === undefined) return assignment;
    const prepare: NonNullable<Strategy['prepare']> = (series, params) => {
      const features = strategy.prepare?.(handed(series), params) ?? {};
      made?.set(keyOf(assignment, series), { strategy: nameOf(assignment), series, features: copyOf(features) });
      return features;
    };
    return { ...assignment, strategy: Object.create(strategy, { prepare: { value: prepare } }) as Strategy };
  });
}

/** The features that differ at a bar which had closed by the cut. */
export function leakedFeatures(was: MadeFeatures, became: MadeFeatures, cutAt: EpochMs): readonly LeakedFeature[] {
  return [...was].flatMap(([key, { strategy, series, features }]) => {
    const { instrument, intervalMs, columns } = series;
    const known = closedBy(columns, intervalMs, cutAt);
    return Object.entries(features).flatMap(([feature, values]) => {
      const others = became.get(key)?.features[feature];
      const i = others === undefined ? 0 : firstDifference(values, others, known);
      if (i === undefined) return [];
      return [
        {
          strategy,
          instrument: instrument.id,
          intervalMs,
          feature,
          at: (columns.openAt[i] as number) + intervalMs,
          was: values[i] as number,
          became: others?.[i] ?? Number.NaN,
        },
      ];
    });
  });
}

function keyOf(assignment: StrategyAssignment, { instrument, intervalMs }: BarSeries): string {
  return `${nameOf(assignment)} ${instrument.id} ${intervalMs}`;
}

/** Features may be views on columns, which are about to change. */
function copyOf(features: Features): Features {
  return Object.fromEntries(Object.entries(features).map(([name, values]) => [name, values.slice()]));
}

function firstDifference(values: Float64Array, others: Float64Array, count: number): number | undefined {
  for (let i = 0; i < count; i++) {
    const [one, other] = [values[i] as number, others[i] as number];
    if (!Object.is(one, other) && !(Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other)))) return i;
  }
  return undefined;
}
