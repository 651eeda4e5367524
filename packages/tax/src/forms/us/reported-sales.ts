import { type Currency, Exact, type ExactInput } from '@rxtrade/core';
import { roundHalfUp, shareOf, zero } from '../../amounts/exact-math.ts';
import { dayText } from '../../calendar/local-day.ts';
import type { Disposal } from '../../result/disposal.ts';

/**
 * What a broker reported of sales of one asset on one day: boxes 1c, 1e, 1f and, where it knows, 1g of Form 1099-DA. One
 * form a sale may be given as a record of its own, or a day's added up.
 */
export type Reported1099Da = {
  readonly account: string;
  readonly asset: Currency;
  /** `2025-03-01`. */
  readonly soldOn: string;
  readonly quantity: ExactInput;
  /** Net of transaction costs, as the form has it. */
  readonly proceeds: ExactInput;
  readonly basis?: ExactInput;
  /** Whether the broker told the basis to the IRS too (box 2): boxes G and J, not H and K. That of our record unless told. */
  readonly basisReported?: boolean;
};

/** One side of a comparison. */
export type Sold = { readonly quantity: Exact; readonly proceeds: Exact; readonly basis: Exact | undefined };

/** A day's reported sales, added up. */
export type ReportedDay = Sold & {
  readonly basisReported: boolean | undefined;
  /** How many records, each rounded to cents by the broker. */
  readonly records: number;
};

/** What was reported, by account, asset and day. */
export function reportedDays(reported: readonly Reported1099Da[]): ReadonlyMap<string, ReportedDay> {
  const days = new Map<string, ReportedDay>();
  for (const { account, asset, soldOn, quantity, proceeds, basis, basisReported } of reported) {
    const key = keyOf({ account, asset, soldOn });
    const before = days.get(key);
    const sold = {
      quantity: Exact.of(quantity),
      proceeds: Exact.of(proceeds),
      basis: basis === undefined ? undefined : Exact.of(basis),
    };
    days.set(key, {
      ...addSold(before, sold),
      basisReported: basisReported ?? before?.basisReported,
      records: (before?.records ?? 0) + 1,
    });
  }
  return days;
}

/** Sales added up; a basis that one of them lacks is not known of all. */
export function addSold(before: Sold | undefined, { quantity, proceeds, basis }: Sold): Sold {
  const basisBefore = before === undefined ? zero : before.basis;
  return {
    quantity: (before?.quantity ?? zero).plus(quantity),
    proceeds: (before?.proceeds ?? zero).plus(proceeds),
    basis: basis === undefined || basisBefore === undefined ? undefined : basisBefore.plus(basis),
  };
}

/** The account, asset and day of a record. Sorts by day first. */
export function keyOf({ account, asset, soldOn }: Pick<Reported1099Da, 'account' | 'asset' | 'soldOn'>): string {
  return `${soldOn}\n${account}\n${asset}`;
}

/** That of a disposal. */
export function keyOfDisposal({ account, asset, day }: Disposal): string {
  return keyOf({ account, asset, soldOn: dayText(day) });
}

/** Whether a broker reported a disposal: its record says so, or the broker told of that day. Nobody reports a fee in coins. */
export function isReported({ reportedOn, kind }: Disposal, day: ReportedDay | undefined): boolean {
  return reportedOn === '1099-DA' || (day !== undefined && (kind === 'sell' || kind === 'spend'));
}

/** Whether amounts differ by no more than rounding: brokers round each sale to cents. */
export function isNear(a: Exact, b: Exact, records: number): boolean {
  const difference = a.minus(b);
  return (difference.units < 0 ? difference.negated() : difference).compare(new Exact(records, 2)) <= 0;
}

/** Shares a day's reported basis out over the rows of that day, by units, so that printed parts add up to the whole. */
export class BasisShares {
  private readonly shared = new Map<string, Exact>();

  /** The share of the next units of a day, in `places`. */
  next(key: string, { basis, quantity, units, places }: ShareOfBasis): Exact {
    const from = this.shared.get(key) ?? zero;
    const to = from.plus(units);
    this.shared.set(key, to);
    const upTo = (done: Exact) => roundHalfUp(shareOf(basis, done, quantity), places);
    return upTo(to).minus(upTo(from));
  }
}

/** A day's basis and units, and the units that a share is for. */
export type ShareOfBasis = {
  readonly basis: Exact;
  readonly quantity: Exact;
  readonly units: Exact;
  readonly places: number;
};
