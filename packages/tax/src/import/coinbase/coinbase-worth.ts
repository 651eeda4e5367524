import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../../amounts/exact-math.ts';
import { type Amount, absolute } from '../drafts.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

/** What a row was worth, in the money that the account is shown in: newer files sign it, older ones do not. */
export type CoinbaseWorth = {
  readonly money: string;
  /** Without fees. */
  readonly subtotal: Exact;
  readonly fee: Amount;
  /** Of one unit; zero where none is told. */
  readonly price: Exact;
};

const feeNames = ['fees and/or spread', 'fees'];
const totalNames = ['total (inclusive of fees and/or spread)', 'total (inclusive of fees)'];

/**
 * Reads it. The oldest files have the money in the names of their columns: `EUR Subtotal`. The total is the subtotal with the
 * fee, less it where coins were sold, and either where they were converted (the fee of some files is negative then); that is
 * checked, and it tells the fee where the cell of the fee is empty.
 */
export function worthOf(row: ImportRow, type: 'buy' | 'sell' | 'converted' = 'buy'): CoinbaseWorth {
  const money = row.text('price currency', 'spot price currency') || moneyInColumns(row);
  const named = (names: readonly string[]) => [...names, ...names.map((name) => `${money.toLowerCase()} ${name}`)];
  const subtotal = absolute(row.amount(...named(['subtotal'])));
  const price = row.amountOrZero(...named(['price at transaction', 'spot price at transaction']));
  const [fee, total] = [row.text(...named(feeNames)), row.text(...named(totalNames))];
  const above = total === '' ? zero : absolute(row.amountFrom(total)).minus(subtotal);
  const isLess = type === 'sell' || (type === 'converted' && signOf(above) < 0);
  const implied = isLess ? above.negated() : above;
  const told = fee === '' ? implied : row.amountFrom(fee);
  const quantity = type === 'converted' ? absolute(told) : told;
  // all of them are rounded to cents
  if (total !== '' && centsOf(absolute(quantity.minus(implied))) > 2)
    throw new UnreadRow(`the subtotal ${subtotal} and the fee ${fee} do not come to the total ${total}`);
  const worth = type === 'converted' && isLess ? subtotal.plus(above) : subtotal;
  return { money, subtotal: worth, fee: { currency: money, quantity }, price };
}

function moneyInColumns(row: ImportRow): string {
  for (const name of row.columns) {
    const money = /^([a-z]{3,5}) subtotal$/.exec(name)?.[1];
    if (money !== undefined) return money.toUpperCase();
  }
  throw new UnreadRow('"price currency" is empty');
}

function centsOf(amount: Exact): number {
  return Number(amount.toString()) * 100;
}
