import { tradeDrafts } from '../drafts.ts';
import { exchangeOf } from '../exchange.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { readEach } from '../read-groups.ts';
import { failureIn } from '../table/cells.ts';
import { binanceInstant } from './binance-time.ts';
import { gluedAmount } from './binance-trades.ts';

/** Binance's history of conversions. They bear no fee. */
export const binanceConvert: TransactionImporter = {
  name: 'binance-convert',
  sniff: withColumns('pair', 'type', 'sell', 'buy', 'price', 'inverse price', 'status'),
  read: (rows, { account }) =>
    readEach(rows, (row) => {
      const failure = failureIn(row);
      if (failure !== undefined) return failure;
      const facts = { at: binanceInstant(row), account, origin: row.origin, externalId: '' };
      return tradeDrafts({ ...facts, ...exchangeOf(gluedAmount(row, 'sell'), gluedAmount(row, 'buy')), fees: [] });
    }),
};
