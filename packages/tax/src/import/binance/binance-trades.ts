import { type Amount, tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { pairOf } from '../quotes.ts';
import { readEach } from '../read-groups.ts';
import { sideIn } from '../table/cells.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { tradeColumns, withNamed } from './binance-columns.ts';
import { binanceInstant } from './binance-time.ts';

const apart = withColumns('type', 'price', 'amount', 'total', 'fee', 'fee coin');
const glued = withNamed(tradeColumns);

/** Binance's spot trades: some layouts have the unit glued to their amounts, others in columns of its own. */
export const binanceTrades: TransactionImporter = {
  name: 'binance-trades',
  sniff: (columns) => Math.max(columns.has('market') || columns.has('pair') ? apart(columns) : 0, glued(columns)),
  read: (rows, { account }) =>
    readEach(rows, (row) => {
      const facts = {
        at: binanceInstant(row),
        account,
        origin: row.origin,
        externalId: '',
        side: sideIn(row, ...tradeColumns.side, 'type'),
      };
      if (row.text(...tradeColumns.executed) === '') {
        const [base, quote] = pairOf(row.required('market', 'pair'));
        return tradeDrafts({
          ...facts,
          base: { currency: base, quantity: row.amount('amount') },
          quote: { currency: quote, quantity: row.amount('total') },
          fees: row.text('fee') === '' ? [] : [{ currency: row.required('fee coin'), quantity: row.amount('fee') }],
        });
      }
      return tradeDrafts({
        ...facts,
        base: gluedAmount(row, ...tradeColumns.executed),
        quote: gluedAmount(row, ...tradeColumns.amount),
        fees: row.text(...tradeColumns.fee) === '' ? [] : [gluedAmount(row, ...tradeColumns.fee)],
      });
    }),
};

/** `0.01BTC`, `1,234.5USDT`, `100 1INCH`. */
export function gluedAmount(row: ImportRow, ...names: readonly string[]): Amount {
  const text = row.required(...names);
  const match = /^([\d.,]+?)\s*(1INCH(?:UP|DOWN)?|1MBABYDOGE|1000[A-Z]+|[A-Z][A-Z0-9]*)$/.exec(text);
  if (match === null) throw new UnreadRow(`"${text}" in "${names[0]}" is not an amount with its unit`);
  const digits = match[1] ?? '';
  // Binance writes points before decimals in every language, so that these commas can only part thousands
  const isGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits);
  return { quantity: row.amountFrom(isGrouped ? digits.replaceAll(',', '') : digits), currency: match[2] ?? '' };
}
