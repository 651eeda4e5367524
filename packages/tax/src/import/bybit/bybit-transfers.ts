import { ChainReferences } from '../chain-reference.ts';
import { draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { readEach } from '../read-groups.ts';
import { failureIn } from '../table/cells.ts';
import { UnreadRow } from '../table/unread-row.ts';

/** Bybit's history of deposits and withdrawals on chains, with their transaction ids. */
export const bybitTransfers: TransactionImporter = {
  name: 'bybit-transfers',
  sniff: withColumns('type', 'asset', 'chain', 'amount', 'tx id', 'status'),
  read(rows, { account }) {
    const references = new ChainReferences(rows, (row) => row.text('tx id'));
    return readEach(rows, (row) => {
      const failure = failureIn(row);
      if (failure !== undefined) return failure;
      const type = row.required('type');
      const moved = { currency: row.required('asset'), quantity: row.amount('amount') };
      const at = row.instant(['date', 'date(utc)', 'time(utc)'], 'UTC');
      const facts = { at, account, origin: row.origin, externalId: references.of(row, moved) };
      if (/^deposit$/i.test(type)) return [draftOf(facts, 'deposit', moved)];
      if (/^withdraw(al)?$/i.test(type)) return [draftOf(facts, 'withdrawal', moved)];
      throw new UnreadRow(`the type "${type}" is neither a deposit nor a withdrawal`);
    });
  },
};
