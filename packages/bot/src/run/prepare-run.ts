import type { BacktestOptions } from '@rxtrade/backtest';
import {
  type BarSeries,
  indexAtOrAfter,
  isoOf,
  RxtradeError,
  resampleBars,
  type Strategy,
  timeframeOf,
} from '@rxtrade/core';
import { standardRules } from '@rxtrade/risk';
import {
  constantLatency,
  fixedSlippage,
  fixedSpread,
  instrumentFees,
  noFees,
  noSlippage,
  noSpread,
  type SimulatedVenueSettings,
  type SpreadModel,
} from '@rxtrade/simulator';
import { loadStrategy } from '../strategy-files/index.ts';
import { type Market, marketOf } from './market.ts';
import type { RunSpec } from './run-spec.ts';

/** A run with everything it needs, ready to be assembled in any world. */
export type PreparedRun = {
  readonly spec: RunSpec;
  readonly strategy: Strategy;
  readonly market: Market;
  /** The bars as they are traded: joined to the run's timeframe. */
  readonly series: readonly BarSeries[];
  readonly options: BacktestOptions;
};

/** Prepares a run from its plain description; `known` saves loading again what is there already. */
export async function prepareRun(
  spec: RunSpec,
  known: { readonly market?: Market; readonly strategy?: Strategy } = {},
): Promise<PreparedRun> {
  const strategy = known.strategy ?? (await loadStrategy(spec.strategy));
  const market = known.market ?? (await marketOf(spec.data, { ...spec, feeRate: feeRateOf(spec) }));
  const { intervalMs } = spec;
  const series = intervalMs === undefined ? market.series : market.series.map((one) => resampleBars(one, intervalMs));
  checkBarsThere(spec, series);
  return { spec, strategy, market, series, options: optionsOf(spec, strategy, series, market.spread) };
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
  strategy: Strategy,
  series: readonly BarSeries[],
  spread: SpreadModel | undefined,
): BacktestOptions {
  const { from, to, risk } = spec;
  return {
    series,
    strategies: [{ strategy, params: spec.params }],
    balances: { [spec.currency]: spec.cash },
    reportingCurrency: spec.currency,
    rules: standardRules(definedOf(risk)),
    seed: spec.seed,
    venue: venueOf(spec, spread),
    window: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    finish: spec.finish,
  };
}

/** Costs of zero are the models that say so, because a run without costs is labeled as one. */
function venueOf(spec: RunSpec, spread: SpreadModel | undefined): SimulatedVenueSettings {
  const { slippageBps, spreadBps, latencyMs, seed } = spec;
  const ownSpread = spreadBps === undefined ? undefined : spreadBps === 0 ? noSpread() : fixedSpread(spreadBps);
  return {
    seed,
    fees: Number(feeRateOf(spec)) === 0 ? noFees() : instrumentFees(),
    slippage: slippageBps === 0 ? noSlippage() : fixedSlippage(slippageBps),
    spread: ownSpread ?? spread ?? noSpread(),
    latency: constantLatency(latencyMs),
  };
}

function feeRateOf({ instruments }: RunSpec): string {
  return instruments[0]?.feeRate ?? '0';
}

function definedOf(risk: RunSpec['risk']): Parameters<typeof standardRules>[0] {
  return Object.fromEntries(Object.entries(risk).filter(([, value]) => value !== undefined));
}
