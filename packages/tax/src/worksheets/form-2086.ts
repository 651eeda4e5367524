import { dayText } from '../calendar/index.ts';
import { cents } from '../forms/us/form-8949.ts';
import type { Disposal } from '../result/disposal.ts';
import { figure, text } from './tables.ts';
import type { WorksheetTable } from './worksheet.ts';

const lines = [
  ['212', 'Value of the portfolio before the sale'],
  ['213', 'Price of the sale'],
  ['214', 'Fees'],
  ['215', 'Price net of fees'],
  ['217', 'Price net of balancing payments'],
  ['218', 'Price net of fees and balancing payments'],
  ['220', 'Total acquisition cost'],
  ['221', 'Fractions of it used before'],
  ['222', 'Balancing payments used before'],
  ['223', 'Total acquisition cost, net'],
] as const;

/** The paper form has five columns a sheet. */
const salesPerSheet = 5;

/** One column a sale, as on the form; five sales a sheet. */
export function salesOf2086(disposals: readonly Disposal[]): readonly WorksheetTable[] {
  const sales = disposals.filter(({ form2086 }) => form2086 !== undefined);
  const tables: WorksheetTable[] = [];
  for (let from = 0; from < sales.length; from += salesPerSheet)
    tables.push(sheetOf(sales.slice(from, from + salesPerSheet), from + 1));
  return tables;
}

function sheetOf(sales: readonly Disposal[], first: number): WorksheetTable {
  const last = first + sales.length - 1;
  return {
    name: '',
    title: sales.length === 1 ? `Sale ${first}` : `Sales ${first} to ${last}`,
    columns: [
      text('line', 'Line'),
      text('label', 'What it is'),
      ...sales.map((_, i) => figure(String(first + i), `Sale ${first + i}`)),
    ],
    rows: [
      { name: 'units', cells: ['', 'Units sold', ...sales.map(({ quantity, asset }) => `${quantity} ${asset}`)] },
      { name: '211', cells: ['211', 'Date of the sale', ...sales.map(({ day }) => dayText(day))] },
      ...lines.map(([line, label]) => ({
        name: line,
        cells: [line, label, ...sales.map(({ form2086 }) => textOf(form2086?.[line]))],
      })),
      { name: '224', cells: ['224', 'Gain or loss: 218 - 223 × 217 / 212', ...sales.map(({ gain }) => cents(gain))] },
    ],
    totals: [],
  };
}

function textOf(amount: Parameters<typeof cents>[0] | undefined): string {
  return amount === undefined ? '' : cents(amount);
}
