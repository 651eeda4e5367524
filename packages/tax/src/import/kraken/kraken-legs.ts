import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../../amounts/exact-math.ts';
import { type Amount, type DraftBase, tradeDrafts } from '../drafts.ts';
import { exchangeOf } from '../exchange.ts';
import type { GroupRead, RowGroup } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { feeCredits, krakenAsset } from './kraken-assets.ts';

/** One coin out and one in; a third row moves nothing and bears a fee alone. */
export function readTrade(base: DraftBase, group: RowGroup): GroupRead {
  const legs = group.filter((row) => signOf(row.amount('amount')) !== 0 || signOf(row.amountOrZero('fee')) === 0);
  const [a, b, c] = legs;
  if (a === undefined || b === undefined || c !== undefined)
    throw new UnreadRow(`"${base.externalId}" has ${legs.length} legs, and a trade has two`);
  const [given, taken] = signOf(a.amount('amount')) < 0 ? [a, b] : [b, a];
  if (signOf(given.amount('amount')) >= 0 || signOf(taken.amount('amount')) <= 0)
    throw new UnreadRow(`"${base.externalId}" does not give one coin for another`);
  const out = { currency: krakenAsset(given.required('asset')), quantity: given.amount('amount').negated() };
  const come = { currency: krakenAsset(taken.required('asset')), quantity: taken.amount('amount') };
  const origin = given.line <= taken.line ? given.origin : taken.origin;
  const fees = group.map(feeIn).filter((fee) => fee !== undefined);
  return tradeDrafts({ ...base, ...exchangeOf(out, come), origin, fees });
}

/** What a row's fee is. Fee credits are worth nothing: a fee paid in them is none. */
export function feeIn(row: ImportRow): Amount | undefined {
  const asset = row.text('feecurrency') || row.required('asset');
  return asset === feeCredits ? undefined : { quantity: row.amountOrZero('fee'), currency: krakenAsset(asset) };
}

/** Whether rows take out what they put in, coin by coin, as between spot and staking, for no fee. */
export function comesToNothing(group: RowGroup): boolean {
  const sums = new Map<string, Exact>();
  for (const row of group) {
    const asset = krakenAsset(row.required('asset'));
    const paid = row.amount('amount').minus(row.amountOrZero('fee'));
    sums.set(asset, (sums.get(asset) ?? zero).plus(paid));
  }
  return group.length > 1 && [...sums.values()].every((sum) => signOf(sum) === 0);
}
