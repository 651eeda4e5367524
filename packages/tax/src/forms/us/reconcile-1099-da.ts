import type { Currency } from '@rxtrade/core';
import type { OpenQuestion, TaxResult } from '../../result/tax-result.ts';
import {
  addSold,
  isNear,
  isReported,
  keyOfDisposal,
  type Reported1099Da,
  type ReportedDay,
  reportedDays,
  type Sold,
} from './reported-sales.ts';
import { usAmount } from './us-form-options.ts';

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
 * Compares sales with what brokers reported, by account, asset and day: units exactly, money to a cent for each record of the
 * broker. Ours are those that their record says a 1099-DA tells of, and all of a day that a broker told of. A difference in
 * basis is expected where lots were identified in own books (Notice 2026-20); own records rule, and Form 8949 says so with code B.
 */
export function reconcile1099Da(
  result: Pick<TaxResult, 'disposals'>,
  reported: readonly Reported1099Da[],
): readonly ReconciledDay[] {
  const theirs = reportedDays(reported);
  const ours = soldOnDays(result, theirs);
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().map((key) => {
    const [soldOn = '', account = '', asset = ''] = key.split('\n');
    const [one, other] = [ours.get(key), theirs.get(key)];
    return { account, asset, soldOn, kind: kindOf(one, other), ours: one, theirs: other };
  });
}

/** Our sales that a broker reported, by account, asset and day. */
export function soldOnDays(
  { disposals }: Pick<TaxResult, 'disposals'>,
  theirs: ReadonlyMap<string, ReportedDay>,
): ReadonlyMap<string, Sold> {
  const ours = new Map<string, Sold>();
  for (const disposal of disposals) {
    const key = keyOfDisposal(disposal);
    if (!disposal.isTaxable || !isReported(disposal, theirs.get(key))) continue;
    const { quantity, proceeds, costBasis } = disposal;
    ours.set(key, addSold(ours.get(key), { quantity, proceeds, basis: costBasis }));
  }
  return ours;
}

/** What a person has to answer of a comparison: each day on which the two sides are not the same. */
export function questionsOf1099Da(days: readonly ReconciledDay[]): readonly OpenQuestion[] {
  return days
    .filter(({ kind }) => kind !== 'agrees')
    .map((day) => ({ kind: 'reported-otherwise' as const, text: textOf(day) }));
}

function textOf({ account, asset, soldOn, kind, ours, theirs }: ReconciledDay): string {
  const head = `${asset} of "${account}" on ${soldOn}`;
  if (kind === 'only-ours')
    return `${head}: ${told(ours)} is in no 1099-DA that was given; add it, or say that it was not reported`;
  if (kind === 'only-theirs')
    return `${head}: the broker reported ${told(theirs)}, which is not in this record; add the sales, or ask the broker for a corrected form`;
  const rest =
    ours !== undefined && theirs !== undefined && ours.quantity.equals(theirs.quantity)
      ? 'own records rule, and where the IRS has the basis of the broker Form 8949 corrects it with code B: make sure that yours is right'
      : 'find the sales that one side lacks';
  return `${head}: ${told(ours)} here, and ${told(theirs)} by the broker; ${rest}`;
}

function told(sold: Sold | undefined): string {
  if (sold === undefined) return 'nothing';
  const basis = sold.basis === undefined ? '' : ` with a basis of ${usAmount(sold.basis)}`;
  return `${sold.quantity} for ${usAmount(sold.proceeds)}${basis}`;
}

function kindOf(ours: Sold | undefined, theirs: ReportedDay | undefined): ReconciledDay['kind'] {
  if (theirs === undefined) return 'only-ours';
  if (ours === undefined) return 'only-theirs';
  const isSame =
    hasSameSales(ours, theirs) &&
    (ours.basis === undefined || theirs.basis === undefined || isNear(ours.basis, theirs.basis, theirs.records));
  return isSame ? 'agrees' : 'differs';
}

/** Whether both sides tell of the same units, sold for the same. */
export function hasSameSales(ours: Sold, theirs: ReportedDay): boolean {
  return ours.quantity.equals(theirs.quantity) && isNear(ours.proceeds, theirs.proceeds, theirs.records);
}
