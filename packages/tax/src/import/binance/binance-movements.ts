import { draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { readEach } from '../read-groups.ts';
import { UnreadRow } from '../table/unread-row.ts';

const isMovements = withColumns('coin', 'network', 'amount', 'address', 'txid', 'status');

/** Binance's deposits; withdrawals have the same layout with a fee. */
export const binanceDeposits = movements('binance-deposits', 'deposit', (columns) => !columns.has('fee'));

/** Binance's withdrawals. */
export const binanceWithdrawals = movements('binance-withdrawals', 'withdrawal', (columns) => columns.has('fee'));

function movements(
  name: string,
  type: 'deposit' | 'withdrawal',
  isLikely: (columns: ReadonlySet<string>) => boolean,
): TransactionImporter {
  return {
    name,
    sniff: (columns) => (isLikely(columns) ? 1 : 0.5) * isMovements(columns),
    read: (rows, { account }) =>
      readEach(rows, (row) => {
        const status = row.required('status');
        if (!/^(completed|success|successful)$/i.test(status)) {
          if (/^(failed|rejected|cancel)/i.test(status)) return `it did not happen: ${status}`;
          throw new UnreadRow(`the status "${status}" does not say that it is completed`);
        }
        const currency = row.required('coin');
        const at = row.instant(['date(utc+0)', 'date(utc)', 'time'], row.text('time') === '' ? 'UTC' : undefined);
        const facts = { at, account, origin: row.origin, externalId: row.text('txid') };
        const fee = { currency, quantity: row.amountOrZero('fee', 'transaction fee') };
        return [draftOf(facts, type, { currency, quantity: row.amount('amount') }, { fee })];
      }),
  };
}
