import { ChainReferences } from '../chain-reference.ts';
import { draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { readEach } from '../read-groups.ts';
import { failureIn } from '../table/cells.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { binanceInstant } from './binance-time.ts';

type MovementType = 'deposit' | 'withdrawal';

const isMovements = withColumns('coin', 'amount', 'address', 'txid', 'status');

/** Binance's deposits; withdrawals have the same layout with a fee. */
export const binanceDeposits = movements('binance-deposits', 'deposit', (columns) => !columns.has('fee'));

/** Binance's withdrawals. */
export const binanceWithdrawals = movements(
  'binance-withdrawals',
  'withdrawal',
  (columns) => columns.has('fee') || columns.has('transactionfee'),
);

function movements(
  name: string,
  type: MovementType,
  isLikely: (columns: ReadonlySet<string>) => boolean,
): TransactionImporter {
  return {
    name,
    sniff: (columns) => (isLikely(columns) ? isMovements(columns) : 0),
    read(rows, { account }) {
      const references = new ChainReferences(rows, (row) => row.text('txid'));
      return readEach(rows, (row) => {
        const failure = failureIn(row);
        if (failure !== undefined) return failure;
        const currency = row.required('coin');
        const moved = { currency, quantity: row.amount('amount') };
        const facts = { at: binanceInstant(row), account, origin: row.origin, externalId: references.of(row, moved) };
        const fee = { currency, quantity: row.amountOrZero('fee', 'transactionfee') };
        return [draftOf(facts, typeOf(row, type), moved, { fee })];
      });
    },
  };
}

/** The oldest layout is one for both, and only the name of the file says which it is. */
function typeOf(row: ImportRow, type: MovementType): MovementType {
  if (!row.has('transactionfee')) return type;
  if (/deposit/i.test(row.file)) return 'deposit';
  if (/withdraw/i.test(row.file)) return 'withdrawal';
  throw new UnreadRow('its columns are those of deposits and of withdrawals; name the file by what they are');
}
