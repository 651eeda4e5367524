import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../../amounts/exact-math.ts';
import { absolute, type DraftBase, tradeDrafts } from '../drafts.ts';
import type { GroupRead, RowGroup } from '../read-groups.ts';
import { UnreadRow } from '../table/unread-row.ts';

/** A trade of one coin for another: as many rows of either, which together come to one. */
export function spotTrade(facts: DraftBase, rows: RowGroup): GroupRead {
  const [base, quote] = coinsOf(rows);
  const [moved, paid] = [flowOf(rows, base), flowOf(rows, quote)];
  const count = moved.count + paid.count;
  if (moved.count !== paid.count || (facts.externalId !== '' && count > 2))
    throw new UnreadRow(`${count} rows of one trade, and a spot trade has two`);
  if (signOf(moved.sum) * signOf(paid.sum) >= 0) throw new UnreadRow('both rows of the trade go the same way');
  return tradeDrafts({
    ...facts,
    side: signOf(moved.sum) > 0 ? 'buy' : 'sell',
    base: { currency: base, quantity: absolute(moved.sum) },
    quote: { currency: quote, quantity: absolute(paid.sum) },
    fees: rows.map((row) => ({
      currency: row.required('currency'),
      quantity: row.amountOrZero('fee paid').negated(),
    })),
  });
}

/** The rows name both coins; the contract, which is their names together, tells which is priced in the other. */
function coinsOf(rows: RowGroup): readonly [base: string, quote: string] {
  const [a, b, c] = new Set(rows.map((row) => row.required('currency')));
  if (a === undefined || b === undefined) throw new UnreadRow('the other row of this spot trade is missing');
  if (c !== undefined) throw new UnreadRow(`its rows are of ${a}, ${b} and ${c}, and a trade has two coins`);
  const contract = rows[0].required('contract').replace(/[^A-Z0-9]/g, '');
  if (contract === `${a}${b}`) return [a, b];
  if (contract === `${b}${a}`) return [b, a];
  throw new UnreadRow(`its rows are of ${a} and ${b}, and "${rows[0].text('contract')}" is not`);
}

function flowOf(rows: RowGroup, currency: string): { readonly sum: Exact; readonly count: number } {
  const flows = rows.filter((row) => row.text('currency') === currency).map((row) => row.amount('cash flow'));
  if (new Set(flows.map(signOf)).size > 1) throw new UnreadRow('its rows go both ways');
  return { sum: flows.reduce((sum, flow) => sum.plus(flow), zero), count: flows.length };
}
