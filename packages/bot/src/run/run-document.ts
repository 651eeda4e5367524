import process from 'node:process';
import { benchmarkOf, canBeHeld, diagnose, type RiskMeasures, riskMeasures } from '@rxtrade/analytics';
import { type BacktestResult, type CostRun, resultHashOf } from '@rxtrade/backtest';
import { type EventSeries, eventTimes, isoOf, type MemoryJournal, readParams } from '@rxtrade/core';
import { isSound } from '@rxtrade/market-data';
import { packageVersion } from '../cli/package-version.ts';
import type { RunAfterTax } from './after-tax.ts';
import { costCurvesOf } from './cost-curves.ts';
import type { CostRuns } from './cost-runs.ts';
import { checksumOf } from './market.ts';
import type { PreparedRun } from './prepare-run.ts';
import { identityOf } from './run-identity.ts';
import { eventsText, seriesText } from './run-texts.ts';

/** When a run took place: the only facts about it that differ from one time to the next. */
export type RunTimes = { readonly id: string; readonly startedAt: number; readonly endedAt: number };

/** What produced a run. */
export type Versions = { readonly rxtrade: string; readonly node: string };

/** What came of a run. */
export type RunOutcome = {
  readonly result: BacktestResult;
  readonly costs: CostRuns;
  readonly journal?: MemoryJournal;
  /** Where it was asked for. */
  readonly afterTax?: RunAfterTax;
};

/** A run as plain JSON: what it was, what it saw, and what came of it. It stands in run.json. */
export type RunDocument = ReturnType<typeof runDocument>;

export const runFormat = 1;

/** The label of every figure that comes from generated bars. */
export const syntheticLabel = 'SYNTHETIC: built-in market, nobody ever traded at these prices';

/** The label of every figure of a run in which trading costs nothing. */
export const zeroCostLabel = 'ZERO COST: no fees, no spread, no slippage, every figure is better than it can be';

/** What a reader is told before any figure. */
export function labelsOf({
  isSynthetic,
  isFree = false,
}: {
  readonly isSynthetic: boolean;
  readonly isFree?: boolean | undefined;
}): readonly string[] {
  return [...(isSynthetic ? [syntheticLabel] : []), ...(isFree ? [zeroCostLabel] : [])];
}

export function runDocument(run: PreparedRun, { result, costs, journal, afterTax }: RunOutcome, times: RunTimes) {
  const { spec, strategies, market, series } = run;
  const { events = [] } = run.options;
  const { isSynthetic } = market;
  const { isFree } = result.assumptions;
  const labels = labelsOf({ isSynthetic, isFree });
  return {
    format: runFormat,
    id: times.id,
    startedAt: isoOf(times.startedAt),
    endedAt: isoOf(times.endedAt),
    wallMs: times.endedAt - times.startedAt,
    versions: versionsOf(),
    ...(labels.length > 0 && { label: labels.join('; ') }),
    isSynthetic,
    isFree,
    endedBy: result.endedBy,
    wasStopped: result.wasStopped,
    fingerprint: identityOf(run),
    resultHash: resultHashOf(result),
    spec,
    parameters: Object.fromEntries(
      strategies.map(({ spec: { id, params }, strategy }) => [id, readParams(strategy, params)]),
    ),
    data: series.map((one) => ({
      instrument: one.instrument.id,
      intervalMs: one.intervalMs,
      bars: one.columns.length,
      from: isoOf(one.columns.openAt[0] as number),
      to: isoOf((one.columns.openAt[one.columns.length - 1] as number) + one.intervalMs),
      checksum: checksumOf(one),
    })),
    ...(events.length > 0 && { events: events.map(toldEvents) }),
    files: market.reports.map((report) => ({
      file: report.file,
      rows: report.rows,
      isSound: isSound(report),
      gaps: report.gaps.count,
      missing: report.gaps.missing,
      skipped: report.skipped.count,
      outliers: report.outliers.count,
    })),
    ...(journal && { journal: { records: journal.length, checksum: journal.sum.toString(16).padStart(8, '0') } }),
    summary: summaryOf(result, riskOf(series, result)),
    ...(costs.runs.length > 0 && { costs: costs.runs.map(toldCosts) }),
    ...(afterTax && { afterTax }),
    diagnosis: diagnose({
      ...result,
      series,
      isSynthetic,
      isFree,
      world: spec.world,
      costs: costCurvesOf(costs),
    }),
    assumptions: result.assumptions,
    warnings: warningsOf(run, result, costs),
  };
}

