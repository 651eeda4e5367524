import { describeMetrics, describeRisk, type Finding } from '@rxtrade/analytics';
import type { BacktestResult } from '@rxtrade/backtest';
import type { Exact } from '@rxtrade/core';
import { gridOf, listOf, tableOf } from '../terminal/index.ts';
import type { RunAfterTax } from './after-tax.ts';
import type { CostRuns } from './cost-runs.ts';
import type { PreparedRun } from './prepare-run.ts';
import { assumptionsOf, labelsOf, type RunDocument, type RunOutcome } from './run-document.ts';
import { instrumentsText, seriesText, strategiesText } from './run-texts.ts';

/** Rows of the metrics that are sentences, not figures. */
const sentences: readonly string[] = ['Period', 'Annualization'];

/** The summary of a run as a person reads it: what it was, its figures, and what they rest on. */
export function summaryText(run: PreparedRun, { result, costs, afterTax }: RunOutcome, document: RunDocument): string {
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
    ...(afterTax === undefined ? [] : afterTaxLines(afterTax)),
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

/** What tax leaves, year by year. */
function afterTaxLines(told: RunAfterTax): readonly string[] {
  const { jurisdiction, method, currency, asOf } = told;
  const rates = Object.entries(told.rates).map(([name, rate]) => `${name} ${rate}`);
  const head = `  Tax by ${jurisdiction}, ${method}, rules of ${asOf}, ${rates.join(', ')}`;
  if ('leftOut' in told) return ['', head, `  It is left out: ${told.leftOut}`];
  const cents = (amount: Exact) => amount.rescale(2, 'half-even').toFloat().toFixed(2);
  return [
    '',
    head,
    '',
    gridOf(
      ['tax year', `gains ${currency}`, 'contracts', 'tax'],
      told.years.map(({ year, gain, contracts, tax }) => [year, cents(gain), cents(contracts), cents(tax)]),
      [1, 2, 3],
    ),
    '',
    listOf([
      ['Return', percent(told.totalReturn)],
      ['After tax', `${percent(told.afterTaxReturn)}, as gains were realized`],
      ['If all is sold', `${percent(told.afterTaxReturnIfSold)}, with tax on what is still open`],
    ]),
    `  An estimate: no allowances, nothing carried over, and tax is not taken out of the cash. ${told.notice}`,
  ];
}

function percent(value: number | undefined): string {
  return value === undefined ? 'n/a' : `${(100 * value).toFixed(2)}%`;
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
