import { day, isoOf } from '@rxtrade/core';
import { labelsOf } from '../../run/run-document.ts';
import { gridOf, listOf } from '../../terminal/index.ts';
import { partTexts } from './fingerprint-text.ts';
import type { Comparison, FigurePair, FirstDifference } from './run-differences.ts';
import type { ComparedRun, Row } from './run-to-compare.ts';

/** Two runs side by side, as a person reads them. */
export function comparisonText(a: ComparedRun, b: ComparedRun, comparison: Comparison): string {
  const { differences, isSame, firstDecision, firstFill } = comparison;
  return [
    ...labelsOf({
      isSynthetic: a.document.isSynthetic || b.document.isSynthetic,
      isFree: a.document.isFree || b.document.isFree,
    }),
    listOf([
      ['A', whichText(a)],
      ['B', whichText(b)],
    ]),
    '',
    ...(differences.length === 0
      ? ['  They ran the same thing: settings, data, seed and versions are equal.']
      : [
          gridOf(
            ['what differs', 'A', 'B'],
            differences.map(({ name, a: one, b: other }) => [
              labelOf(name),
              valueText(name, one),
              valueText(name, other),
            ]),
          ),
        ]),
    '',
    ...fingerprintLines(a, comparison),
    '',
    gridOf(['figure', 'A', 'B', 'B - A'], figureRows(a, b, comparison), [1, 2, 3]),
    '',
    ...findingLines(a, b),
    ...(isSame ? ['  Decisions, fills and figures are the same.'] : []),
    ...differenceLines('decision', firstDecision, decisionText),
    ...differenceLines('fill', firstFill, fillText),
    ...(isSame || firstDecision !== undefined || firstFill !== undefined
      ? []
      : ['  Decisions and fills are the same; figures are not.']),
    '',
  ].join('\n');
}

/** Whether the two are one run, and if not, what of it differs. */
function fingerprintLines({ document }: ComparedRun, { fingerprintDiffers }: Comparison): readonly string[] {
  if (fingerprintDiffers.length === 0) return [`  One fingerprint: ${document.fingerprint.hash}`];
  return ['  Two fingerprints:', ...fingerprintDiffers.map((part) => `    ${part.padEnd(12)} ${partTexts[part]}`)];
}

/** What looks wrong with either, marked by the run that it was found in. */
function findingLines(a: ComparedRun, b: ComparedRun): readonly string[] {
  const found = ({ document: { diagnosis } }: ComparedRun) =>
    diagnosis.map(({ severity, sentence }) => `${severity}: ${sentence}`);
  const [inA, inB] = [new Set(found(a)), new Set(found(b))];
  const lines = [...new Set([...inA, ...inB])].map((line) => {
    const where = [...(inA.has(line) ? ['A'] : []), ...(inB.has(line) ? ['B'] : [])].join(' ');
    return `  ${where.padEnd(3)}  ${line}`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function whichText({ document: { id, spec, wasStopped, isFree }, folder }: ComparedRun): string {
  const names = spec.strategies.map(({ strategy }) => String(strategy)).join(', ');
  const marks = `${wasStopped ? ', stopped early' : ''}${isFree ? ', ZERO COST' : ''}`;
  return `${id}  ${names}, ${spec.world}${marks}  (${folder})`;
}

type Kind = 'money' | 'percent' | 'ratio' | 'count' | 'duration';

/** The figures people compare first; `--json` holds all. */
const figures: readonly (readonly [label: string, metric: string, kind: Kind])[] = [
  ['Initial equity', 'initialEquity', 'money'],
  ['Final equity', 'finalEquity', 'money'],
  ['Total return', 'totalReturn', 'percent'],
  ['Return a year (CAGR)', 'cagr', 'percent'],
  ['Volatility a year', 'volatility', 'percent'],
  ['Sharpe ratio', 'sharpe', 'ratio'],
  ['Sortino ratio', 'sortino', 'ratio'],
  ['Calmar ratio', 'calmar', 'ratio'],
  ['Maximum drawdown', 'maxDrawdown', 'percent'],
  ['Longest drawdown', 'maxDrawdownMs', 'duration'],
  ['Exposure', 'exposure', 'percent'],
  ['Turnover a year', 'turnover', 'ratio'],
  ['Trades', 'trades.count', 'count'],
  ['Win rate', 'trades.winRate', 'percent'],
  ['Profit factor', 'trades.profitFactor', 'ratio'],
  ['Expectancy a trade', 'trades.expectancy', 'money'],
  ['Best trade', 'trades.best', 'money'],
  ['Worst trade', 'trades.worst', 'money'],
  ['Fees of ended trades', 'trades.fees', 'money'],
];

const counted = ['bars', 'decisions', 'refusals', 'orders', 'fills'];

function figureRows(a: ComparedRun, b: ComparedRun, { metrics, counts }: Comparison): readonly (readonly string[])[] {
  const [currency, other] = [a.document.summary.currency, b.document.summary.currency];
  const money = currency === other ? ` ${currency}` : ` ${currency}, ${other}`;
  const row = (label: string, kind: Kind, { a: one, b: two, difference }: FigurePair = {}) => [
    kind === 'money' ? `${label}${money}` : label,
    figureText(one, kind),
    figureText(two, kind),
    // amounts of two currencies cannot be taken from each other
    difference === undefined || (kind === 'money' && currency !== other) ? '' : signed(difference, kind),
  ];
  return [
    ...figures.map(([label, metric, kind]) => row(label, kind, metrics[metric])),
    ...counted.map((name) => row(`${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`, 'count', counts[name])),
  ];
}

function figureText(value: number | undefined, kind: Kind): string {
  if (value === undefined) return 'n/a';
  switch (kind) {
    case 'percent':
      return `${(100 * value).toFixed(2)}%`;
    case 'count':
      return String(value);
    case 'duration':
      return `${(value / day).toFixed(2)}d`;
    default:
      return value.toFixed(2);
  }
}

function signed(difference: number, kind: Kind): string {
  if (difference === 0) return '=';
  const text = figureText(difference, kind);
  if (Number.parseFloat(text) === 0) return '~0';
  return difference > 0 ? `+${text}` : text;
}

const labels: Readonly<Record<string, string>> = {
  intervalMs: 'timeframe (ms)',
  spreadBps: 'spread (bps)',
  slippageBps: 'slippage (bps)',
  latencyMs: 'latency (ms)',
};

function labelOf(name: string): string {
  return labels[name] ?? name.replace(/^parameters\./, 'parameter ');
}

function valueText(name: string, value: unknown): string {
  if (value === undefined) return '-';
  const isInstant = (name === 'from' || name === 'to') && typeof value === 'number';
  return isInstant ? isoOf(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

function differenceLines(
  what: string,
  difference: FirstDifference | undefined,
  textOf: (row: Row) => string,
): readonly string[] {
  if (difference === undefined) return [];
  const { number, at, a, b } = difference;
  const line = (row: Row | undefined) => (row === undefined ? 'no more' : `${String(row['at'])}  ${textOf(row)}`);
  return [`  First ${what} that differs: number ${number}, ${at}`, `    A  ${line(a)}`, `    B  ${line(b)}`];
}

function decisionText({ instrument, action, amount, reason }: Row): string {
  const parts = [instrument, action, amount].filter((part) => part !== undefined && part !== null);
  return `${parts.map(String).join(' ')} (${String(reason)})`;
}

function fillText({ side, quantity, instrument, price, fee, feeCurrency }: Row): string {
  return [side, quantity, instrument, 'at', price, 'fee', fee, feeCurrency].map(String).join(' ');
}
