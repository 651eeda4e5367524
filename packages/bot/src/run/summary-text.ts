import { describeMetrics, describeRisk, type Finding } from '@rxtrade/analytics';
import type { BacktestResult } from '@rxtrade/backtest';
import { gridOf, listOf, tableOf } from '../terminal/index.ts';
import type { CostRuns } from './cost-runs.ts';
import type { PreparedRun } from './prepare-run.ts';
import { assumptionsOf, labelsOf, type RunDocument, type RunOutcome } from './run-document.ts';
import { instrumentsText, seriesText, strategiesText } from './run-texts.ts';

/** Rows of the metrics that are sentences, not figures. */
const sentences: readonly string[] = ['Period', 'Annualization'];

/** The summary of a run as a person reads it: what it was, its figures, and what they rest on. */
export function summaryText(run: PreparedRun, { result, costs }: RunOutcome, document: RunDocument): string {
  const { spec, series } = run;
  const { diagnosis, warnings, summary } = document;
  const { decisions, refusals, orders, fills, bars, metrics, benchmark } = result;
  const rows = describeMetrics(metrics);
  const isSentence = ([label]: readonly [string, string]) => sentences.includes(label);
  return [
    ...labelsOf(document),
    listOf([
      [spec.strategies.length > 1 ? 'Strategies' : 'Strategy', strategiesText(spec)],
      ['Instruments', instrumentsText(series)],
      ...rows.filter(([label]) => label === 'Period'),
    ]),
    '',
    tableOf(rows.filter((row) => !isSentence(row))),
    '',
    tableOf([
      ...(benchmark === undefined ? [] : [['Benchmark', seriesText(benchmark)] as const]),
      ...describeRisk(summary.risk),
    ]),
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
    ...costLines(costs, result),
    '',
    listOf([
      ['Fingerprint', `${document.fingerprint.hash}  what was run`],
      ['Result', `${document.resultHash}  what came of it`],
    ]),
    ...diagnosisLines(diagnosis, warnings),
    '',
  ].join('\n');
}

const scales = { kind: 'half', expected: 'as stated', harsh: 'twice' } as const;

/** The run under three sets of costs, a line each. */
function costLines({ runs }: CostRuns, { reportingCurrency }: BacktestResult): readonly string[] {
  if (runs.length === 0) return [];
  const percent = (value: number | undefined) => (value === undefined ? 'n/a' : `${(100 * value).toFixed(2)}%`);
  return [
    '',
    gridOf(
      ['costs', `equity ${reportingCurrency}`, 'return', 'drawdown', 'fills', 'slippage, spread, latency'],
      runs.map(({ name, finalEquity, metrics, fills }) => [
        name,
        finalEquity.toFixed(2),
        percent(metrics.totalReturn),
        percent(metrics.maxDrawdown),
        String(fills),
        scales[name],
      ]),
      [1, 2, 3, 4],
    ),
  ];
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
