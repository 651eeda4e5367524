import type { Currency, Exact } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { LotOrder } from '../methods/lot-method.ts';
import type { Lot } from './lot.ts';
import { LotQueue } from './lot-queue.ts';
import type { OpenLot } from './open-lot.ts';

/** Where lots lie: in one queue an asset, or one an account. */
export interface LotPlaces {
  /** The lots that a sale from this account may use on that day. */
  queueOf(asset: Currency, account: string, day: LocalDay): LotQueue;
  add(lot: OpenLot, account: string, day: LocalDay): void;
  /** Units left the account, with or without lots. */
  left(asset: Currency, account: string, quantity: Exact): void;
  /** Units went from account to account; lots are moved by the caller. */
  moved(move: {
    readonly asset: Currency;
    readonly account: string;
    readonly toAccount: string;
    readonly quantity: Exact;
  }): void;
  split(asset: Currency, ratio: Exact): void;
  /** What is open, by acquisition. */
  lots(): readonly Lot[];
}

/** Queues by asset and account. */
export class QueueTable {
  private readonly byAsset = new Map<Currency, Map<string, LotQueue>>();
  private readonly order: LotOrder;

  constructor(order: LotOrder) {
    this.order = order;
  }

  of(asset: Currency, account: string): LotQueue {
    let accounts = this.byAsset.get(asset);
    if (accounts === undefined) {
      accounts = new Map();
      this.byAsset.set(asset, accounts);
    }
    let queue = accounts.get(account);
    if (queue === undefined) {
      queue = new LotQueue(this.order);
      accounts.set(account, queue);
    }
    return queue;
  }

  split(asset: Currency, ratio: Exact): void {
    for (const queue of this.byAsset.get(asset)?.values() ?? []) for (const lot of queue.open()) lot.split(ratio);
  }

  /** Every open lot and its account, by acquisition. */
  open(): readonly { readonly account: string; readonly lot: OpenLot }[] {
    const found: { readonly account: string; readonly lot: OpenLot }[] = [];
    for (const accounts of this.byAsset.values())
      for (const [account, queue] of accounts) for (const lot of queue.open()) found.push({ account, lot });
    return found.sort((a, b) => a.lot.acquiredAt - b.lot.acquiredAt || a.lot.sequence - b.lot.sequence);
  }
}

/** One queue an asset, over all accounts. */
export class UniversalPlaces implements LotPlaces {
  private readonly queues: QueueTable;

  constructor(order: LotOrder) {
    this.queues = new QueueTable(order);
  }

  queueOf(asset: Currency): LotQueue {
    return this.queues.of(asset, '');
  }

  add(lot: OpenLot): void {
    this.queueOf(lot.asset).push(lot);
  }

  left(): void {
    // no account is followed
  }

  moved(): void {
    // no account is followed
  }

  split(asset: Currency, ratio: Exact): void {
    this.queues.split(asset, ratio);
  }

  lots(): readonly Lot[] {
    return this.queues.open().map(({ lot }) => lot.toLot(undefined));
  }
}

/** One queue an asset and account. */
export class AccountPlaces implements LotPlaces {
  private readonly queues: QueueTable;

  constructor(order: LotOrder) {
    this.queues = new QueueTable(order);
  }

  queueOf(asset: Currency, account: string): LotQueue {
    return this.queues.of(asset, account);
  }

  add(lot: OpenLot, account: string): void {
    this.queueOf(lot.asset, account).push(lot);
  }

  left(): void {
    // lots leave with their queue
  }

  moved(): void {
    // lots leave with their queue
  }

  split(asset: Currency, ratio: Exact): void {
    this.queues.split(asset, ratio);
  }

  lots(): readonly Lot[] {
    return this.queues.open().map(({ account, lot }) => lot.toLot(account));
  }
}
