import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import { sum, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ReportedOn } from '../transaction/transaction.ts';
import type { AddedBasis, Disposal, LotMatch, MatchRule, Term } from './disposal.ts';

const nothingAdded: readonly AddedBasis[] = [];
const noNotes: readonly string[] = [];
const noMatches: readonly MatchRecord[] = [];

/** What stays the same of a lot, however much of it is used: all its matches share it. */
export type LotOrigin = {
  readonly id: string | undefined;
  readonly acquiredAt: EpochMs | undefined;
  readonly acquiredDay: LocalDay | undefined;
  readonly holdingFrom: LocalDay | undefined;
  readonly rate: Rate | undefined;
};

/** What has no lot behind it: a pool, or units that were never acquired. */
export const noOrigin: LotOrigin = {
  id: undefined,
  acquiredAt: undefined,
  acquiredDay: undefined,
  holdingFrom: undefined,
  rate: undefined,
};

/** What a match is made of. */
export type MatchParts = {
  readonly rule: MatchRule;
  readonly origin: LotOrigin;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly isTaxable: boolean;
  readonly term?: Term | undefined;
};

/**
 * A match while it is worked out: a later purchase may take its loss back. There are millions of them, so what follows from
 * the rest is not kept.
 */
export class MatchRecord implements LotMatch {
  readonly rule: MatchRule;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly term: Term | undefined;
  addedToLot: readonly AddedBasis[] = nothingAdded;
  private readonly origin: LotOrigin;
  private readonly isTaxable: boolean;

  constructor({ rule, origin, quantity, proceeds, costBasis, isTaxable, term }: MatchParts) {
    this.rule = rule;
    this.origin = origin;
    this.quantity = quantity;
    this.proceeds = proceeds;
    this.costBasis = costBasis;
    this.isTaxable = isTaxable;
    this.term = term;
  }

  get lot(): string | undefined {
    return this.origin.id;
  }

  get acquiredAt(): EpochMs | undefined {
    return this.origin.acquiredAt;
  }

  get acquiredDay(): LocalDay | undefined {
    return this.origin.acquiredDay;
  }

  get holdingFrom(): LocalDay | undefined {
    return this.origin.holdingFrom;
  }

  get costRate(): Rate | undefined {
    return this.origin.rate;
  }

  get disallowedLoss(): Exact {
    return this.addedToLot === nothingAdded ? zero : sum(this.addedToLot.map(({ amount }) => amount));
  }

  get gain(): Exact {
    if (!this.isTaxable) return zero;
    const gain = this.proceeds.minus(this.costBasis);
    return this.addedToLot === nothingAdded ? gain : gain.plus(this.disallowedLoss);
  }

  /** Takes back part of its loss, which goes into the lot that replaced its units. */
  disallow(added: AddedBasis): void {
    this.addedToLot = [...this.addedToLot, added];
  }
}

/** The head of a disposal, before anything is matched with it. */
export type DisposalHead = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly kind: string;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  readonly isTaxable: boolean;
  readonly reportedOn: ReportedOn;
  readonly basisReported: boolean;
  readonly rate: Rate | undefined;
};

/** A disposal while it is worked out. */
export class DisposalRecord implements Disposal {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly kind: string;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  readonly isTaxable: boolean;
  readonly reportedOn: ReportedOn;
  readonly basisReported: boolean;
  readonly rate: Rate | undefined;
  readonly proceeds: Exact;
  readonly disposalFees: Exact;
  matches: readonly MatchRecord[] = noMatches;
  costBasis: Exact = zero;
  disallowedLoss: Exact = zero;
  notes: readonly string[] = noNotes;
  poolAfter: Disposal['poolAfter'] = undefined;
  form2086: Disposal['form2086'] = undefined;
  private joined: readonly string[] | undefined;

  constructor(head: DisposalHead, money: { readonly proceeds: Exact; readonly fees: Exact }) {
    this.tx = head.tx;
    this.at = head.at;
    this.day = head.day;
    this.kind = head.kind;
    this.asset = head.asset;
    this.account = head.account;
    this.quantity = head.quantity;
    this.isTaxable = head.isTaxable;
    this.reportedOn = head.reportedOn;
    this.basisReported = head.basisReported;
    this.rate = head.rate;
    this.proceeds = money.proceeds;
    this.disposalFees = money.fees;
  }

  get transactions(): readonly string[] {
    return this.joined ?? [this.tx];
  }

  get gain(): Exact {
    return this.isTaxable ? this.proceeds.minus(this.costBasis).plus(this.disallowedLoss) : zero;
  }

  /** Says which transactions it joins. */
  joins(transactions: readonly string[]): void {
    this.joined = transactions;
  }

  /** Adds up what stands behind it. */
  matched(matches: readonly MatchRecord[]): void {
    this.matches = matches;
    const [first, second] = matches;
    this.costBasis =
      first !== undefined && second === undefined ? first.costBasis : sum(matches.map(({ costBasis }) => costBasis));
  }

  /** Takes back more of its loss. */
  disallow(amount: Exact): void {
    this.disallowedLoss = this.disallowedLoss.plus(amount);
  }

  /** Adds a sentence that a reader must know. */
  note(text: string): void {
    this.notes = [...this.notes, text];
  }
}
