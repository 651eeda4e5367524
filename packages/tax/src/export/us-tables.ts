import { amountText } from '../document/text.ts';
import { type Form8949Row, form8949 } from '../forms/us/form-8949.ts';
import { form8949Summary } from '../forms/us/form-8949-summary.ts';
import type { ReconciledDay } from '../forms/us/reconcile-1099-da.ts';
import type { Sold } from '../forms/us/reported-sales.ts';
import type { UsFormOptions } from '../forms/us/us-form-options.ts';
import type { TaxResult } from '../result/tax-result.ts';
import { csvText } from './csv-text.ts';

/** Form 8949 as CSV: part, box and the columns (a) to (h), the rows in the order of the sales. */
export function form8949Csv(result: TaxResult, options: UsFormOptions = {}): Iterable<string> {
  return rowsCsv(form8949(result, options));
}

/** The same in short, one row a box and account with code M, where the rows are attached as a statement. */
export function form8949SummaryCsv(result: TaxResult, options: UsFormOptions = {}): Iterable<string> {
  return rowsCsv(form8949Summary(result, options));
}

/** A comparison with what brokers reported as CSV, a row a day; a side that tells of no sale is empty. */
export function reconciled1099DaCsv(days: readonly ReconciledDay[]): Iterable<string> {
  const head = 'sold on,account,asset,comparison,quantity,proceeds,cost basis';
  return csvText(
    [...head.split(','), 'reported quantity', 'reported proceeds', 'reported basis'],
    days.map(({ soldOn, account, asset, kind, ours, theirs }) => [
      ...[soldOn, account, asset, kind.replace('-', ' ')],
      ...cellsOf(ours),
      ...cellsOf(theirs),
    ]),
  );
}

function rowsCsv(rows: readonly Form8949Row[]): Iterable<string> {
  const head = 'Part,Box,Description (a),Date acquired (b),Date sold (c),Proceeds (d),Cost or other basis (e)';
  return csvText(
    [...head.split(','), 'Code (f)', 'Adjustment (g)', 'Gain or loss (h)'],
    rows.map(({ part, box, a, b, c, d, e, f, g, h }) => [part, box, a, b, c, d, e, f, g, h]),
  );
}

function cellsOf(sold: Sold | undefined): readonly [string, string, string] {
  if (sold === undefined) return ['', '', ''];
  const { quantity, proceeds, basis } = sold;
  return [amountText(quantity), amountText(proceeds), basis === undefined ? '' : amountText(basis)];
}
