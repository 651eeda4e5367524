import { capacity } from '../../capacity/capacity.ts';
import { participation } from '../../capacity/participation.ts';
import { describeMetrics, type MetricRow } from '../../metrics/describe-metrics.ts';
import { describeRisk } from '../../metrics/describe-risk.ts';
import type { RiskMeasures } from '../../metrics/risk-metrics.ts';
import { averageEquityOf } from '../../trades/turnover.ts';
import { amountText, none, percentText } from '../../words/figures.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

type Group = readonly [name: string, rows: readonly MetricRow[]];

/** What stands in the summary already, or is a sentence. */
const told: readonly string[] = ['Period', 'Annualization', 'Initial equity', 'Final equity', 'Total return'];

/** All measures, the risk of the curve beside those of its trades. */
export function figures(input: ReportInput, risk: RiskMeasures): Html {
  const rows = describeMetrics(input.metrics).filter(([label]) => !told.includes(label));
  const first = rows.findIndex(([label]) => label === 'Trades');
  const all = describeRisk(risk);
  const against = all.findIndex(([label]) => label === 'Alpha a year');
  const groups: readonly (readonly Group[])[] = [
    [
      ['Return and risk', rows.slice(0, first)],
      ['Against the benchmark', against < 0 ? [] : all.slice(against)],
    ],
    [
      ['Tails, drawdowns, proof', against < 0 ? all : all.slice(0, against)],
      ['Room for more money', roomFor(input)],
    ],
    [['Trades', rows.slice(first)]],
  ];
  return html`<section id="figures" class="figures" aria-label="All figures"><div class="head"><h2>All figures</h2>${labels(input)}</div>
<div class="groups">${groups.map((column) => html`<div>${column.map(groupOf)}</div>`)}</div>
${assumptionNote(input)}</section>`;
}

function groupOf([name, rows]: Group): Html {
  if (rows.length === 0) return html``;
  return html`<div class="group"><h3>${name}</h3><dl>${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value.replaceAll('-', '\u2212')}</dd></div>`)}</dl></div>`;
}

function roomFor({ fills, series, curve, currency }: ReportInput): readonly MetricRow[] {
  const taken = participation(fills, series);
  if (taken.bars === 0) return [];
  const fits = capacity(taken, averageEquityOf(curve) ?? 0);
  return [
    ['Volume taken, median bar', percentText(taken.median, 3)],
    ['Volume taken, 95% of bars', percentText(taken.high, 3)],
    ['Volume taken, at most', percentText(taken.highest, 3)],
    ['Capacity at a tenth of volume', fits === undefined ? none : `${amountText(fits, 0)} ${currency}`],
  ];
}
