import type { Transaction } from '../transaction/transaction.ts';
import { csvText } from './csv-text.ts';
import { amountCells, timeCell } from './movement-cells.ts';
import { allLines, leftOutOf, type MovementLabel, type MovementLine } from './movements.ts';
import type { ReportFile } from './report-file.ts';

/** Files for Koinly, one an account, and what a reader must know of them: whose each is, and how much is in none. */
export type KoinlyFiles = { readonly files: readonly ReportFile[]; readonly notes: readonly string[] };

const head =
  'Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash';

/** Koinly's labels, as its help pages list them; a trade and a movement have none. */
const labels: Readonly<Record<MovementLabel, string>> = {
  ...{ trade: '', deposit: '', withdrawal: '', income: 'other income' },
  ...{ spend: 'cost', gift: 'gift', donate: 'donation', lost: 'lost' },
};
const incomeLabels: Readonly<Record<string, string>> = {
  ...{ staking: 'staking', reward: 'reward', airdrop: 'airdrop', fork: 'fork', mining: 'mining' },
  ...{ interest: 'loan interest', lending: 'loan interest' },
};

/**
 * Transactions in Koinly's universal layout: instants in UTC, amounts uncut, a transfer as what left one account and reached
 * the other. The layout names no account, so that each has a file. What it has no row for is counted in the notes.
 */
export function koinlyFiles(transactions: readonly Transaction[]): KoinlyFiles {
  const accounts = new Set<string>();
  for (const { account } of allLines(transactions)) accounts.add(account);
  const names = [...accounts].sort();
  const nameOf = (index: number) => (names.length === 1 ? 'koinly.csv' : `koinly-${index + 1}.csv`);
  return {
    files: names.map((account, index) => ({
      name: nameOf(index),
      text: csvText(head.split(','), rowsOf(transactions, account)),
    })),
    notes: [
      ...names.map((account, index) => `${nameOf(index)}: account "${account}"`),
      ...[...leftOutOf(transactions)].map(([reason, count]) => `In no file for Koinly: ${count} where ${reason}`),
    ],
  };
}

function* rowsOf(transactions: readonly Transaction[], account: string): Generator<readonly string[]> {
  for (const line of allLines(transactions)) if (line.account === account) yield rowOf(line);
}

function rowOf({ tx, at, label, kind = '', sent, received, fee, worth }: MovementLine): readonly string[] {
  const tag = incomeLabels[kind] ?? labels[label];
  return [
    `${timeCell(at)} UTC`,
    ...amountCells(sent),
    ...amountCells(received),
    ...amountCells(fee),
    ...amountCells(worth),
    tag,
    tx,
    '',
  ];
}
