import { type Currency, type Exact, isoOf, RxtradeError } from '@rxtrade/core';
import { least, poolPlaces, shareOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotPool } from '../methods/lot-method.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import { noOrigin } from '../result/match-rows.ts';
import {
  type Acquired,
  type Claimed,
  type Disposed,
  type Holdings,
  type HoldingsSink,
  LastDisposal,
  type SplitUnits,
} from './holdings.ts';
import { missingUnits, noteClaimWithoutPool } from './missing-units.ts';

/** How a portfolio of one cost is followed. */
export type PortfolioHoldingsSettings = {
  readonly method: LotPool;
  /** What some units were worth on a day, where a `RateSource` knows. */
  readonly worthOf: (asset: Currency, quantity: Exact, day: LocalDay) => Exact | undefined;
};

/** Everything held as one portfolio, of which a taxed sale uses up a fraction of the cost (France). */
export class PortfolioHoldings implements Holdings {
  readonly openLots: readonly Lot[] = [];
  readonly openPools: readonly Pool[] = [];
  private readonly settings: PortfolioHoldingsSettings;
  private readonly sink: HoldingsSink;
  private readonly units = new Map<Currency, Exact>();
  /** Everything ever paid, and what earlier sales have used of it: lines 220 and 221. */
  private paid = zero;
  private used = zero;

  constructor(settings: PortfolioHoldingsSettings, sink: HoldingsSink) {
    this.settings = settings;
    this.sink = sink;
  }

  acquire({ asset, quantity, cost }: Acquired): void {
    this.units.set(asset, this.held(asset).plus(quantity));
    this.paid = this.paid.plus(cost);
  }

  dispose(disposed: Disposed): void {
    const { tx, at, asset, quantity, isTaxable, grossProceeds, fees } = disposed;
    const portfolioValue = isTaxable ? (disposed.portfolioValue ?? this.worthOn(disposed.day)) : undefined;
    const held = least(this.held(asset), quantity);
    this.units.set(asset, this.held(asset).minus(held));
    if (!isTaxable) return;
    if (portfolioValue === undefined)
      throw new RxtradeError(
        'E504',
        `the sale "${tx}" of ${isoOf(at)} needs the value of the whole portfolio just before it; state its portfolioValue`,
        { tx },
      );
    const cost = this.paid.minus(this.used);
    const pool = { quantity: held, cost };
    const { part, whole } = this.settings.method.shareOf({ pool, quantity, grossProceeds, portfolioValue });
    const costBasis = shareOf(cost, part, whole, poolPlaces);
    const net = grossProceeds.minus(fees);
    const disposal = this.sink.begin(disposed, { proceeds: net, fees });
    const lacking = quantity.minus(held);
    if (lacking.units !== 0)
      missingUnits(disposal, { quantity: lacking, proceeds: shareOf(net, lacking, quantity) }, this.sink);
    disposal.matched([{ rule: 'portfolio', origin: noOrigin, quantity, proceeds: net, costBasis }]);
    const form2086 = {
      '212': portfolioValue,
      '213': grossProceeds,
      '214': fees,
      '215': net,
      '217': grossProceeds,
      '218': net,
      '220': this.paid,
      '221': this.used,
      '222': zero,
      '223': cost,
    };
    disposal.add({ form2086 });
    this.used = this.used.plus(costBasis);
    this.sink.disposed(disposal);
  }

  move(): void {
    // one portfolio, wherever its parts lie
  }

  split({ asset, ratio }: SplitUnits): void {
    this.units.set(asset, times(this.held(asset), ratio));
  }

  claim(claimed: Claimed): void {
    noteClaimWithoutPool(claimed, this.sink);
  }

  advanceTo(): void {
    // nothing waits for a later day
  }

  finish(): void {
    // nothing waits for a later day
  }

  provisional(): Holdings {
    return this;
  }

  preview(disposed: Disposed): DisposalRecord {
    const sink = new LastDisposal();
    const copy = new PortfolioHoldings(this.settings, sink);
    for (const [asset, quantity] of this.units) copy.units.set(asset, quantity);
    copy.paid = this.paid;
    copy.used = this.used;
    copy.dispose(disposed);
    return sink.last ?? sink.begin(disposed, { proceeds: zero, fees: zero });
  }

  get portfolioCost(): Exact {
    return this.paid.minus(this.used);
  }

  private held(asset: Currency): Exact {
    return this.units.get(asset) ?? zero;
  }

  /** What everything held is worth; undefined as soon as one price is missing. */
  private worthOn(day: LocalDay): Exact | undefined {
    let worth = zero;
    for (const [asset, quantity] of this.units) {
      if (quantity.units === 0) continue;
      const part = this.settings.worthOf(asset, quantity, day);
      if (part === undefined) return undefined;
      worth = worth.plus(part);
    }
    return worth.units === 0 ? undefined : worth;
  }
}
