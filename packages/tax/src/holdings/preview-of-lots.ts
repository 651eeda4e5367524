import type { Exact } from '@rxtrade/core';
import { least, shareOf, zero } from '../amounts/exact-math.ts';
import type { OpenLot } from '../lots/open-lot.ts';
import { DisposalLog } from '../result/disposal-log.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import { type MatchParts, noOrigin } from '../result/match-rows.ts';
import type { Disposed } from './holdings.ts';
import type { TermOf } from './terms.ts';

/** What a disposal would take of lots in this order, without taking it. What a loss rule would say is not looked for. */
export function previewOfLots(
  disposed: Disposed,
  { lots, termOf }: { readonly lots: readonly OpenLot[]; readonly termOf: TermOf },
): DisposalRecord {
  const { quantity, grossProceeds, fees, day } = disposed;
  const proceeds = grossProceeds.minus(fees);
  const disposal = new DisposalLog().begin(disposed, { proceeds, fees });
  const matches: MatchParts[] = [];
  let open = quantity;
  let given = zero;
  const shareUpTo = (left: Exact) => {
    const upTo = left.units === 0 ? proceeds : shareOf(proceeds, quantity.minus(left), quantity);
    const part = upTo.minus(given);
    given = upTo;
    return part;
  };
  for (const lot of lots) {
    if (open.units === 0) break;
    const units = least(lot.left, open);
    open = open.minus(units);
    matches.push({
      rule: 'lot',
      origin: lot.origin,
      quantity: units,
      proceeds: shareUpTo(open),
      costBasis: lot.costOf(units),
      term: termOf(lot.heldFrom, day),
    });
  }
  if (open.units !== 0)
    matches.push({
      rule: 'missing',
      origin: noOrigin,
      quantity: open,
      proceeds: shareUpTo(zero),
      costBasis: zero,
    });
  disposal.matched(matches);
  return disposal;
}
