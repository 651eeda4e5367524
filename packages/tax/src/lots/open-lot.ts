import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import { shareOf, times } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { LotKey } from '../methods/lot-method.ts';
import type { Lot } from './lot.ts';

/** Lots are this far apart in sequence, so that the parts a wash sale cuts one into find room between. */
export const sequenceStep = 1_024;

/** What a lot is made of. */
export type OpenLotParts = {
  readonly id: string;
  readonly asset: Currency;
  readonly acquiredAt: EpochMs;
  readonly acquiredDay: LocalDay;
  readonly sequence: number;
  readonly quantity: Exact;
  readonly cost: Exact;
  readonly rate: Rate | undefined;
  readonly holdingFrom?: LocalDay | undefined;
  readonly isReplacement?: boolean;
};

/**
 * A lot while it is used up. What is left of the cost follows from what is left of the units alone, so that a sale in two
 * parts leaves what one sale leaves, to the last place.
 */
export class OpenLot implements LotKey {
  readonly id: string;
  readonly asset: Currency;
  readonly acquiredAt: EpochMs;
  readonly acquiredDay: LocalDay;
  readonly rate: Rate | undefined;
  readonly holdingFrom: LocalDay | undefined;
  /** Whether it has already taken in the loss of units it replaced. */
  readonly isReplacement: boolean;
  readonly cost: Exact;
  unitCost: number;
  sequence: number;
  quantity: Exact;
  left: Exact;
  costLeft: Exact;

  constructor(parts: OpenLotParts) {
    this.id = parts.id;
    this.asset = parts.asset;
    this.acquiredAt = parts.acquiredAt;
    this.acquiredDay = parts.acquiredDay;
    this.rate = parts.rate;
    this.holdingFrom = parts.holdingFrom;
    this.isReplacement = parts.isReplacement === true;
    this.sequence = parts.sequence;
    this.cost = parts.cost;
    this.costLeft = parts.cost;
    this.quantity = parts.quantity;
    this.left = parts.quantity;
    this.unitCost = parts.cost.toFloat() / parts.quantity.toFloat();
  }

  /** The day its holding period counts from. */
  get heldFrom(): LocalDay {
    return this.holdingFrom ?? this.acquiredDay;
  }

  get isEmpty(): boolean {
    return this.left.units === 0;
  }

  /** Uses up `quantity` of it, which is not more than is left, and tells the cost that goes with it. */
  take(quantity: Exact): Exact {
    const before = this.costLeft;
    this.left = this.left.minus(quantity);
    if (this.left.units === 0) {
      this.costLeft = this.left;
      return before;
    }
    this.costLeft = shareOf(this.cost, this.left, this.quantity);
    return before.minus(this.costLeft);
  }

  /** The part of it that goes elsewhere: another account, or one that replaces units sold at a loss. */
  cut(
    quantity: Exact,
    change: Partial<Pick<OpenLotParts, 'holdingFrom' | 'isReplacement' | 'sequence'>> & { readonly added?: Exact } = {},
  ): OpenLot {
    const { added, ...parts } = change;
    const cost = this.take(quantity);
    return new OpenLot({
      id: this.id,
      asset: this.asset,
      acquiredAt: this.acquiredAt,
      acquiredDay: this.acquiredDay,
      rate: this.rate,
      holdingFrom: this.holdingFrom,
      isReplacement: this.isReplacement,
      sequence: this.sequence,
      ...parts,
      quantity,
      cost: added === undefined ? cost : cost.plus(added),
    });
  }

  split(ratio: Exact): void {
    this.quantity = times(this.quantity, ratio);
    this.left = times(this.left, ratio);
    this.unitCost = this.cost.toFloat() / this.quantity.toFloat();
  }

  toLot(account: string | undefined): Lot {
    return {
      id: this.id,
      asset: this.asset,
      ...(account !== undefined && { account }),
      acquiredAt: this.acquiredAt,
      acquiredDay: this.acquiredDay,
      ...(this.holdingFrom !== undefined && { holdingFrom: this.holdingFrom }),
      quantity: this.left,
      costBasis: this.costLeft,
      ...(this.rate !== undefined && { rate: this.rate }),
    };
  }
}
