import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import { sum, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ReportedOn } from '../transaction/transaction.ts';
import type { AddedBasis, Disposal } from './disposal.ts';
import type { MatchLog } from './match-log.ts';
import type { MatchRecord } from './match-record.ts';

const noNotes: readonly string[] = [];
const noMatches: readonly MatchRecord[] = [];

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

/** What few disposals have to say. */
export type Rare = Partial<Pick<Disposal, 'transactions' | 'rate' | 'notes' | 'poolAfter' | 'form2086'>>;

const nothingRare: Rare = {};

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
  readonly proceeds: Exact;
  readonly disposalFees: Exact;
  costBasis: Exact = zero;
  disallowedLoss: Exact = zero;
  private listed: readonly MatchRecord[] | MatchLog = noMatches;
  private from = 0;
  private to = 0;
  /** What few disposals have: millions would keep room for it. */
  private rare: Rare = nothingRare;

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
    if (head.rate !== undefined) this.rare = { ...this.rare, rate: head.rate };
    this.proceeds = money.proceeds;
    this.disposalFees = money.fees;
  }

  get matches(): readonly MatchRecord[] {
    const { listed } = this;
    return isLog(listed) ? listed.slice(this.from, this.to, this.isTaxable) : listed;
  }

  get transactions(): readonly string[] {
    return this.rare.transactions ?? [this.tx];
  }

  get rate(): Rate | undefined {
    return this.rare.rate;
  }

  get notes(): readonly string[] {
    return this.rare.notes ?? noNotes;
  }

  get poolAfter(): Disposal['poolAfter'] {
    return this.rare.poolAfter;
  }

  get form2086(): Disposal['form2086'] {
    return this.rare.form2086;
  }

  get gain(): Exact {
    return this.isTaxable ? this.proceeds.minus(this.costBasis).plus(this.disallowedLoss) : zero;
  }

  /** Says what few disposals have. */
  add(rare: Rare): void {
    this.rare = { ...this.rare, ...rare };
  }

  /** Adds up what stands behind it. */
  matched(matches: readonly MatchRecord[]): void {
    this.listed = matches;
    this.costBasis = sum(matches.map(({ costBasis }) => costBasis));
  }

  /** What stands behind it is in a log, from here up to there, and comes to this cost. */
  matchedInLog(log: MatchLog, { from, costBasis }: { readonly from: number; readonly costBasis: Exact }): void {
    this.listed = log;
    this.from = from;
    this.to = log.length;
    this.costBasis = costBasis;
  }

  /** Takes back part of the loss of one of its logged matches. */
  disallowMatch(index: number, added: AddedBasis): void {
    if (isLog(this.listed)) this.listed.disallow(this.from + index, added);
    this.disallow(added.amount);
  }

  /** Takes back more of its loss. */
  disallow(amount: Exact): void {
    this.disallowedLoss = this.disallowedLoss.plus(amount);
  }

  /** Adds a sentence that a reader must know. */
  note(text: string): void {
    this.add({ notes: [...this.notes, text] });
  }
}

function isLog(listed: readonly MatchRecord[] | MatchLog): listed is MatchLog {
  return !Array.isArray(listed);
}
