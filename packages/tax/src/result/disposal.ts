import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ReportedOn } from '../transaction/transaction.ts';

/** How long the units were held, in the words of each law. */
export type Term = 'short' | 'long' | 'taxable' | 'exempt' | 'other' | 'discount';

/** The rule that paired units sold with units acquired. A method of one's own may name others. */
export type MatchRule =
  | 'lot'
  | 'pool'
  | 'portfolio'
  | 'same-day'
  | '30-day'
  | 's104'
  | 'later'
  | 's24-negligible-value'
  | 'missing'
  | (string & {});

/** A loss that was not allowed and went into the cost of the lot that replaced the units. */
export type AddedBasis = { readonly lot: string; readonly quantity: Exact; readonly amount: Exact };

/** The part of a disposal that one lot, one rule or the pool stands behind. Amounts are in the reporting currency. */
export type LotMatch = {
  readonly rule: MatchRule;
  /** The lot it came from; absent for a pool and for units that were never acquired. */
  readonly lot: string | undefined;
  readonly acquiredAt: EpochMs | undefined;
  readonly acquiredDay: LocalDay | undefined;
  /** The day the holding period counts from. */
  readonly holdingFrom: LocalDay | undefined;
  readonly quantity: Exact;
  /** Net of the disposal's fees. */
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  /** Positive; part of a loss that the law takes back now. */
  readonly disallowedLoss: Exact;
  /** `proceeds - costBasis + disallowedLoss`. */
  readonly gain: Exact;
  readonly term: Term | undefined;
  readonly addedToLot: readonly AddedBasis[];
  /** How the lot's cost came into the reporting currency. */
  readonly costRate: Rate | undefined;
};

/** One disposal, with what stands behind each figure. Amounts are in the reporting currency. */
export type Disposal = {
  /** The transaction it comes from; the first of the day where a law joins a day's disposals. */
  readonly tx: string;
  /** All transactions it joins. */
  readonly transactions: readonly string[];
  readonly at: EpochMs;
  readonly day: LocalDay;
  /** A transaction type, or `fee` and `transfer-fee` for units spent on those. */
  readonly kind: string;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  /** Net of `disposalFees`, so that their sum is gross. */
  readonly proceeds: Exact;
  readonly disposalFees: Exact;
  readonly costBasis: Exact;
  /** Losses that a wash sale or superficial loss rule takes back now; positive. */
  readonly disallowedLoss: Exact;
  /** `proceeds - costBasis + disallowedLoss`. */
  readonly gain: Exact;
  /** False where units leave without a taxable event: then only the basis that leaves counts. */
  readonly isTaxable: boolean;
  readonly matches: readonly LotMatch[];
  /** What the pool held afterwards, where the method is one. */
  readonly poolAfter: { readonly quantity: Exact; readonly cost: Exact } | undefined;
  /** The lines of the French form for this sale. */
  readonly form2086: Readonly<Record<string, Exact>> | undefined;
  readonly reportedOn: ReportedOn;
  readonly basisReported: boolean;
  /** How its proceeds came into the reporting currency. */
  readonly rate: Rate | undefined;
  /** What a reader must know of it: an identification that came too late, a basis that is missing. */
  readonly notes: readonly string[];
};
