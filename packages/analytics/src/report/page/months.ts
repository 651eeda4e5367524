import type { EquityCurve } from '@rxtrade/core';
import { monthlyReturns } from '../../returns/monthly-returns.ts';
import { periodReturns } from '../../returns/period-returns.ts';
import type { Formats } from '../client/formats.ts';
import type { ReportInput } from '../report-input.ts';
import { type Html, html } from './html.ts';
import { assumptionNote, labels } from './tags.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Twelve months, January first, undefined where the curve has no point; and the whole year. */
type Year = {
  readonly year: number;
  readonly months: readonly (number | undefined)[];
  readonly total: number | undefined;
};

function yearsOf(curve: EquityCurve): readonly Year[] {
  const returns = monthlyReturns(curve);
  const totals = periodReturns(curve, 'year').returns;
  const years = [...new Set(returns.map(({ year }) => year))];
  return years.map((year, i) => ({
    year,
    months: names.map((_, month) => returns.find((one) => one.year === year && one.month === month + 1)?.return),
    total: totals[i],
  }));
}

/** A table of returns, a row a year, colored by how much was won or lost. */
export function months(input: ReportInput, formats: Formats): Html {
  const years = yearsOf(input.curve);
  if (years.length === 0) return html``;
  const largest = Math.max(
    0.01,
    ...years.flatMap((year) => year.months.map((value) => (value === undefined ? 0 : Math.abs(value)))),
  );
  return html`<section id="months" class="months" aria-label="Monthly returns"><div class="head"><h2>Monthly returns</h2>${labels(input)}</div>
<table role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Year</th>${names.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}<th scope="col" role="columnheader">Year</th></tr></thead>
<tbody role="rowgroup">${years.map((year) => row(year, largest, formats))}</tbody></table>${assumptionNote(input)}</section>`;
}

function row({ year, months: returns, total }: Year, largest: number, formats: Formats): Html {
  return html`<tr role="row"><th scope="row" role="rowheader">${year}</th>${returns.map((value, i) => cell(names[i] ?? '', value, largest, formats))}<td role="cell" class="year">${total === undefined ? undefined : html`<span class="cell ${total < 0 ? 'loss' : 'gain'}">${formats.signedPercent(total, 1)}</span>`}</td></tr>`;
}

function cell(name: string, value: number | undefined, largest: number, formats: Formats): Html {
  if (value === undefined) return html`<td role="cell" class="none"></td>`;
  const heat = Math.round(Math.min(1, Math.abs(value) / largest) * 42);
  const tone = value < 0 ? 'loss' : 'gain';
  return html`<td role="cell"><span class="cell" style="--tone:var(--${tone});--heat:${heat}"><span class="month">${name}</span>${formats.signedPercent(value, 1)}</span></td>`;
}
