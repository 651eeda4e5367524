import { Exact } from '@rxtrade/core';
import { least, poolPlaces, shareOf, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotPool } from '../methods/lot-method.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import { type MatchParts, noOrigin } from '../result/match-rows.ts';
import { DeniedLosses } from './denied-losses.ts';
import {
  type Acquired,
  type Claimed,
  type Disposed,
  type Holdings,
  type HoldingsSink,
  LastDisposal,
  type Moved,
  SilentSink,
  type SplitUnits,
} from './holdings.ts';
import { missingUnits } from './missing-units.ts';
import { Pools, takeOut } from './pools.ts';
import type { SuperficialLosses } from './superficial-losses.ts';
import { WalkedList } from './walked-list.ts';

/** How pools are followed. */
export type PoolHoldingsSettings = {
  readonly method: LotPool;
  readonly isPerAccount: boolean;
  readonly superficialLosses: SuperficialLosses | undefined;
};

type Fact =
  | { readonly kind: 'acquire'; readonly day: LocalDay; readonly acquired: Acquired }
  | { readonly kind: 'dispose'; readonly day: LocalDay; readonly disposed: Disposed; readonly factor: Exact }
  | { readonly kind: 'move'; readonly day: LocalDay; readonly moved: Moved }
  | { readonly kind: 'split'; readonly day: LocalDay; readonly split: SplitUnits }
  | { readonly kind: 'claim'; readonly day: LocalDay; readonly claimed: Claimed };

/**
 * Holdings as pools of one cost each. Where losses may be denied for what is bought within a window after the sale, facts
 * wait until the window has passed.
 */
export class PoolHoldings implements Holdings {
  readonly openLots: readonly Lot[] = [];
  readonly portfolioCost = undefined;
  private readonly settings: PoolHoldingsSettings;
  private readonly sink: HoldingsSink;
  private readonly pools: Pools;
  private readonly deniedLosses: DeniedLosses | undefined;
  private readonly waiting = new WalkedList<Fact>();

  constructor(settings: PoolHoldingsSettings, sink: HoldingsSink, pools = new Pools(settings.isPerAccount)) {
    const { superficialLosses } = settings;
    this.settings = settings;
    this.sink = sink;
    this.pools = pools;
    this.deniedLosses = superficialLosses === undefined ? undefined : new DeniedLosses(superficialLosses, sink);
  }

  acquire(acquired: Acquired): void {
    this.settings.superficialLosses?.acquired(acquired);
    this.take({ kind: 'acquire', day: acquired.day, acquired });
  }

  dispose(disposed: Disposed): void {
    const { superficialLosses } = this.settings;
    superficialLosses?.disposed(disposed);
    const factor = superficialLosses?.factorOf(disposed.asset) ?? one;
    this.take({ kind: 'dispose', day: disposed.day, disposed, factor });
  }

  move(moved: Moved): void {
    if (this.settings.isPerAccount) this.take({ kind: 'move', day: moved.day, moved });
  }

  split(split: SplitUnits): void {
    this.settings.superficialLosses?.split(split);
    this.take({ kind: 'split', day: split.day, split });
  }

  claim(claimed: Claimed): void {
    this.take({ kind: 'claim', day: claimed.day, claimed });
  }

  advanceTo(day: LocalDay): void {
    const { superficialLosses } = this.settings;
    if (superficialLosses === undefined) return;
    this.waiting.walk((fact) => {
      if (fact.day + superficialLosses.windowDays >= day) return 'stop';
      this.apply(fact);
      return 'leave';
    });
    this.deniedLosses?.judgeBefore();
  }

  finish(): void {
    this.advanceTo(Number.POSITIVE_INFINITY);
  }

  provisional(sink: HoldingsSink): Holdings {
    const copy = this.fork(sink);
    copy.finish();
    return copy;
  }

  preview(disposed: Disposed): DisposalRecord {
    const sink = new LastDisposal();
    const copy = this.fork(new SilentSink());
    copy.finish();
    const settled = new PoolHoldings({ ...this.settings, superficialLosses: undefined }, sink, copy.pools);
    settled.dispose(disposed);
    return sink.last ?? sink.begin(disposed, { proceeds: zero, fees: zero });
  }

  get openPools(): readonly Pool[] {
    return this.pools.open();
  }

  private fork(sink: HoldingsSink): PoolHoldings {
    const copy = new PoolHoldings(this.settings, sink, this.pools.copy());
    this.waiting.each((fact) => copy.waiting.push(fact));
    return copy;
  }

  private take(fact: Fact): void {
    if (this.settings.superficialLosses === undefined) this.apply(fact);
    else this.waiting.push(fact);
  }

  private apply(fact: Fact): void {
    this.deniedLosses?.judgeBefore(fact.kind === 'dispose' ? fact.disposed : undefined);
    switch (fact.kind) {
      case 'acquire':
        this.pools.add(fact.acquired);
        break;
      case 'dispose':
        this.sell(fact.disposed, fact.factor);
        break;
      case 'move':
        this.carry(fact.moved);
        break;
      case 'split':
        this.pools.split(fact.split);
        break;
      case 'claim':
        this.writeDown(fact.claimed);
        break;
    }
  }

  private carry(moved: Moved): void {
    const part = this.pools.carry(moved);
    if (part !== undefined) this.sink.carried(moved, part);
  }

  private sell(disposed: Disposed, factor: Exact): void {
    const { asset, account, quantity, isTaxable, grossProceeds, fees, portfolioValue } = disposed;
    const proceeds = isTaxable ? grossProceeds.minus(fees) : zero;
    const disposal = this.sink.begin(disposed, { proceeds, fees: isTaxable ? fees : zero });
    const pool = this.pools.of(asset, account);
    const units = least(quantity, pool.quantity);
    const matches: MatchParts[] = [];
    const lacking = quantity.minus(units);
    const mine = lacking.units === 0 ? proceeds : shareOf(proceeds, units, quantity);
    if (units.units !== 0) {
      const { part, whole } = this.settings.method.shareOf({ pool, quantity: units, grossProceeds, portfolioValue });
      const costBasis = takeOut(pool, units, shareOf(pool.cost, part, whole, poolPlaces));
      matches.push({ rule: 'pool', origin: noOrigin, quantity: units, proceeds: mine, costBasis });
    }
    if (lacking.units !== 0)
      matches.push(missingUnits(disposal, { quantity: lacking, proceeds: proceeds.minus(mine) }, this.sink));
    disposal.matched(matches);
    disposal.add({ poolAfter: { quantity: pool.quantity, cost: pool.cost } });
    this.sink.disposed(disposal);
    this.deniedLosses?.sold(disposal, factor, pool);
  }

  /** The pool is taken to be sold and bought back at the claimed value. */
  private writeDown({ tx, at, day, asset, account, value }: Claimed): void {
    const pool = this.pools.of(asset, account);
    const head = { tx, at, day, asset, account, quantity: pool.quantity, kind: 'negligible' };
    const disposal = this.sink.begin(
      { ...head, isTaxable: true, reportedOn: 'none', basisReported: false, rate: undefined },
      { proceeds: value, fees: zero },
    );
    disposal.matched([
      { rule: 'pool', origin: noOrigin, quantity: pool.quantity, proceeds: value, costBasis: pool.cost },
    ]);
    pool.cost = value;
    disposal.add({ poolAfter: { quantity: pool.quantity, cost: pool.cost } });
    this.sink.disposed(disposal);
  }
}

const one = new Exact(1, 0);
