import type { Currency, Exact } from '@rxtrade/core';
import type { Transaction } from '../transaction/transaction.ts';
import { csvText } from './csv-text.ts';
import { amountCells, timeCell } from './movement-cells.ts';
import { allLines, leftOutOf, type MovedAmount, type MovementLabel, type MovementLine } from './movements.ts';
import type { ReportFile } from './report-file.ts';

/** A file for CoinTracking, and what a reader must know of it. No file where there is nothing to say. */
export type CoinTrackingFile = { readonly file: ReportFile | undefined; readonly notes: readonly string[] };

const head =
  'Type,Buy Amount,Buy Currency,Sell Amount,Sell Currency,Fee,Fee Currency,Exchange,Trade-Group,Comment,Date,Tx-ID,Buy Value in Account Currency,Sell Value in Account Currency';

const idColumn = head.split(',').indexOf('Tx-ID');

/** The types of its list of transaction types. */
const types: Readonly<Record<MovementLabel, string>> = {
  ...{ trade: 'Trade', deposit: 'Deposit', withdrawal: 'Withdrawal', income: 'Income' },
  ...{ spend: 'Spend', gift: 'Gift', donate: 'Donation', lost: 'Lost' },
};
const incomeTypes: Readonly<Record<string, string>> = {
  ...{ staking: 'Staking', reward: 'Reward / Bonus', airdrop: 'Airdrop', mining: 'Mining' },
  ...{ interest: 'Interest Income', lending: 'Lending Income' },
};

/**
 * Transactions in the layout of CoinTracking's own CSV import, its instants in UTC, which has to be chosen there. A fee in
 * a coin of the row is in that coin's amount as well as in its column, as CoinTracking has it; one in a third coin is a row
 * of its own. What a row is worth is told where it is in the account's currency.
 */
export function coinTrackingFile(transactions: readonly Transaction[], currency: Currency): CoinTrackingFile {
  const hasRows = !allLines(transactions).next().done;
  const text = csvText(head.split(','), uniqueIds(rowsOfAll(transactions, currency)));
  return {
    file: hasRows ? { name: 'cointracking.csv', text } : undefined,
    notes: [
      ...(hasRows ? ['cointracking.csv: times are UTC; choose that when importing it'] : []),
      ...[...leftOutOf(transactions)].map(
        ([reason, count]) => `Not in the file for CoinTracking: ${count} where ${reason}`,
      ),
    ],
  };
}

function* rowsOfAll(transactions: readonly Transaction[], currency: Currency): Generator<readonly string[]> {
  for (const line of allLines(transactions)) yield* rowsOf(line, currency);
}

function rowsOf(line: MovementLine, currency: Currency): readonly (readonly string[])[] {
  const { tx, at, account, label, kind = '', sent, received, fee, worth } = line;
  const isOwn = fee !== undefined && (fee.currency === sent?.currency || fee.currency === received?.currency);
  const value = worth?.currency === currency ? worth.quantity.toString() : '';
  const tail = [account, '', '', timeCell(at)];
  const buy = fee !== undefined && fee.currency === received?.currency ? less(received, fee.quantity) : received;
  // a fee in the coin that left left with it
  const sell = fee !== undefined && fee.currency === sent?.currency ? less(sent, fee.quantity.negated()) : sent;
  const values = received === undefined ? ['', value] : [value, ''];
  return [
    [
      incomeTypes[kind] ?? types[label],
      ...[...amountCells(buy), ...amountCells(sell), ...amountCells(isOwn ? fee : undefined)],
      ...[...tail, tx, ...values],
    ],
    ...(fee === undefined || isOwn ? [] : [['Other Fee', '', '', ...amountCells(fee), '', '', ...tail, tx, '', '']]),
  ];
}

/** Rows of one id would count as one there. */
function* uniqueIds(rows: Iterable<readonly string[]>): Generator<readonly string[]> {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const id = row[idColumn] ?? '';
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    yield count === 1 ? row : row.with(idColumn, `${id}-${count}`);
  }
}

function less({ quantity, currency }: MovedAmount, by: Exact): MovedAmount {
  return { quantity: quantity.minus(by), currency };
}
