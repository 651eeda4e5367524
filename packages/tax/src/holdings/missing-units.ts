import { type Exact, isoOf } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import { type MatchParts, noOrigin } from '../result/match-rows.ts';
import type { Claimed, HoldingsSink } from './holdings.ts';

/** Units that were never acquired: their basis is zero, they are listed, and the computation goes on. */
export function missingUnits(
  disposal: DisposalRecord,
  { quantity, proceeds }: { readonly quantity: Exact; readonly proceeds: Exact },
  sink: HoldingsSink,
): MatchParts {
  noteMissing(disposal, { quantity, proceeds }, sink);
  return { rule: 'missing', origin: noOrigin, quantity, proceeds, costBasis: zero };
}

/** Lists them, and says so on the disposal. */
export function noteMissing(
  disposal: DisposalRecord,
  { quantity, proceeds }: { readonly quantity: Exact; readonly proceeds: Exact },
  sink: HoldingsSink,
): void {
  const { tx, at, day, asset, account } = disposal;
  sink.missing({ tx, at, day, asset, account, quantity, proceeds });
  disposal.note(`${quantity} ${asset} of it were never acquired in this record: their basis is zero until it is found`);
}

/** A claim that only a pool can make. */
export function noteClaimWithoutPool({ tx, at, asset }: Claimed, sink: HoldingsSink): void {
  sink.ask({
    kind: 'unsupported',
    tx,
    text: `the negligible value claim "${tx}" on ${asset} of ${isoOf(at)} is for a pool, which this method has none of; it changes nothing`,
  });
}
