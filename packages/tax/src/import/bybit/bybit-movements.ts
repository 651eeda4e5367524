import { signOf } from '../../amounts/exact-math.ts';
import { draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { readEach } from '../read-groups.ts';
import { UnreadRow } from '../table/unread-row.ts';

const newer = withColumns('type', 'coin', 'amount', 'wallet balance', 'time(utc)');
const older = withColumns('date & time(utc)', 'coin', 'qty', 'type', 'account balance');

/** Bybit's deposits and withdrawals, in both layouts. */
export const bybitMovements: TransactionImporter = {
  name: 'bybit-movements',
  sniff: (columns) => Math.max(newer(columns), older(columns)),
  read: (rows, { account }) =>
    readEach(rows, (row) => {
      const type = row.required('type');
      const amount = row.amount('amount', 'qty');
      const quantity = signOf(amount) < 0 ? amount.negated() : amount;
      const at = row.instant(['time(utc)', 'date & time(utc)'], 'UTC');
      const facts = { at, account, origin: row.origin, externalId: '' };
      const moved = { currency: row.required('coin'), quantity };
      if (/^deposit$/i.test(type) && signOf(amount) > 0) return [draftOf(facts, 'deposit', moved)];
      if (/^withdraw(al)?$/i.test(type)) return [draftOf(facts, 'withdrawal', moved)];
      throw new UnreadRow(`the type "${type}" of ${amount} is not one that is known`);
    }),
};
