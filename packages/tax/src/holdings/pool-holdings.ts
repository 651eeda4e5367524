import { type Currency, Exact } from '@rxtrade/core';
import { least, poolPlaces, shareOf, signOf, sum, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotPool } from '../methods/lot-method.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import { type MatchParts, noOrigin } from '../result/match-rows.ts';
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
import type { SuperficialLosses } from './superficial-losses.ts';

/** How pools are followed. */
export type PoolHoldingsSettings = {
  readonly method: LotPool;
  readonly isPerAccount: boolean;
  readonly superficialLosses: SuperficialLosses | undefined;
};

/** What a pool holds. A loss denied on the last units waits for the purchase that replaces them. */
type PoolState = {
  readonly asset: Currency;
  readonly account: string | undefined;
  quantity: Exact;
  cost: Exact;
  waiting: Exact;
};

type Fact =
  | { readonly kind: 'acquire'; readonly day: LocalDay; readonly acquired: Acquired }
  | { readonly kind: 'dispose'; readonly day: LocalDay; readonly disposed: Disposed; readonly factor: Exact }
  | { readonly kind: 'move'; readonly day: LocalDay; readonly moved: Moved }
  | { readonly kind: 'split'; readonly day: LocalDay; readonly split: SplitUnits }
  | { readonly kind: 'claim'; readonly day: LocalDay; readonly claimed: Claimed };

/** A loss of which part may be denied. */
type OpenLoss = {
  readonly disposal: DisposalRecord;
  readonly quantity: Exact;
  readonly loss: Exact;
  readonly factor: Exact;
  readonly pool: PoolState;
};

/**
 * Holdings as pools of one cost each. Where losses may be denied for what is bought within a window after the sale, facts
 * wait until the window has passed.
 */
export class PoolHoldings implements Holdings {
  readonly openLots: readonly Lot[] = [];
  readonly portfolioCost = undefined;
  private readonly settings: PoolHoldingsSettings;
  private readonly sink: HoldingsSink;
  private readonly pools: Map<string, PoolState>;
  private waiting: readonly Fact[];
  private losses: OpenLoss[] = [];

  constructor(
    settings: PoolHoldingsSettings,
    sink: HoldingsSink,
    start: { readonly pools?: Map<string, PoolState>; readonly waiting?: readonly Fact[] } = {},
  ) {
    this.settings = settings;
    this.sink = sink;
    this.pools = start.pools ?? new Map<string, PoolState>();
    this.waiting = start.waiting ?? [];
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
    if (superficialLosses === undefined || this.waiting.length === 0) return;
    const ready = this.waiting.findIndex((fact) => fact.day + superficialLosses.windowDays >= day);
    const count = ready === -1 ? this.waiting.length : ready;
    if (count === 0) return;
    for (const fact of this.waiting.slice(0, count)) this.apply(fact);
    this.waiting = this.waiting.slice(count);
    this.judgeBefore(undefined);
  }

  finish(): void {
    for (const fact of this.waiting) this.apply(fact);
    this.waiting = [];
    this.judgeBefore(undefined);
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
    const settled = new PoolHoldings({ ...this.settings, superficialLosses: undefined }, sink, { pools: copy.pools });
    settled.dispose(disposed);
    return sink.last ?? sink.begin(disposed, { proceeds: zero, fees: zero });
  }

  get openPools(): readonly Pool[] {
    return [...this.pools.values()]
      .filter(({ quantity }) => quantity.units !== 0)
      .map(({ asset, account, quantity, cost }) => ({
        asset,
        ...(account !== undefined && { account }),
        quantity,
        cost,
      }));
  }

  private fork(sink: HoldingsSink): PoolHoldings {
    const pools = new Map([...this.pools].map(([key, pool]) => [key, { ...pool }]));
    return new PoolHoldings(this.settings, sink, { pools, waiting: this.waiting });
  }

  private take(fact: Fact): void {
    if (this.settings.superficialLosses === undefined) this.apply(fact);
    else (this.waiting as Fact[]).push(fact);
  }

  private apply(fact: Fact): void {
    this.judgeBefore(fact);
    switch (fact.kind) {
      case 'acquire':
        this.add(fact.acquired);
        break;
      case 'dispose':
        this.sell(fact.disposed, fact.factor);
        break;
      case 'move':
        this.carry(fact.moved);
        break;
      case 'split':
        for (const pool of this.pools.values())
          if (pool.asset === fact.split.asset) pool.quantity = times(pool.quantity, fact.split.ratio);
        break;
      case 'claim':
        this.writeDown(fact.claimed);
        break;
    }
  }

