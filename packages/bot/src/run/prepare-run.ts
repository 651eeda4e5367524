import type { BacktestOptions } from '@rxtrade/backtest';
import {
  type BarSeries,
  type EventSeries,
  indexAtOrAfter,
  isoOf,
  type Membership,
  RxtradeError,
  resampleBars,
  type StrategyAssignment,
  timeframeOf,
  type Universe,
} from '@rxtrade/core';
import { standardRules } from '@rxtrade/risk';
import type { SpreadModel } from '@rxtrade/simulator';
import { loadStrategy } from '../strategy-files/index.ts';
import { withDelistings } from './delisted.ts';
import { benchmarkOf, type Market, marketOf } from './market.ts';
import type { RunSpec } from './run-spec.ts';
import { assignmentsOf, type PlannedStrategy } from './strategy-specs.ts';
import { feeRateOf, venueOf } from './venue-of.ts';
import { withoutUndefined } from './without-undefined.ts';

/** A run with everything it needs, ready to be assembled in any world. */
export type PreparedRun = {
  readonly spec: RunSpec;
  readonly strategies: readonly PlannedStrategy[];
  readonly market: Market;
  /** The bars as they are traded: joined to the run's timeframe. */
  readonly series: readonly BarSeries[];
  readonly options: BacktestOptions;
};

/** Prepares a run from its plain description; `known` saves loading again what is there already. */
export async function prepareRun(
  spec: RunSpec,
  known: { readonly market?: Market; readonly strategies?: readonly PlannedStrategy[] } = {},
): Promise<PreparedRun> {
  const strategies = known.strategies ?? (await loadedStrategies(spec));
  const market = known.market ?? (await marketOf(spec.data, { ...spec, feeRate: feeRateOf(spec) }));
  const bars = withDelistings(market.series, spec.delisted ?? []);
  const base = baseSeries(spec, bars);
  const series = withOwnTimeframes(base, spec);
  checkBarsThere(spec, series);
  const benchmark = await benchmarkOf(spec, market);
  const options = {
    ...optionsOf(spec, assignmentsOf(strategies), series, market.spread),
    ...(market.events.length > 0 && { events: eventsOn(bars, market.events) }),
    ...(benchmark && { benchmark }),
  };
  return { spec, strategies, market, series, options };
}

/** Other events of the instruments as the bars have them, which know when they ceased to trade. */
function eventsOn(series: readonly BarSeries[], events: readonly EventSeries[]): readonly EventSeries[] {
  const instruments = new Map(series.map(({ instrument }) => [instrument.id, instrument]));
  return events.map((one) => ({ ...one, instrument: instruments.get(one.instrument.id) ?? one.instrument }));
}

/** The strategies of a plain description. @throws As rejection, E901 or E902. */
export async function loadedStrategies(spec: RunSpec): Promise<readonly PlannedStrategy[]> {
  return Promise.all(spec.strategies.map(async (one) => ({ spec: one, strategy: await loadStrategy(one.strategy) })));
}

/** Every instrument in each of the run's timeframes. */
function baseSeries({ intervalsMs }: RunSpec, series: readonly BarSeries[]): readonly BarSeries[] {
  if (intervalsMs === undefined) return series;
  return [...new Set(intervalsMs)].flatMap((intervalMs) => series.map((one) => resampleBars(one, intervalMs)));
}

/** And the timeframes that strategies have of their own, beside them: orders are matched against the finest. */
function withOwnTimeframes(base: readonly BarSeries[], { strategies }: RunSpec): readonly BarSeries[] {
  const all = [...base];
  const wanted = new Set(strategies.flatMap(({ intervalsMs = [] }) => intervalsMs));
  const given = new Set(base.map(({ intervalMs }) => intervalMs));
  for (const intervalMs of wanted)
    if (!given.has(intervalMs)) all.push(...finestOf(base).map((one) => resampleBars(one, intervalMs)));
  return all;
}

function finestOf(series: readonly BarSeries[]): readonly BarSeries[] {
  return series.filter((one) =>
    series.every(({ instrument, intervalMs }) => instrument !== one.instrument || intervalMs >= one.intervalMs),
  );
}

/** @throws E903 when the timeframe or the window leaves nothing to run on. */
function checkBarsThere(
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: RunSpec,
  series: readonly BarSeries[],
): void {
  const empty = series.find(({ columns }) => columns.length === 0);
  if (empty !== undefined)
    throw new RxtradeError(
      'E903',
      `${empty.instrument.id} has no whole bar of ${timeframeOf(empty.intervalMs)}; choose a shorter --timeframe`,
      { instrument: empty.instrument.id },
    );
  if (series.some(({ columns }) => (columns.openAt[indexAtOrAfter(columns, from)] ?? to) < to)) return;
  const starts = series.map(({ columns }) => columns.openAt[0] as number);
  const ends = series.map(({ columns }) => columns.openAt[columns.length - 1] as number);
  throw new RxtradeError(
    'E903',
    `no bar opens between --from and --to; the data run from ${isoOf(Math.min(...starts))} to ${isoOf(Math.max(...ends))}`,
    { from, to },
  );
}

/** What the engine is given: the same for every world. */
export function optionsOf(
  spec: RunSpec,
  strategies: readonly StrategyAssignment[],
  series: readonly BarSeries[],
  spread: SpreadModel | undefined,
): BacktestOptions {
  const { from, to, risk } = spec;
  return {
    series,
    strategies,
    balances: { [spec.currency]: spec.cash },
    reportingCurrency: spec.currency,
    rules: standardRules(withoutUndefined(risk)),
    seed: spec.seed,
    venue: venueOf(spec, spread),
    window: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    finish: spec.finish,
    ...(spec.warmUpMs !== undefined && { warmUpMs: spec.warmUpMs }),
    ...(spec.shortData !== undefined && { shortData: spec.shortData }),
    ...(spec.universe && { universe: universeOf(spec.universe) }),
    ...(spec.ruin !== undefined && { ruin: spec.ruin }),
    ...(spec.leverage !== undefined && { leverage: spec.leverage }),
    ...(spec.fundingPrice !== undefined && { fundingPrice: spec.fundingPrice }),
  };
}

function universeOf({ members, whenLeft }: NonNullable<RunSpec['universe']>): Universe {
  return { members: members.map((member): Membership => withoutUndefined(member)), whenLeft };
}
