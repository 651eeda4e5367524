import { type Currency, Exact, type ExactInput } from '@rxtrade/core';
import { zero } from '../../amounts/exact-math.ts';
import { dayText } from '../../calendar/local-day.ts';
import type { TaxResult } from '../../result/tax-result.ts';

/** What a broker reported of the sales of one asset on one day: boxes 1c, 1e, 1f and, where it knows, 1g of Form 1099-DA. */
export type Reported1099Da = {
  readonly account: string;
  readonly asset: Currency;
  /** `2025-03-01`. */
  readonly soldOn: string;
  readonly quantity: ExactInput;
  /** Net of transaction costs, as the form has it. */
  readonly proceeds: ExactInput;
  readonly basis?: ExactInput;
};

/** One side of a comparison. */
export type Sold = { readonly quantity: Exact; readonly proceeds: Exact; readonly basis: Exact | undefined };

/** An account, asset and day on either side, and how they compare. A basis that the broker does not tell is not compared. */
export type ReconciledDay = {
  readonly account: string;
  readonly asset: Currency;
  readonly soldOn: string;
  readonly kind: 'agrees' | 'differs' | 'only-ours' | 'only-theirs';
  readonly ours: Sold | undefined;
  readonly theirs: Sold | undefined;
};

/**
 * Compares sales with what brokers reported, by account, asset and day, to the cent. A difference in basis is expected where
 * lots were identified in own books (Notice 2026-20); own records rule, and Form 8949 says so with code B.
 */
export function reconcile1099Da(
  { disposals }: TaxResult,
  reported: readonly Reported1099Da[],
): readonly ReconciledDay[] {
  const ours = new Map<string, Sold>();
  for (const { account, asset, day, quantity, proceeds, costBasis, isTaxable, reportedOn } of disposals)
    if (isTaxable && reportedOn === '1099-DA')
      add(ours, keyOf(account, asset, dayText(day)), { quantity, proceeds, basis: costBasis });
  const theirs = new Map<string, Sold>();
  for (const { account, asset, soldOn, quantity, proceeds, basis } of reported)
    add(theirs, keyOf(account, asset, soldOn), {
      quantity: Exact.of(quantity),
      proceeds: Exact.of(proceeds),
      basis: basis === undefined ? undefined : Exact.of(basis),
    });
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().map((key) => {
    const [soldOn = '', account = '', asset = ''] = key.split('\n');
    const [one, other] = [ours.get(key), theirs.get(key)];
    return { account, asset, soldOn, kind: kindOf(one, other), ours: one, theirs: other };
  });
}

function keyOf(account: string, asset: Currency, day: string): string {
  return `${day}\n${account}\n${asset}`;
}

function add(days: Map<string, Sold>, key: string, { quantity, proceeds, basis }: Sold): void {
  const before = days.get(key);
  const basisBefore = before === undefined ? zero : before.basis;
  days.set(key, {
    quantity: (before?.quantity ?? zero).plus(quantity),
    proceeds: (before?.proceeds ?? zero).plus(proceeds),
    basis: basis === undefined || basisBefore === undefined ? undefined : basisBefore.plus(basis),
  });
}

function kindOf(ours: Sold | undefined, theirs: Sold | undefined): ReconciledDay['kind'] {
  if (theirs === undefined) return 'only-ours';
  if (ours === undefined) return 'only-theirs';
  const isSame =
    ours.quantity.equals(theirs.quantity) &&
    isNear(ours.proceeds, theirs.proceeds) &&
    (ours.basis === undefined || theirs.basis === undefined || isNear(ours.basis, theirs.basis));
  return isSame ? 'agrees' : 'differs';
}

/** Brokers round to cents. */
function isNear(a: Exact, b: Exact): boolean {
  const difference = a.minus(b);
  return (difference.units < 0 ? difference.negated() : difference).compare(cent) <= 0;
}

const cent = new Exact(1, 2);
