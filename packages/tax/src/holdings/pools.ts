import type { Currency, Exact } from '@rxtrade/core';
import { least, poolPlaces, shareOf, times, zero } from '../amounts/exact-math.ts';
import type { Pool } from '../lots/lot.ts';
import type { Acquired, CarriedPart, Moved, SplitUnits } from './holdings.ts';

/** What a pool holds. A loss denied on the last units waits for the purchase that replaces them. */
export type PoolState = {
  readonly asset: Currency;
  readonly account: string | undefined;
  quantity: Exact;
  cost: Exact;
  waiting: Exact;
};

/** The pools of every asset: one each, or one an account. */
export class Pools {
  private readonly isPerAccount: boolean;
  private readonly all: PoolState[] = [];
  private readonly byAsset = new Map<Currency, Map<string, PoolState>>();

  constructor(isPerAccount: boolean) {
    this.isPerAccount = isPerAccount;
  }

  of(asset: Currency, account: string): PoolState {
    const place = this.isPerAccount ? account : '';
    let pools = this.byAsset.get(asset);
    if (pools === undefined) {
      pools = new Map();
      this.byAsset.set(asset, pools);
    }
    let pool = pools.get(place);
    if (pool === undefined) {
      const where = this.isPerAccount ? account : undefined;
      pool = { asset, account: where, quantity: zero, cost: zero, waiting: zero };
      pools.set(place, pool);
      this.all.push(pool);
    }
    return pool;
  }

  add({ asset, account, quantity, cost }: Acquired): void {
    const pool = this.of(asset, account);
    pool.quantity = pool.quantity.plus(quantity);
    pool.cost = pool.cost.plus(cost).plus(pool.waiting);
    pool.waiting = zero;
  }

  /** Units take their share of the cost along to another account; undefined where none were there. */
  carry({ asset, account, toAccount, quantity }: Moved): CarriedPart | undefined {
    const from = this.of(asset, account);
    const units = least(from.quantity, quantity);
    if (units.units === 0) return undefined;
    const cost = takeOut(from, units, shareOf(from.cost, units, from.quantity, poolPlaces));
    const to = this.of(asset, toAccount);
    to.quantity = to.quantity.plus(units);
    to.cost = to.cost.plus(cost);
    return { lot: undefined, acquiredDay: undefined, quantity: units, cost };
  }

  split({ asset, ratio }: SplitUnits): void {
    for (const pool of this.byAsset.get(asset)?.values() ?? []) pool.quantity = times(pool.quantity, ratio);
  }

  copy(): Pools {
    const copy = new Pools(this.isPerAccount);
    for (const pool of this.all) Object.assign(copy.of(pool.asset, pool.account ?? ''), pool);
    return copy;
  }

  /** Those that hold something, in the order they came into being. */
  open(): readonly Pool[] {
    return this.all
      .filter(({ quantity }) => quantity.units !== 0)
      .map(({ asset, account, quantity, cost }) => ({
        asset,
        ...(account !== undefined && { account }),
        quantity,
        cost,
      }));
  }
}

/** Takes units and their cost out, and tells it; the last units take all that is left. */
export function takeOut(pool: PoolState, units: Exact, cost: Exact): Exact {
  pool.quantity = pool.quantity.minus(units);
  const used = pool.quantity.units === 0 ? pool.cost : cost;
  pool.cost = pool.cost.minus(used);
  return used;
}
