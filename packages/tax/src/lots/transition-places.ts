import { type Currency, type Exact, RxtradeError } from '@rxtrade/core';
import { least, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { LotOrder } from '../methods/lot-method.ts';
import type { Lot } from './lot.ts';
import { AccountPlaces, type LotPlaces, QueueTable } from './lot-places.ts';
import type { LotQueue } from './lot-queue.ts';
import type { OpenLot } from './open-lot.ts';

/**
 * How the basis left over on the day of change is spread over accounts (Rev. Proc. 2024-28, once and for good): unit by
 * unit where `units` says so, and the rest by a rule, the first lots of `order` to the first account of `accounts`.
 */
export type BasisAllocation = {
  readonly units?: readonly { readonly lot: string; readonly account: string; readonly quantity: Exact }[];
  /** Accounts in the order they are filled; those it leaves out follow by name. */
  readonly accounts?: readonly string[];
};

/** Where units go that no account's balance accounts for. */
const unallocated = 'unallocated';

/** One queue an asset until a day, one an account from then on. */
export class TransitionPlaces implements LotPlaces {
  private readonly before: QueueTable;
  private readonly after: AccountPlaces;
  private readonly from: LocalDay;
  private readonly allocation: BasisAllocation;
  private readonly balances = new Map<Currency, Map<string, Exact>>();
  private hasChanged = false;

  constructor(
    order: LotOrder,
    { from, allocation }: { readonly from: LocalDay; readonly allocation: BasisAllocation },
  ) {
    this.before = new QueueTable(order);
    this.after = new AccountPlaces(order);
    this.from = from;
    this.allocation = allocation;
  }

  queueOf(asset: Currency, account: string, day: LocalDay): LotQueue {
    if (day < this.from) return this.before.of(asset, '');
    this.change();
    return this.after.queueOf(asset, account);
  }

  add(lot: OpenLot, account: string, day: LocalDay): void {
    this.queueOf(lot.asset, account, day).push(lot);
    this.count(lot.asset, account, lot.left);
  }

  left(asset: Currency, account: string, quantity: Exact): void {
    this.count(asset, account, quantity.negated());
  }

  moved({ asset, account, toAccount, quantity }: Parameters<LotPlaces['moved']>[0]): void {
    this.count(asset, account, quantity.negated());
    this.count(asset, toAccount, quantity);
  }

  split(asset: Currency, ratio: Exact): void {
    this.after.split(asset, ratio);
    this.before.split(asset, ratio);
    const balances = this.balances.get(asset);
    for (const [account, quantity] of balances ?? []) balances?.set(account, times(quantity, ratio));
  }

  lots(): readonly Lot[] {
    return this.hasChanged ? this.after.lots() : this.before.open().map(({ lot }) => lot.toLot(undefined));
  }

  private count(asset: Currency, account: string, quantity: Exact): void {
    if (this.hasChanged) return;
    const balances = this.balances.get(asset) ?? new Map<string, Exact>();
    this.balances.set(asset, balances);
    balances.set(account, (balances.get(account) ?? zero).plus(quantity));
  }

  /** Spreads what is left over the accounts that hold it. */
  private change(): void {
    if (this.hasChanged) return;
    this.hasChanged = true;
    const { units = [] } = this.allocation;
    const open = lotsById(units.length === 0 ? [] : this.before.open());
    for (const { lot: id, account, quantity } of units) {
      let wanted = quantity;
      for (const lot of open.get(id) ?? []) {
        if (lot.isEmpty || wanted.units === 0) continue;
        const part = least(lot.left, wanted);
        wanted = wanted.minus(part);
        this.give(lot, account, part);
      }
      if (wanted.units !== 0)
        throw new RxtradeError('E508', `${wanted} more of lot "${id}" is allocated to "${account}" than was held`, {
          lot: id,
          account,
        });
    }
    for (const [asset, balances] of this.balances) this.spread(asset, balances);
  }

  private spread(asset: Currency, balances: ReadonlyMap<string, Exact>): void {
    const named = this.allocation.accounts ?? [];
    const accounts = [...balances.keys()].sort((a, b) => rank(named, a) - rank(named, b) || (a < b ? -1 : 1));
    const queue = this.before.of(asset, '');
    for (const account of accounts) {
      let wanted = balances.get(account) ?? zero;
      for (let lot = queue.first(); lot !== undefined && wanted.units > 0; lot = queue.first()) {
        const part = least(lot.left, wanted);
        wanted = wanted.minus(part);
        this.give(lot, account, part);
      }
    }
    for (let lot = queue.first(); lot !== undefined; lot = queue.first()) this.give(lot, unallocated, lot.left);
  }

  private give(lot: OpenLot, account: string, quantity: Exact): void {
    const balances = this.balances.get(lot.asset);
    const balance = (balances?.get(account) ?? zero).minus(quantity);
    if (balance.units < 0 && account !== unallocated)
      throw new RxtradeError(
        'E508',
        `${quantity} ${lot.asset} of lot "${lot.id}" are allocated to "${account}", which held ${balance.negated()} less than that`,
        { lot: lot.id, account },
      );
    balances?.set(account, balance);
    this.after.add(lot.cut(quantity), account);
  }
}

function rank(named: readonly string[], account: string): number {
  const index = named.indexOf(account);
  return index === -1 ? named.length : index;
}

function lotsById(open: readonly { readonly lot: OpenLot }[]): ReadonlyMap<string, readonly OpenLot[]> {
  const byId = new Map<string, OpenLot[]>();
  for (const { lot } of open) {
    const others = byId.get(lot.id);
    if (others === undefined) byId.set(lot.id, [lot]);
    else others.push(lot);
  }
  return byId;
}
