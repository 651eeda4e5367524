import { Exact } from '@rxtrade/core';
import { shareOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { MatchRule } from '../result/disposal.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { DisposalHead } from '../result/disposal-rows.ts';
import { type MatchParts, noOrigin } from '../result/match-rows.ts';
import type { Disposed, HoldingsSink } from './holdings.ts';
import { missingUnits } from './missing-units.ts';

const one = new Exact(1, 0);

/** What a day's sale is matched with. */
export type SalePart = {
  readonly rule: MatchRule;
  /** In units of the latest split. */
  readonly quantity: Exact;
  readonly cost: Exact;
  readonly acquiredDay: LocalDay | undefined;
};

/** All that was sold of one asset on one day: the law takes it for one disposal. */
export class DaySale {
  private readonly first: Disposed;
  private transactions: string[];
  /** Units as they were that day, and in those of the latest split. */
  private stated: Exact;
  private quantity: Exact;
  private gross: Exact;
  private fees: Exact;
  private matches: MatchParts[] = [];
  private given = zero;
  /** What one unit of that day has become. */
  private factor = one;
  /** Units not matched yet, in those of the latest split. */
  left: Exact;

  constructor(first: Disposed) {
    this.first = first;
    this.transactions = [first.tx];
    this.stated = first.quantity;
    this.quantity = first.quantity;
    this.left = first.quantity;
    this.gross = first.grossProceeds;
    this.fees = first.fees;
  }

  get isTaxable(): boolean {
    return this.first.isTaxable;
  }

  add({ tx, quantity, grossProceeds, fees }: Disposed): void {
    if (this.factor !== one) {
      this.stated = this.quantity;
      this.factor = one;
    }
    this.transactions.push(tx);
    this.stated = this.stated.plus(quantity);
    this.quantity = this.quantity.plus(quantity);
    this.left = this.left.plus(quantity);
    this.gross = this.gross.plus(grossProceeds);
    this.fees = this.fees.plus(fees);
  }

  split(ratio: Exact): void {
    this.factor = times(this.factor, ratio);
    this.quantity = times(this.quantity, ratio);
    this.left = times(this.left, ratio);
  }

  match({ rule, quantity, cost, acquiredDay }: SalePart): void {
    this.left = this.left.minus(quantity);
    this.matches.push({
      rule,
      quantity: this.inUnitsOfThatDay(quantity),
      proceeds: this.proceedsOfRest(),
      costBasis: cost,
      origin: acquiredDay === undefined ? noOrigin : { ...noOrigin, acquiredDay },
    });
  }

  /** The disposal it has come to. Units without a match were never acquired. */
  record(sink: HoldingsSink): DisposalRecord {
    const head: DisposalHead = { ...this.first, quantity: this.stated };
    const disposal = sink.begin(head, { proceeds: this.proceeds, fees: this.isTaxable ? this.fees : zero });
    if (this.transactions.length > 1) disposal.add({ transactions: [...this.transactions] });
    const lacking = this.left;
    if (lacking.units !== 0) {
      const quantity = this.inUnitsOfThatDay(lacking);
      this.left = zero;
      this.matches.push(missingUnits(disposal, { quantity, proceeds: this.proceedsOfRest() }, sink));
    }
    disposal.matched(this.matches);
    return disposal;
  }

  copy(): DaySale {
    return Object.assign(new DaySale(this.first), this, {
      transactions: [...this.transactions],
      matches: [...this.matches],
    });
  }

  private get proceeds(): Exact {
    return this.isTaxable ? this.gross.minus(this.fees) : zero;
  }

  /** The proceeds of what has just been matched: parts follow from what is left, so that they add up to the whole. */
  private proceedsOfRest(): Exact {
    const { proceeds } = this;
    const upTo = this.left.units === 0 ? proceeds : shareOf(proceeds, this.quantity.minus(this.left), this.quantity);
    const part = upTo.minus(this.given);
    this.given = upTo;
    return part;
  }

  private inUnitsOfThatDay(quantity: Exact): Exact {
    return this.factor === one ? quantity : shareOf(quantity, one, this.factor);
  }
}
