import type { EpochMs, Exact, Rate } from '@rxtrade/core';
import { sum, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { AddedBasis, LotMatch, MatchRule, Term } from './disposal.ts';

const nothingAdded: readonly AddedBasis[] = [];

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
  readonly addedToLot?: readonly AddedBasis[] | undefined;
};

/** A match as it stands; what follows from the rest is worked out when it is read. */
export class MatchRecord implements LotMatch {
  readonly rule: MatchRule;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly term: Term | undefined;
  readonly addedToLot: readonly AddedBasis[];
  private readonly origin: LotOrigin;
  private readonly isTaxable: boolean;

  constructor({ rule, origin, quantity, proceeds, costBasis, isTaxable, term, addedToLot = nothingAdded }: MatchParts) {
    this.addedToLot = addedToLot;
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
}
