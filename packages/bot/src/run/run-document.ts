import process from 'node:process';
import { benchmarkOf, canBeHeld, diagnose, type RiskMeasures, riskMeasures } from '@rxtrade/analytics';
import type { BacktestResult } from '@rxtrade/backtest';
import { isoOf, type MemoryJournal, readParams } from '@rxtrade/core';
import { isSound } from '@rxtrade/market-data';
import { packageVersion } from '../cli/package-version.ts';
import { checksumOf } from './market.ts';
import type { PreparedRun } from './prepare-run.ts';

/** When a run took place: the only facts about it that differ from one time to the next. */
export type RunTimes = { readonly id: string; readonly startedAt: number; readonly endedAt: number };

/** What produced a run. */
export type Versions = { readonly rxtrade: string; readonly node: string };

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

export function runDocument(
  { spec, strategy, market, series }: PreparedRun,
  result: BacktestResult,
  times: RunTimes,
  journal: MemoryJournal | undefined,
) {
  const { isSynthetic } = market;
  const isFree = result.assumptions.isFree;
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
    wasStopped: result.wasStopped,
    spec,
    parameters: readParams(strategy, spec.params),
    data: series.map((one) => ({
      instrument: one.instrument.id,
      intervalMs: one.intervalMs,
      bars: one.columns.length,
      from: isoOf(one.columns.openAt[0] as number),
      to: isoOf((one.columns.openAt[one.columns.length - 1] as number) + one.intervalMs),
      checksum: checksumOf(one),
    })),
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
    diagnosis: diagnose({ ...result, series, isSynthetic, isFree, world: spec.world }),
    assumptions: result.assumptions,
    warnings: warningsOf(series, result),
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
  };
}

/** Against the first instrument, held from the first point on. */
function riskOf([market]: PreparedRun['series'], { curve }: BacktestResult): RiskMeasures {
  const isHeld = market !== undefined && canBeHeld(market);
  return riskMeasures({ curve, ...(isHeld && { benchmark: benchmarkOf(market) }) });
}

/** What a reader must know before believing the figures. */
export function warningsOf(series: PreparedRun['series'], { warnings }: BacktestResult): readonly string[] {
  const perpetuals = series.filter(({ instrument }) => instrument.kind === 'perpetual');
  if (perpetuals.length === 0) return warnings;
  const names = [...new Set(perpetuals.map(({ instrument }) => instrument.id))].join(', ');
  return [...warnings, `Bars hold no funding: what positions in ${names} cost or earn for being held is left out.`];
}

/** What every figure of the run rests on, in words. */
export function assumptionsOf(
  { spec }: PreparedRun,
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
    { label: 'Fill rule', value: assumptions.fills },
    { label: 'Volume', value: assumptions.volume },
    { label: 'Queue', value: assumptions.queue },
    { label: 'Rejects', value: assumptions.rejects },
    { label: 'At the end', value: assumptions.finish },
    { label: 'Seed', value: String(spec.seed) },
  ];
}

export function versionsOf(): Versions {
  return { rxtrade: packageVersion(), node: process.versions.node };
}
