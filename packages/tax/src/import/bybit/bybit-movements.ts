import { signOf } from '../../amounts/exact-math.ts';
import { type DraftBase, draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { type GroupRead, readEach } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

const newer = withColumns('type', 'coin', 'amount', 'wallet balance', 'time(utc)');
const funding = withColumns('date & time(utc)', 'coin', 'qty', 'type', 'account balance');

const internal =
  /^(transfer (in|out) transfer (from|to) .*account|internalaccounttransfer(deposit|withdrawal)|(deposit|withdrawal)? ?transfer (to|from) derivatives account|earn .*(subscription|redemption|staking|unstaking))/;
const incomes: readonly (readonly [RegExp, string])[] = [
  [/^earn .*(interest|yield|reward|distribution)/, 'interest'],
  [/^airdrop/, 'airdrop'],
];

/** Bybit's deposits and withdrawals, and the history of its funding account. */
export const bybitMovements: TransactionImporter = {
  name: 'bybit-movements',
  sniff: (columns) => Math.max(newer(columns), funding(columns)),
  read: (rows, { account }) =>
    readEach(rows, (row) => {
      const at = row.instant(['time(utc)', 'date & time(utc)'], 'UTC');
      return movement({ at, account, origin: row.origin, externalId: '' }, row);
    }),
};

function movement(facts: DraftBase, row: ImportRow): GroupRead {
  const type = row.required('type');
  const amount = row.amount('amount', 'qty');
  const isIn = signOf(amount) > 0;
  const moved = { currency: row.required('coin'), quantity: isIn ? amount : amount.negated() };
  const description = row.text('description');
  const kind = `${type} ${description}`.toLowerCase().trim();
  if (internal.test(kind)) return `a move within Bybit (${[type, description].filter(Boolean).join(': ')})`;
  if (/^((user)?deposit|fiat deposit)\b/.test(kind) && isIn) return [draftOf(facts, 'deposit', moved)];
  if (/^(user)?withdraw(al)?\b|^fiat withdraw/.test(kind)) return [draftOf(facts, 'withdrawal', moved)];
  const income = incomes.find(([name]) => name.test(kind))?.[1];
  if (income !== undefined && isIn) return [draftOf(facts, 'income', moved, { kind: income })];
  throw new UnreadRow(`the type "${type}" of ${amount} is not one that is known`);
}
