import { type Amount, tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { pairOf } from '../quotes.ts';
import { onceById, readEach } from '../read-groups.ts';
import { sideIn } from '../table/cells.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

/**
 * Bybit's spot history, a row a trade. Where the fee does not name its coin it is in what was received, which is Bybit's
 * rule on spot.
 */
export const bybitSpotOrders: TransactionImporter = {
  name: 'bybit-spot-orders',
  sniff: withColumns(
    'spot pairs',
    'direction',
    'filled value',
    'filled price',
    'filled quantity',
    'fees',
    'timestamp (utc)',
  ),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, (row) => row.text('transaction id'));
    const read = readEach(rows, (row) => {
      const [base, quote] = pairOf(row.required('spot pairs'));
      const side = sideIn(row, 'direction');
      return tradeDrafts({
        at: row.instant(['timestamp (utc)'], 'UTC'),
        account,
        origin: row.origin,
        externalId: row.text('transaction id'),
        side,
        base: amountIn(row, 'filled quantity', base),
        quote: amountIn(row, 'filled value', quote),
        fees: [feeOf(row, side === 'buy' ? base : quote)],
      });
    });
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};

/** Newer exports name its coin, which may be a third one. */
function feeOf(row: ImportRow, received: string): Amount {
  if (row.text('execfeev2') === '') return amountIn(row, 'fees', received);
  return { quantity: row.amount('execfeev2'), currency: row.required('feecoin') };
}

/** `0.01` or `0.01BTC`. */
function amountIn(row: ImportRow, name: string, currency: string): Amount {
  const match = /^([\d.,-]+)\s*([A-Z][A-Z0-9]*)?$/.exec(row.required(name));
  if (match === null) throw new UnreadRow(`"${row.text(name)}" in "${name}" is not an amount`);
  return { quantity: row.amountFrom(match[1] ?? ''), currency: match[2] ?? currency };
}
