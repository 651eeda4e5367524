import { type Amount, tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { pairOf } from '../quotes.ts';
import { readEach } from '../read-groups.ts';
import { sideIn } from '../table/cells.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { binanceInstant } from './binance-time.ts';

const older = withColumns('market', 'type', 'price', 'amount', 'total', 'fee', 'fee coin');
const newer = withColumns('pair', 'side', 'price', 'executed', 'amount', 'fee');

/** Binance's spot trades, in both layouts: the newer one has the unit glued to its amounts. */
export const binanceTrades: TransactionImporter = {
  name: 'binance-trades',
  sniff: (columns) => Math.max(older(columns), newer(columns)),
  read: (rows, { account }) =>
    readEach(rows, (row) => {
      const facts = {
        at: binanceInstant(row),
        account,
        origin: row.origin,
        externalId: '',
        side: sideIn(row, 'side', 'type'),
      };
      if (row.text('executed') === '') {
        const [base, quote] = pairOf(row.required('market'));
        return tradeDrafts({
          ...facts,
          base: { currency: base, quantity: row.amount('amount') },
          quote: { currency: quote, quantity: row.amount('total') },
          fees: row.text('fee') === '' ? [] : [{ currency: row.required('fee coin'), quantity: row.amount('fee') }],
        });
      }
      return tradeDrafts({
        ...facts,
        base: gluedAmount(row, 'executed'),
        quote: gluedAmount(row, 'amount'),
        fees: row.text('fee') === '' ? [] : [gluedAmount(row, 'fee')],
      });
    }),
};

/** `0.01BTC`, `1,234.5USDT`, `100 1INCH`. */
export function gluedAmount(row: ImportRow, name: string): Amount {
  const text = row.required(name);
  const match = /^([\d.,]+?)\s*(1INCH(?:UP|DOWN)?|1MBABYDOGE|1000[A-Z]+|[A-Z][A-Z0-9]*)$/.exec(text);
  if (match === null) throw new UnreadRow(`"${text}" in "${name}" is not an amount with its unit`);
  const digits = match[1] ?? '';
  // Binance writes points before decimals in every language, so that these commas can only part thousands
  const isGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits);
  return { quantity: row.amountFrom(isGrouped ? digits.replaceAll(',', '') : digits), currency: match[2] ?? '' };
}
