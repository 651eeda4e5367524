import { draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { onceById, readEach } from '../read-groups.ts';
import { sideIn } from '../table/cells.ts';
import { linearSettlement } from './binance-contracts.ts';
import { binanceInstant } from './binance-time.ts';
import { gluedAmount } from './binance-trades.ts';

/**
 * Binance's fills of contracts that settle in a stablecoin. In hedge mode the long and the short side of a contract are
 * positions of their own, and so are told as two.
 */
export const binanceFuturesTrades: TransactionImporter = {
  name: 'binance-futures-trades',
  sniff: withColumns('symbol', 'side', 'price', 'quantity', 'amount', 'fee', 'realized profit', 'trade id'),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, (row) => `${row.required('symbol')} ${row.text('trade id')}`);
    const read = readEach(rows, (row) => {
      const symbol = row.required('symbol');
      const side = sideIn(row, 'side');
      const position = row.text('position side').toUpperCase();
      const asset = position === 'LONG' || position === 'SHORT' ? `${symbol} ${position}` : symbol;
      const facts = { at: binanceInstant(row), account, origin: row.origin, externalId: row.required('trade id') };
      return [
        draftOf(
          facts,
          'contract-fill',
          { currency: asset, quantity: row.amount('quantity') },
          {
            side,
            price: row.amount('price').toString(),
            currency: linearSettlement(symbol),
            fee: row.text('fee') === '' ? undefined : gluedAmount(row, 'fee'),
          },
        ),
      ];
    });
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};
