import { dayText, type LocalDay } from '../calendar/local-day.ts';
import { amountText, instantText } from '../document/text.ts';
import { explainDisposal } from '../explain/explain-disposal.ts';
import type { Disposal, LotMatch } from '../result/disposal.ts';
import { isAmount } from '../result/is-amount.ts';
import type { Figure, TaxResult } from '../result/tax-result.ts';
import { type CsvRow, csvText } from './csv-text.ts';
import { questionsOf } from './questions.ts';

const disposalHead =
  'transaction,time,day,kind,asset,account,quantity,lot,rule,acquired,term,proceeds,cost basis,disallowed loss,gain,currency,explanation';

/** Disposals as CSV, a row for each lot or rule behind one; the first row of a disposal carries its explanation. */
export function disposalsCsv(result: TaxResult): Iterable<string> {
  return csvText(disposalHead.split(','), disposalRows(result));
}

function* disposalRows({ disposals, rules }: TaxResult): Generator<CsvRow> {
  for (const disposal of disposals)
    for (const [index, match] of disposal.matches.entries()) {
      const why = index === 0 ? explainDisposal(disposal, rules) : '';
      yield [...matchCells(disposal, match), rules.currency, why];
    }
}

function matchCells({ tx, at, day, kind, asset, account, isTaxable }: Disposal, match: LotMatch): readonly string[] {
  return [
    ...[tx, instantText(at), dayText(day), kind, asset, account, amountText(match.quantity)],
    ...[match.lot ?? '', match.rule, dayOrNone(match.acquiredDay), match.term ?? ''],
    ...[isTaxable ? amountText(match.proceeds) : '', amountText(match.costBasis)],
    ...[amountText(match.disallowedLoss), isTaxable ? amountText(match.gain) : ''],
  ];
}

/** Income as CSV, at its value on receipt. */
export function incomeCsv({ income, rules }: TaxResult): Iterable<string> {
  const rows = income.map(({ tx, at, day, kind, asset, account, quantity, value }) => [
    ...[tx, instantText(at), dayText(day), kind, asset, account],
    ...[amountText(quantity), amountText(value), rules.currency],
  ]);
  return csvText('transaction,time,day,kind,asset,account,quantity,value,currency'.split(','), rows);
}

/** What is still held as CSV: lots, pools, or the cost of the portfolio as one row. */
export function heldCsv({ lots, pools, portfolioCost, rules: { currency } }: TaxResult): Iterable<string> {
  const rows = [
    ...lots.map(({ id, asset, account = '', acquiredDay, quantity, costBasis }) => [
      ...[id, asset, account, dayText(acquiredDay), amountText(quantity), amountText(costBasis), currency],
    ]),
    ...pools.map(({ asset, account = '', quantity, cost }) => [
      ...['pool', asset, account, '', amountText(quantity), amountText(cost), currency],
    ]),
    ...(portfolioCost === undefined ? [] : [['portfolio', '', '', '', '', amountText(portfolioCost), currency]]),
  ];
  return csvText('lot,asset,account,acquired,quantity,cost basis,currency'.split(','), rows);
}

/** What each tax year comes to as CSV. A figure that was left out has no value, and the reason beside it. */
export function summaryCsv({ years }: TaxResult): Iterable<string> {
  const rows = years.flatMap(({ year, figures, leftOut }) => [
    ...figureRows(figures).map(([name, value]) => [year, name, value, '']),
    ...leftOut.map(({ figure, reason }) => [year, figure, '', reason]),
  ]);
  return csvText('tax year,figure,value,left out because'.split(','), rows);
}

/** What a person has to answer, as CSV. */
export function questionsCsv(result: TaxResult): Iterable<string> {
  return csvText(
    ['kind', 'transaction', 'question'],
    questionsOf(result).map(({ kind, tx = '', text }) => [kind, tx, text]),
  );
}

function figureRows(figures: Readonly<Record<string, Figure>>, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(figures).flatMap(([name, figure]): readonly (readonly [string, string])[] => {
    const path = `${prefix}${name}`;
    if (typeof figure !== 'object') return [[path, String(figure)]];
    return isAmount(figure) ? [[path, amountText(figure)]] : figureRows(figure, `${path} `);
  });
}

function dayOrNone(day: LocalDay | undefined): string {
  return day === undefined ? '' : dayText(day);
}
