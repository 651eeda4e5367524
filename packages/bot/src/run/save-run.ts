import { rm } from 'node:fs/promises';
import type { BacktestResult } from '@rxtrade/backtest';
import { isoOf } from '@rxtrade/core';
import { partialOf, tablesOf, writeFolder } from '../run-folder/index.ts';
import { costCurvesOf } from './cost-curves.ts';
import type { PreparedRun } from './prepare-run.ts';
import { assumptionsOf, type RunDocument, type RunOutcome, warningsOf } from './run-document.ts';

/** Writes everything about a run into a folder, whole or not at all. @throws As rejection, E906. */
export async function saveRun(
  { folder, isReserved }: { readonly folder: string; readonly isReserved: boolean },
  run: PreparedRun,
  outcome: RunOutcome,
  document: RunDocument,
): Promise<void> {
  await writeFolder(folder, await filesOrRelease(), { isReserved });

  async function filesOrRelease(): Promise<Readonly<Record<string, string>>> {
    try {
      const page = await reportOf(run, outcome, document);
      return {
        'run.json': `${JSON.stringify(document, undefined, 2)}\n`,
        ...tablesOf(outcome, run.series),
        'report.html': page,
      };
    } catch (error) {
      if (isReserved) await rm(partialOf(folder), { recursive: true, force: true });
      throw error;
    }
  }
}

async function reportOf(
  run: PreparedRun,
  { result, costs }: RunOutcome,
  { fingerprint, resultHash, diagnosis, isFree }: RunDocument,
): Promise<string> {
  const { renderReport } = await import('@rxtrade/analytics/report');
  const { spec, strategies, series, market } = run;
  const { curve, trades, fills, metrics, reportingCurrency } = result;
  return renderReport({
    title: strategies.map(({ strategy }) => strategy.title ?? strategy.name).join(' + '),
    subtitle: `${series.map(({ instrument }) => instrument.id).join(', ')} · ${periodOf(result)} · ${spec.world}`,
    isSynthetic: market.isSynthetic,
    isFree,
    world: spec.world,
    findings: diagnosis,
    costs: costCurvesOf(costs),
    ...(result.benchmark && { benchmark: result.benchmark }),
    curve,
    metrics,
    series,
    trades,
    fills,
    assumptions: [
      ...assumptionsOf(run, result),
      { label: 'Fingerprint', value: fingerprint.hash },
      { label: 'Result', value: resultHash },
    ],
    warnings: warningsOf(run, result, costs),
    currency: reportingCurrency,
  });
}

function periodOf({ curve }: BacktestResult): string {
  const day = (at: number | undefined) => isoOf(at ?? 0).slice(0, 10);
  return `${day(curve.at[0])} to ${day(curve.at[curve.length - 1])}`;
}
