import { signOf } from '../../amounts/exact-math.ts';
import { type Amount, absolute, type DraftBase, draftOf } from '../drafts.ts';
import type { GroupRead, RowGroup } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { worthOf } from './coinbase-worth.ts';

type Legs = { readonly given: Amount; readonly taken: Amount };

/**
 * One coin for another. Older files have one row, whose notes alone name the second coin: `Converted 0.5 ETH to 900.25 USDC`;
 * newer ones have a row for each. The fee was part of what was given, so that this is worth the larger of a row's two sums, and
 * what was received the smaller: which of them is called the total has changed over the years.
 */
export function readConvert(facts: DraftBase, group: RowGroup): GroupRead {
  const { given, taken } = legsOf(group);
  const rowOf = (coin: Amount) => group.find((row) => row.text('asset') === coin.currency) ?? group[0];
  const [sold, bought] = [worthOf(rowOf(given), 'converted'), worthOf(rowOf(taken), 'converted')];
  const fee = signOf(sold.fee.quantity) === 0 ? bought.fee : sold.fee;
  const shared = {
    currency: bought.money,
    group: facts.externalId || `${group[0].required('timestamp')} ${given.currency}/${taken.currency}`,
  };
  const total = bought.subtotal.plus(fee.quantity).toString();
  return [
    draftOf(facts, 'sell', given, { ...shared, total, fee }),
    draftOf(facts, 'buy', taken, { ...shared, total: bought.subtotal.toString() }),
  ];
}

function legsOf(group: RowGroup): Legs {
  const [row, second, third] = group;
  const notes = row.text('notes');
  if (third !== undefined) throw new UnreadRow(`${group.length} conversions of one second cannot be told apart`);
  if (notes === '') {
    const [a, b] = [row, second].map((one) => one?.amount('quantity transacted'));
    if (second === undefined || a === undefined || b === undefined || signOf(a) * signOf(b) >= 0)
      throw new UnreadRow('it says neither in notes nor in a second row what it was converted to');
    const [out, come] = signOf(a) < 0 ? [row, second] : [second, row];
    return { given: coinOf(out), taken: coinOf(come) };
  }
  const match = /^Converted ([\d.,]+) (\S+) to ([\d.,]+) (\S+?)\.?$/.exec(notes);
  if (match === null) throw new UnreadRow(`the notes "${notes}" do not say what it was converted to`);
  const [, out = '', from = '', come = '', to = ''] = match;
  const legs: Legs = {
    given: { currency: from, quantity: row.amountFrom(out) },
    taken: { currency: to, quantity: row.amountFrom(come) },
  };
  for (const one of group) {
    const coin = coinOf(one);
    const leg = coin.currency === from ? legs.given : legs.taken;
    if (leg.currency !== coin.currency || !leg.quantity.equals(coin.quantity))
      throw new UnreadRow(`the notes "${notes}" tell of another amount than the row`);
  }
  return legs;
}

function coinOf(row: ImportRow): Amount {
  return { currency: row.required('asset'), quantity: absolute(row.amount('quantity transacted')) };
}
