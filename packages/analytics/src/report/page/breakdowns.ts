import type { RoundTrip } from '@rxtrade/core';
import { type BreakdownBy, breakdown, type TradeGroup } from '../../breakdown/breakdown.ts';
import type { Formats } from '../client/formats.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

const views: readonly { readonly by: BreakdownBy; readonly title: string }[] = [
  { by: 'instrument', title: 'Instrument' },
  { by: 'exitKind', title: 'Exit reason' },
  { by: 'tag', title: 'Tag' },
  { by: 'side', title: 'Side' },
  { by: 'strategy', title: 'Strategy' },
  { by: 'weekday', title: 'Weekday' },
  { by: 'hour', title: 'Hour' },
];
const rowsMax = 24;
/** More hours are shown as two tables, so that both columns of the page are filled. */
const hoursInOne = 12;
const isMorning = ({ name }: Row) => name < '12';

type Row = {
  readonly name: string;
  readonly count: number;
  readonly winRate: number;
  readonly profit: number;
  readonly fees: number;
};

/** What trades brought, told apart by what they have in common; a view with one group says nothing and is left out. */
export function breakdowns(input: ReportInput, formats: Formats): Html {
  const { trades } = input;
  const currency = input.currency;
  // amounts of several currencies do not add up, so each view keeps to those of one
  const told = trades.filter(({ instrument }) => instrument.quote === currency);
  const columns = columnsOf(told, currency, formats);
  if (columns.length === 0) return html``;
  const foreign = trades.length - told.length;
  const left =
    foreign === 0
      ? undefined
      : html`<p class="note">${foreign} trades in another currency than ${currency} are left out.</p>`;
  return html`<section id="breakdowns" class="split" aria-label="Breakdowns"><div class="head"><h2>Breakdowns</h2>${labels(input)}<div class="keys"><span>Profit in ${currency}, after fees; hour and weekday of the entry, UTC</span></div></div>
<div class="tables">${columns.map((column) => html`<div>${column}</div>`)}</div>${left}${assumptionNote(input)}</section>`;
}

/** All views under each other, and beside them the hours, which are long enough to stand alone. */
function columnsOf(trades: readonly RoundTrip[], currency: string, formats: Formats): readonly (readonly Html[])[] {
  const tables: Html[] = [];
  const hours: Html[] = [];
  for (const { by, title } of views) {
    const rows = rowsOf(trades, by, currency);
    if (rows.length < 2) continue;
    const scale = { largest: Math.max(...rows.map(({ profit }) => Math.abs(profit))) || 1, formats };
    if (by !== 'hour') tables.push(table(title, rows, scale));
    else if (rows.length <= hoursInOne) hours.push(table(title, rows, scale));
    else
      for (const part of [rows.filter(isMorning), rows.filter((row) => !isMorning(row))])
        hours.push(table(title, part, scale));
  }
  return [tables, ...hours.map((hour) => [hour])].filter((column) => column.length > 0);
}

function rowsOf(trades: readonly RoundTrip[], by: BreakdownBy, reportingCurrency: string): readonly Row[] {
  const groups = breakdown(trades, by, { reportingCurrency }).map(rowOf);
  if (by === 'tag' && groups.every(({ name }) => name === 'none')) return [];
  if (groups.length <= rowsMax) return groups;
  const rest = groups.slice(rowsMax - 1);
  const count = rest.reduce((sum, row) => sum + row.count, 0);
  const sumOf = (read: (row: Row) => number) => rest.reduce((sum, row) => sum + read(row), 0);
  return [
    ...groups.slice(0, rowsMax - 1),
    {
      name: `${rest.length} others`,
      count,
      winRate: sumOf((row) => row.winRate * row.count) / count,
      profit: sumOf(({ profit }) => profit),
      fees: sumOf(({ fees }) => fees),
    },
  ];
}

function rowOf({ name, profit, statistics }: TradeGroup): Row {
  const { count, winRate = 0, fees } = statistics;
  return { name: name === '' ? 'no reason given' : name, count, winRate, profit, fees };
}

function table(
  title: string,
  rows: readonly Row[],
  { largest, formats }: { readonly largest: number; readonly formats: Formats },
): Html {
  return html`<table><thead><tr><th scope="col">${title}</th><th scope="col" class="number">Trades</th><th scope="col" class="number">Won</th><th scope="col" class="number">Profit</th><th scope="col" class="share"><span class="spoken">Share</span></th></tr></thead>
<tbody>${rows.map((row) => line(row, largest, formats))}</tbody></table>`;
}

function line({ name, count, winRate, profit, fees }: Row, largest: number, formats: Formats): Html {
  const tone = profit < 0 ? 'loss' : 'gain';
  const width = Math.round((Math.abs(profit) / largest) * 50);
  const left = profit < 0 ? 50 - width : 50;
  return html`<tr title="fees ${formats.fixed(fees, 2)}"><th scope="row">${name}</th><td class="number">${formats.fixed(count, 0)}</td><td class="number">${formats.percent(winRate, 0)}</td><td class="number ${tone}">${formats.signed(profit, 2)}</td><td class="share"><div class="bar"><i style="--tone:var(--${tone});left:${left}%;width:${width}%"></i></div></td></tr>`;
}
