import { signOf } from '../../amounts/exact-math.ts';
import { tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { onceById, readEach } from '../read-groups.ts';
import { sideIn } from '../table/cells.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { krakenPair } from './kraken-assets.ts';

/** Kraken's trades export, for who has no ledgers: it lacks deposits, and its fee is in the money of the pair. */
export const krakenTrades: TransactionImporter = {
  name: 'kraken-trades',
  sniff: withColumns('txid', 'pair', 'time', 'type', 'cost', 'fee', 'vol', 'margin'),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, (row) => row.text('txid'));
    const read = readEach(rows, (row) => {
      if (signOf(row.amountOrZero('margin')) > 0 || /\b(closing|liquidated)\b/i.test(row.text('misc')))
        throw new UnreadRow('a margin trade: what was borrowed for it is not told here');
      const side = sideIn(row, 'type');
      const pair = krakenPair(row.required('pair'));
      if (pair === undefined) throw new UnreadRow(`the pair "${row.text('pair')}" cannot be told apart`);
      const [coin, money] = pair;
      return tradeDrafts({
        at: row.instant(['time'], 'UTC'),
        account,
        origin: row.origin,
        externalId: row.required('txid'),
        side,
        base: { currency: coin, quantity: row.amount('vol') },
        quote: { currency: money, quantity: row.amount('cost') },
        fees: [{ currency: money, quantity: row.amountOrZero('fee') }],
      });
    });
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};