function toldEvents(events: EventSeries) {
  const times = eventTimes(events);
  const { length } = times;
  return {
    instrument: events.instrument.id,
    kind: events.kind,
    events: length,
    ...(length > 0 && { from: isoOf(times[0] as number), to: isoOf(times[length - 1] as number) }),
    checksum: checksumOf(events),
  };
}

/** Counts of everything, and the metrics. */
function summaryOf(result: BacktestResult, risk: RiskMeasures) {
  return {
    bars: result.bars,
    currency: result.reportingCurrency,
    decisions: result.decisions.length,
    refusals: result.refusals.length,
    orders: result.orders.length,
    fills: result.fills.length,
    metrics: result.metrics,
    risk,
    ...(result.benchmark && { benchmark: seriesText(result.benchmark) }),
  };
}

/** Against the benchmark that was asked for, else the first instrument, held from the first point on. */
function riskOf([market]: PreparedRun['series'], { curve, risk, benchmark }: BacktestResult): RiskMeasures {
  if (benchmark !== undefined || market === undefined || !canBeHeld(market)) return risk;
  return riskMeasures({ curve, benchmark: benchmarkOf(market) });
}

/** What a run came to under one set of costs; its curve stands in costs.csv. */
function toldCosts({ name, assumptions, finalEquity, fills, metrics }: CostRun) {
  const { slippage, spread, latency, fills: fillRule } = assumptions;
  return { name, slippage, spread, latency, fillRule, finalEquity, fills, metrics };
}

/** What a reader must know before believing the figures. */
export function warningsOf(
  { series, options: { events = [] } }: PreparedRun,
  result: BacktestResult,
  { notes }: Pick<CostRuns, 'notes'>,
): readonly string[] {
  const warnings = [...result.warnings, ...notes];
  const perpetuals = series.filter(
    ({ instrument }) =>
      instrument.kind === 'perpetual' && !events.some((one) => one.kind === 'funding' && one.instrument === instrument),
  );
  if (perpetuals.length === 0) return warnings;
  const names = [...new Set(perpetuals.map(({ instrument }) => instrument.id))].join(', ');
  return [
    ...warnings,
    `Bars hold no funding: what positions in ${names} cost or earn for being held is left out. Import it into the store, and name its bars there with --data store:….`,
  ];
}

/** What every figure of the run rests on, in words. */
export function assumptionsOf(
  { spec, options: { events = [] } }: PreparedRun,
  { assumptions }: BacktestResult,
): readonly { readonly label: string; readonly value: string }[] {
  const rates = [...new Set(spec.instruments.map(({ feeRate }) => feeRate))].join(', ');
  return [
    {
      label: 'Fees',
      value: assumptions.fees === 'none' ? 'none' : `${rates} of each fill's value (${assumptions.fees})`,
    },
    { label: 'Slippage', value: assumptions.slippage },
    { label: 'Spread', value: assumptions.spread },
    { label: 'Latency', value: assumptions.latency },
    ...(events.length === 0 ? [] : [{ label: 'Beside bars', value: eventsText(events) }]),
    { label: 'Fill rule', value: assumptions.fills },
    { label: 'Volume', value: assumptions.volume },
    { label: 'Queue', value: assumptions.queue },
    ...(spec.rejectRate === undefined ? [] : [{ label: 'Rejects', value: assumptions.rejects }]),
    ...(spec.leverage === undefined ? [] : [{ label: 'Leverage', value: `${spec.leverage}, cross margin` }]),
    { label: 'At the end', value: assumptions.finish },
    { label: 'Seed', value: String(spec.seed) },
    ...(assumptions.isFree ? [{ label: 'Costs', value: 'NONE: real results will be worse' }] : []),
  ];
}

export function versionsOf(): Versions {
  return { rxtrade: packageVersion(), node: process.versions.node };
}
