import type { Currency, EpochMs, Exact } from '@rxtrade/core';
import { shareOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { LotKey } from '../methods/lot-method.ts';
import type { LotOrigin } from '../result/match-rows.ts';
import type { Lot } from './lot.ts';

/** Lots are this far apart in sequence, so that the parts a wash sale cuts one into find room between. */
export const sequenceStep = 1_024;

/** What a lot is made of. */
export type OpenLotParts = {
  readonly asset: Currency;
  readonly origin: LotOrigin & { readonly id: string; readonly acquiredAt: EpochMs; readonly acquiredDay: LocalDay };
  readonly sequence: number;
  readonly quantity: Exact;
  readonly cost: Exact;
  readonly isReplacement?: boolean;
};

/**
 * A lot while it is used up. What is left of the cost follows from what is left of the units alone, so that a sale in two
 * parts leaves what one sale leaves, to the last place.
 */
export class OpenLot implements LotKey {
  readonly asset: Currency;
  readonly origin: OpenLotParts['origin'];
  readonly acquiredAt: EpochMs;
  /** Whether it has already taken in the loss of units it replaced. */
  readonly isReplacement: boolean;
  readonly cost: Exact;
  unitCost: number;
  sequence: number;
  quantity: Exact;
  left: Exact;
  costLeft: Exact;

  constructor({ asset, origin, sequence, quantity, cost, isReplacement = false }: OpenLotParts) {
    this.asset = asset;
    this.origin = origin;
    this.acquiredAt = origin.acquiredAt;
    this.isReplacement = isReplacement;
    this.sequence = sequence;
    this.cost = cost;
    this.costLeft = cost;
    this.quantity = quantity;
    this.left = quantity;
    this.unitCost = cost.toFloat() / quantity.toFloat();
  }

  get id(): string {
    return this.origin.id;
  }

  get acquiredDay(): LocalDay {
    return this.origin.acquiredDay;
  }

  /** The day its holding period counts from. */
  get heldFrom(): LocalDay {
    return this.origin.holdingFrom ?? this.origin.acquiredDay;
  }

  get isEmpty(): boolean {
    return this.left.units === 0;
  }

  /** The cost that goes with `quantity` of what is left. */
  costOf(quantity: Exact): Exact {
    return this.costLeft.minus(this.costOfLeft(this.left.minus(quantity)));
  }

  /** Uses up `quantity` of it, which is not more than is left, and tells the cost that goes with it. */
  take(quantity: Exact): Exact {
    const before = this.costLeft;
    this.left = this.left.minus(quantity);
    this.costLeft = this.costOfLeft(this.left);
    return this.left.units === 0 ? before : before.minus(this.costLeft);
  }

  /** The part of it that goes elsewhere: another account, or one that replaces units sold at a loss. */
  cut(quantity: Exact, replacing?: { readonly added: Exact; readonly holdingFrom: LocalDay }): OpenLot {
    const cost = this.take(quantity);
    const { asset, sequence, origin, isReplacement } = this;
    if (replacing === undefined) return new OpenLot({ asset, origin, sequence, quantity, cost, isReplacement });
    const { added, holdingFrom } = replacing;
    return new OpenLot({
      asset,
      origin: { ...origin, holdingFrom },
      sequence,
      quantity,
      cost: cost.plus(added),
      isReplacement: true,
    });
  }

  /** This part and another of the same lot as one. The other is empty then. */
  joinedBy(other: OpenLot): OpenLot {
    const { asset, origin, sequence, isReplacement } = this;
    const quantity = this.left.plus(other.left);
    const cost = this.costLeft.plus(other.take(other.left));
    return new OpenLot({ asset, origin, sequence, quantity, cost, isReplacement });
  }

  split(ratio: Exact): void {
    this.quantity = times(this.quantity, ratio);
    this.left = times(this.left, ratio);
    this.unitCost = this.cost.toFloat() / this.quantity.toFloat();
  }

  toLot(account: string | undefined): Lot {
    const { id, acquiredAt, acquiredDay, holdingFrom, rate } = this.origin;
    return {
      id,
      asset: this.asset,
      ...(account !== undefined && { account }),
      acquiredAt,
      acquiredDay,
      ...(holdingFrom !== undefined && { holdingFrom }),
      quantity: this.left,
      costBasis: this.costLeft,
      ...(rate !== undefined && { rate }),
    };
  }

  private costOfLeft(left: Exact): Exact {
    return left.units === 0 ? zero : shareOf(this.cost, left, this.quantity);
  }
}
