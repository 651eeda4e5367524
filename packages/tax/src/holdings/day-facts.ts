import type { Exact } from '@rxtrade/core';
import { poolPlaces, shareOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { DaySale } from './day-sale.ts';
import type { Claimed } from './holdings.ts';

/** All that happened to one asset on one day. Quantities are in units of the latest split. */
export class DayFacts {
  readonly day: LocalDay;
  bought = zero;
  cost = zero;
  /** What no disposal has been matched with, and its cost. */
  left = zero;
  costLeft = zero;
  /** What a reorganization put straight into the pool. */
  joined = zero;
  joinedCost = zero;
  sales: DaySale[] = [];
  claims: Claimed[] = [];
  /** Whether windows that end on the day itself have been worked through. */
  isClosed = false;

  constructor(day: LocalDay) {
    this.day = day;
  }

  take(quantity: Exact): Exact {
    const before = this.costLeft;
    this.left = this.left.minus(quantity);
    this.costLeft = this.left.units === 0 ? zero : shareOf(this.cost, this.left, this.bought, poolPlaces);
    return before.minus(this.costLeft);
  }

  split(ratio: Exact): void {
    this.bought = times(this.bought, ratio);
    this.left = times(this.left, ratio);
    this.joined = times(this.joined, ratio);
    for (const sale of this.sales) sale.split(ratio);
  }

  copy(): DayFacts {
    return Object.assign(new DayFacts(this.day), this, {
      sales: this.sales.map((sale) => sale.copy()),
      claims: [...this.claims],
    });
  }
}