  private add({ asset, account, quantity, cost }: Acquired): void {
    const pool = this.poolOf(asset, account);
    pool.quantity = pool.quantity.plus(quantity);
    pool.cost = pool.cost.plus(cost).plus(pool.waiting);
    pool.waiting = zero;
  }

  private carry(moved: Moved): void {
    const { asset, account, toAccount, quantity } = moved;
    const from = this.poolOf(asset, account);
    const units = least(from.quantity, quantity);
    if (units.units === 0) return;
    const cost = use(from, units, shareOf(from.cost, units, from.quantity, poolPlaces));
    const to = this.poolOf(asset, toAccount);
    to.quantity = to.quantity.plus(units);
    to.cost = to.cost.plus(cost);
    this.sink.carried(moved, { lot: undefined, acquiredDay: undefined, quantity: units, cost });
  }

  private sell(disposed: Disposed, factor: Exact): void {
    const { asset, account, quantity, isTaxable, grossProceeds, fees, portfolioValue } = disposed;
    const { method, superficialLosses } = this.settings;
    const proceeds = isTaxable ? grossProceeds.minus(fees) : zero;
    const disposal = this.sink.begin(disposed, { proceeds, fees: isTaxable ? fees : zero });
    const pool = this.poolOf(asset, account);
    const units = least(quantity, pool.quantity);
    const matches: MatchParts[] = [];
    const lacking = quantity.minus(units);
    const mine = lacking.units === 0 ? proceeds : shareOf(proceeds, units, quantity);
    if (units.units !== 0) {
      const { part, whole } = method.shareOf({ pool, quantity: units, grossProceeds, portfolioValue });
      const costBasis = use(pool, units, shareOf(pool.cost, part, whole, poolPlaces));
      matches.push({ rule: 'pool', origin: noOrigin, quantity: units, proceeds: mine, costBasis });
    }
    if (lacking.units !== 0)
      matches.push(missingUnits(disposal, { quantity: lacking, proceeds: proceeds.minus(mine) }, this.sink));
    disposal.matched(matches);
    disposal.add({ poolAfter: { quantity: pool.quantity, cost: pool.cost } });
    this.sink.disposed(disposal);
    const [match] = disposal.matches;
    if (match !== undefined && superficialLosses !== undefined && signOf(match.gain) < 0)
      this.losses.push({ disposal, quantity: match.quantity, loss: match.gain.negated(), factor, pool });
  }

  /** Denies losses of one instant together: fills of one order are one sale. */
  private judge(losses: readonly OpenLoss[]): void {
    const { superficialLosses } = this.settings;
    const [first] = losses;
    if (superficialLosses === undefined || first === undefined) return;
    const sold = sum(losses.map(({ quantity }) => quantity));
    const replaced = superficialLosses.replacedOf(first.disposal, { sold, factor: first.factor });
    if (replaced.part.units === 0) return;
    for (const { disposal, loss, pool } of losses) {
      const denied = shareOf(loss, replaced.part, replaced.whole);
      disposal.disallow(denied);
      this.sink.disallowed(disposal, denied);
      if (pool.quantity.units === 0) pool.waiting = pool.waiting.plus(denied);
      else pool.cost = pool.cost.plus(denied);
      disposal.add({ poolAfter: { quantity: pool.quantity, cost: pool.cost } });
    }
  }

  private judgeBefore(fact: Fact | undefined): void {
    const [first] = this.losses;
    if (first === undefined) return;
    const { at, asset } = first.disposal;
    if (fact?.kind === 'dispose' && fact.disposed.at === at && fact.disposed.asset === asset) return;
    this.judge(this.losses);
    this.losses = [];
  }

  /** The pool is taken to be sold and bought back at the claimed value. */
  private writeDown({ tx, at, day, asset, account, value }: Claimed): void {
    const pool = this.poolOf(asset, account);
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

  private poolOf(asset: Currency, account: string): PoolState {
    const place = this.settings.isPerAccount ? account : undefined;
    const key = `${asset}\n${place ?? ''}`;
    let pool = this.pools.get(key);
    if (pool === undefined) {
      pool = { asset, account: place, quantity: zero, cost: zero, waiting: zero };
      this.pools.set(key, pool);
    }
    return pool;
  }
}

const one = new Exact(1, 0);

/** Takes units and their cost out; the last units take all that is left. */
function use(pool: PoolState, units: Exact, cost: Exact): Exact {
  pool.quantity = pool.quantity.minus(units);
  const used = pool.quantity.units === 0 ? pool.cost : cost;
  pool.cost = pool.cost.minus(used);
  return used;
}
