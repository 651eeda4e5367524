import { describeMetrics } from '@rxtrade/analytics';
import type { BacktestResult } from '@rxtrade/backtest';
import { listOf, tableOf } from '../terminal/index.ts';
import type { PreparedRun } from './prepare-run.ts';
import { assumptionsOf, syntheticLabel, warningsOf } from './run-document.ts';

/** Rows of the metrics that are sentences, not figures. */
const sentences: readonly string[] = ['Period', 'Annualization'];

/** The summary of a run as a person reads it: what it was, its figures, and what they rest on. */
export function summaryText(run: PreparedRun, result: BacktestResult): string {
  const { spec, market, series } = run;
  const { decisions, refusals, orders, fills, bars, metrics } = result;
  const rows = describeMetrics(metrics);
  const isSentence = ([label]: readonly [string, string]) => sentences.includes(label);
  return [
    ...(market.isSynthetic ? [syntheticLabel] : []),
    listOf([
      ['Strategy', spec.strategy],
      ['Instruments', series.map(({ instrument }) => instrument.id).join(', ')],
      ...rows.filter(([label]) => label === 'Period'),
    ]),
    '',
    tableOf([
      ...rows.filter((row) => !isSentence(row)),
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
    ...warningsOf(series, result).map((warning) => `  warning: ${warning}`),
    '',
  ].join('\n');
}
