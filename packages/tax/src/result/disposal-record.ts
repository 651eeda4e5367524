import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ReportedOn } from '../transaction/transaction.ts';
import type { AddedBasis, Disposal, LotMatch, MatchRule, Term } from './disposal.ts';

const nothingAdded: readonly AddedBasis[] = [];
const noNotes: readonly string[] = [];

/** What a match is made of. */
export type MatchParts = {
  readonly rule: MatchRule;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly isTaxable: boolean;
  readonly lot?: string | undefined;
  readonly acquiredAt?: EpochMs | undefined;
  readonly acquiredDay?: LocalDay | undefined;
  readonly holdingFrom?: LocalDay | undefined;
  readonly term?: Term | undefined;
  readonly costRate?: Rate | undefined;
};

/** A match while it is worked out: a later purchase may take its loss back. */
export class MatchRecord implements LotMatch {
  readonly rule: MatchRule;
  readonly lot?: string;
  readonly acquiredAt?: EpochMs;
  readonly acquiredDay?: LocalDay;
  readonly holdingFrom?: LocalDay;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly term?: Term;
  readonly costRate?: Rate;
  disallowedLoss: Exact = zero;
  gain: Exact;
  addedToLot: readonly AddedBasis[] = nothingAdded;

  constructor(parts: MatchParts) {
    this.rule = parts.rule;
    this.quantity = parts.quantity;
    this.proceeds = parts.proceeds;
    this.costBasis = parts.costBasis;
    this.gain = parts.isTaxable ? parts.proceeds.minus(parts.costBasis) : zero;
    // absent rather than undefined, so that each is what its type says
    if (parts.lot !== undefined) this.lot = parts.lot;
    if (parts.acquiredAt !== undefined) this.acquiredAt = parts.acquiredAt;
    if (parts.acquiredDay !== undefined) this.acquiredDay = parts.acquiredDay;
    if (parts.holdingFrom !== undefined) this.holdingFrom = parts.holdingFrom;
    if (parts.term !== undefined) this.term = parts.term;
    if (parts.costRate !== undefined) this.costRate = parts.costRate;
  }

  /** Takes back `amount` of its loss, which goes into the lot that replaced `quantity` of its units. */
  disallow({ lot, quantity, amount }: AddedBasis): void {
    this.addedToLot = [...this.addedToLot, { lot, quantity, amount }];
    this.disallowedLoss = this.disallowedLoss.plus(amount);
    this.gain = this.gain.plus(amount);
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
  readonly rate?: Rate;
  readonly proceeds: Exact;
  readonly disposalFees: Exact;
  transactions: readonly string[];
  matches: readonly MatchRecord[] = [];
  costBasis: Exact = zero;
  disallowedLoss: Exact = zero;
  gain: Exact = zero;
  poolAfter?: { readonly quantity: Exact; readonly cost: Exact };
  form2086?: Readonly<Record<string, Exact>>;
  notes: readonly string[] = noNotes;

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
    if (head.rate !== undefined) this.rate = head.rate;
    this.proceeds = money.proceeds;
    this.disposalFees = money.fees;
    this.transactions = [head.tx];
  }

  /** Adds up what stands behind it. */
  matched(matches: readonly MatchRecord[]): void {
    this.matches = matches;
    let cost = zero;
    let disallowed = zero;
    for (const match of matches) {
      cost = cost.plus(match.costBasis);
      if (match.disallowedLoss !== zero) disallowed = disallowed.plus(match.disallowedLoss);
    }
    this.costBasis = cost;
    this.settle(disallowed);
  }

  /** States its cost as one sum, where no lot and no rule divides it. */
  costs(cost: Exact, disallowed: Exact = zero): void {
    this.costBasis = cost;
    this.settle(disallowed);
  }

  /** Takes back more of its loss. */
  disallow(amount: Exact): void {
    this.settle(this.disallowedLoss.plus(amount));
  }

  /** Adds a sentence that a reader must know. */
  note(text: string): void {
    this.notes = [...this.notes, text];
  }

  private settle(disallowed: Exact): void {
    this.disallowedLoss = disallowed;
    this.gain = this.isTaxable ? this.proceeds.minus(this.costBasis).plus(disallowed) : zero;
  }
}
