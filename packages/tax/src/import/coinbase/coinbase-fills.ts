import { times } from '../../amounts/exact-math.ts';
import { absolute, tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { onceById, readEach } from '../read-groups.ts';
import { sideIn } from '../table/cells.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

/** The fills of Coinbase Pro, Exchange and Advanced. Trade ids are those of a market, so that it is part of the reference. */
export const coinbaseFills: TransactionImporter = {
  name: 'coinbase-fills',
  sniff: withColumns('trade id', 'product', 'side', 'created at', 'size', 'price', 'fee', 'total'),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, idOf);
    const read = readEach(rows, (row) => {
      const side = sideIn(row, 'side');
      const [base = '', quote = '', more] = row.required('product').split('-');
      if (quote === '' || more !== undefined)
        throw new UnreadRow(`the product "${row.text('product')}" is not a market of two coins`);
      if (base !== row.required('size unit') || quote !== row.required('price/fee/total unit'))
        throw new UnreadRow(`its units are not those of the product "${row.text('product')}"`);
      return tradeDrafts({
        at: row.instant(['created at'], 'UTC'),
        account,
        origin: row.origin,
        externalId: idOf(row),
        side,
        base: { currency: base, quantity: row.amount('size') },
        quote: { currency: quote, quantity: grossOf(row, side) },
        fees: [{ currency: quote, quantity: row.amountOrZero('fee') }],
      });
    });
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};

function idOf(row: ImportRow): string {
  return `${row.text('product')} ${row.required('trade id')}`;
}

/** What was paid or received without the fee. Size times price must come to the same, as far as the total has places. */
function grossOf(row: ImportRow, side: 'buy' | 'sell') {
  const [total, fee] = [absolute(row.amount('total')), row.amountOrZero('fee')];
  const gross = side === 'buy' ? total.minus(fee) : total.plus(fee);
  const traded = times(row.amount('size'), row.amount('price'));
  const difference = Number(absolute(gross.minus(traded)).toString());
  if (difference > Math.max(0.01, Number(traded.toString()) / 1_000_000))
    throw new UnreadRow(`size and price come to ${traded}, and the total without its fee is ${gross}`);
  return gross;
}
