import { type Amount, type DraftBase, draftOf, tradeDrafts } from '../drafts.ts';
import type { GroupRead } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { worthOf } from './coinbase-worth.ts';

const sentence =
  /^(?:Bought|Sold) [\d.,]+ (\S+) for [^\d\s]{0,3}\s?([\d.,]+) ([A-Z0-9]+)(?: on \S+-\S+ at [\d.,]+ \S+\/\S+)?\.?$/;

/**
 * A purchase or a sale. The money in its columns is that which the account is shown in, not what was paid: on markets in a
 * coin, such as BTC-USDC, the notes alone name that coin. Both legs have the value that the columns tell.
 */
export function readTrade(facts: DraftBase, row: ImportRow, coin: Amount, side: 'buy' | 'sell'): GroupRead {
  const { money, subtotal, fee } = worthOf(row, side);
  const paid = paidIn(row, coin.currency);
  if (paid === undefined || paid.currency === money)
    return tradeDrafts({ ...facts, side, base: coin, quote: { currency: money, quantity: subtotal }, fees: [fee] });
  const group = facts.externalId || `${row.required('timestamp')} ${coin.currency}/${paid.currency}`;
  const inMoney = { currency: money, group };
  const total = side === 'buy' ? subtotal.plus(fee.quantity) : subtotal.minus(fee.quantity);
  const legs = [
    draftOf(facts, side, coin, { ...inMoney, total: subtotal.toString(), fee }),
    draftOf(facts, side === 'buy' ? 'sell' : 'buy', paid, { ...inMoney, total: total.toString() }),
  ];
  return side === 'buy' ? legs : legs.reverse();
}

/** What the notes say was paid or received for it, fees included; simple purchases may have no notes. */
function paidIn(row: ImportRow, coin: string): Amount | undefined {
  const notes = row.text('notes');
  const match = sentence.exec(notes);
  if (match === null) {
    if (/^advanced? /i.test(row.text('transaction type')))
      throw new UnreadRow(`the notes "${notes}" do not say what it was traded for; use the export of fills`);
    return undefined;
  }
  const [, traded, quantity = '', currency = ''] = match;
  if (traded !== coin) throw new UnreadRow(`the notes "${notes}" tell of another coin than the row`);
  return { currency, quantity: row.amountFrom(quantity) };
}
