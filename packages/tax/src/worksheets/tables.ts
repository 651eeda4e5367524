import type { Exact } from '@rxtrade/core';
import { sum } from '../amounts/exact-math.ts';
import { dayText } from '../calendar/index.ts';
import { amountText } from '../document/text.ts';
import { cents } from '../forms/us/form-8949.ts';
import type { Disposal, LotMatch } from '../result/disposal.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { WorksheetColumn, WorksheetTable } from './worksheet.ts';

/** A column of text. */
export function text(name: string, label: string): WorksheetColumn {
  return { name, label, align: 'left' };
}

/** A column of figures. */
export function figure(name: string, label: string): WorksheetColumn {
  return { name, label, align: 'right' };
}

/** One row a disposal, with the sums of its money. */
export function disposalTable(
  { disposals }: TaxResult,
  columns: readonly WorksheetColumn[],
): readonly WorksheetTable[] {
  return tableOf('disposals', 'Disposals', {
    items: disposals.filter(({ isTaxable }) => isTaxable),
    columns,
    values: valuesOf,
  });
}

/** One row a lot behind a disposal, with the sums of its money. */
export function matchTable({ disposals }: TaxResult, columns: readonly WorksheetColumn[]): readonly WorksheetTable[] {
  const items = disposals
    .filter(({ isTaxable }) => isTaxable)
    .flatMap((disposal) => disposal.matches.map((match) => ({ disposal, match })));
  return tableOf('sales', 'Sales, one row a lot', { items, columns, values: valuesOfMatch });
}

/** Income at its value on receipt. */
export function incomeTable({ income }: TaxResult): readonly WorksheetTable[] {
  return tableOf('income', 'Income, at its value on receipt', {
    items: income,
    columns: [
      text('day', 'Day'),
      text('kind', 'Kind'),
      text('asset', 'Asset'),
      figure('quantity', 'Units'),
      figure('value', 'Value'),
    ],
    values: ({ day, kind, asset, quantity, value }) => ({
      day: dayText(day),
      kind,
      asset,
      quantity: amountText(quantity),
      value,
    }),
  });
}

/** Units that were never acquired: a person has to look. */
export function missingTable({ missing }: TaxResult): readonly WorksheetTable[] {
  return tableOf('missing', 'Missing basis: units sold that were never acquired, counted at no cost', {
    items: missing,
    columns: [
      text('day', 'Day'),
      text('asset', 'Asset'),
      text('account', 'Account'),
      figure('quantity', 'Units'),
      figure('proceeds', 'Proceeds'),
    ],
    values: ({ day, asset, account, quantity, proceeds }) => ({
      day: dayText(day),
      asset,
      account,
      quantity: amountText(quantity),
      proceeds,
    }),
  });
}

type Values = Readonly<Record<string, string | Exact>>;

function valuesOf({
  day,
  asset,
  quantity,
  proceeds,
  disposalFees,
  costBasis,
  disallowedLoss,
  gain,
  matches,
}: Disposal): Values {
  return {
    day: dayText(day),
    asset,
    quantity: amountText(quantity),
    rule: [...new Set(matches.map(({ rule }) => rule))].join(', '),
    gross: proceeds.plus(disposalFees),
    costBasis,
    fees: disposalFees,
    disallowedLoss,
    gain,
  };
}

function valuesOfMatch({ disposal, match }: { readonly disposal: Disposal; readonly match: LotMatch }): Values {
  return {
    acquired: match.acquiredDay === undefined ? 'unknown' : dayText(match.acquiredDay),
    day: dayText(disposal.day),
    asset: disposal.asset,
    quantity: amountText(match.quantity),
    proceeds: match.proceeds,
    costBasis: match.costBasis,
    gain: match.gain,
    term: match.term ?? '',
  };
}

type TableItems<Item> = {
  readonly items: readonly Item[];
  readonly columns: readonly WorksheetColumn[];
  readonly values: (item: Item) => Values;
};

/** No table where there is nothing to list. Money is totaled before it is rounded to cents. */
function tableOf<Item>(
  name: string,
  title: string,
  { items, columns, values }: TableItems<Item>,
): readonly WorksheetTable[] {
  if (items.length === 0) return [];
  const all = items.map(values);
  const rows = all.map((row, i) => ({ name: String(i + 1), cells: columns.map((column) => cellOf(row[column.name])) }));
  const totals = columns.map((column, i) => {
    const amounts = all
      .map((row) => row[column.name])
      .filter((value) => value !== undefined && typeof value !== 'string');
    return amounts.length > 0 ? cents(sum(amounts)) : i === 0 ? 'Total' : '';
  });
  return [{ name, title, columns, rows, totals: [{ name: 'total', cells: totals }] }];
}

function cellOf(value: string | Exact | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : cents(value);
}
