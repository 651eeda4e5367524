import { describeMetrics, describeRisk, type Finding } from '@rxtrade/analytics';
import type { BacktestResult } from '@rxtrade/backtest';
import { listOf, tableOf } from '../terminal/index.ts';
import type { PreparedRun } from './prepare-run.ts';
import { assumptionsOf, labelsOf, type RunDocument } from './run-document.ts';

/** Rows of the metrics that are sentences, not figures. */
const sentences: readonly string[] = ['Period', 'Annualization'];

/** The summary of a run as a person reads it: what it was, its figures, and what they rest on. */
export function summaryText(run: PreparedRun, result: BacktestResult, document: RunDocument): string {
  const { spec, series } = run;
  const { diagnosis, warnings, summary } = document;
  const { decisions, refusals, orders, fills, bars, metrics } = result;
  const rows = describeMetrics(metrics);
  const isSentence = ([label]: readonly [string, string]) => sentences.includes(label);
  return [
    ...labelsOf(document),
    listOf([
      ['Strategy', spec.strategy],
      ['Instruments', series.map(({ instrument }) => instrument.id).join(', ')],
      ...rows.filter(([label]) => label === 'Period'),
    ]),
    '',
    tableOf([...rows.filter((row) => !isSentence(row))]),
    '',
    tableOf(describeRisk(summary.risk)),
    '',
    tableOf([
      ['Bars', bars.toLocaleString('en-US')],
      ['Decisions', String(decisions.length)],
      ['Refused', String(refusals.length)],
      ['Orders', String(orders.length)],
      ['Fills', String(fills.length)],
    ]),
    '',
    listOf([
      ...assumptionsOf(run, result).map(({ label, value }) => [label, value] as const),
      ...rows.filter(([label]) => label === 'Annualization'),
    ]),
    ...diagnosisLines(diagnosis, warnings),
    '',
  ].join('\n');
}

/** What looks wrong, the worst first, then what the run itself warned of. */
function diagnosisLines(diagnosis: readonly Finding[], warnings: readonly string[]): readonly string[] {
  const told = new Set(diagnosis.map(({ sentence }) => sentence));
  const lines = [
    ...diagnosis.map(({ severity, sentence }) => `  ${severity}: ${sentence}`),
    ...warnings.filter((text) => !told.has(text)).map((text) => `  warning: ${text}`),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}
