import { type Exact, isoOf } from '@rxtrade/core';
import { least, shareOf, zero } from '../amounts/exact-math.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotPlaces } from '../lots/lot-places.ts';
import type { LotQueue } from '../lots/lot-queue.ts';
import { OpenLot, sequenceStep } from '../lots/open-lot.ts';
import type { LotOrder } from '../methods/lot-method.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { LotChoice } from '../transaction/transaction.ts';
import type { Acquired, Claimed, Disposed, Holdings, HoldingsSink, Moved, SplitUnits } from './holdings.ts';
import { missingUnits, noteClaimWithoutPool } from './missing-units.ts';
import { previewOfLots } from './preview-of-lots.ts';
import type { TermOf } from './terms.ts';
import type { WashSales } from './wash-sales.ts';

/** How lots are followed. */
export type LotHoldingsSettings = {
  readonly order: LotOrder;
  readonly places: LotPlaces;
  readonly termOf: TermOf;
  readonly washSales: WashSales | undefined;
};

/** Holdings as lots that an order, or an identification, picks from. */
export class LotHoldings implements Holdings {
  readonly openPools: readonly Pool[] = [];
  readonly portfolioCost = undefined;
  private readonly settings: LotHoldingsSettings;
  private readonly sink: HoldingsSink;
  private lots = 0;

  constructor(settings: LotHoldingsSettings, sink: HoldingsSink) {
    this.settings = settings;
    this.sink = sink;
  }

  acquire({ tx, at, day, asset, account, quantity, cost, rate, isPurchase }: Acquired): void {
    this.lots += 1;
    const sequence = this.lots * sequenceStep;
    const origin = { id: tx, acquiredAt: at, acquiredDay: day, holdingFrom: undefined, rate };
    const lot = new OpenLot({ asset, origin, sequence, quantity, cost });
    const { places, washSales } = this.settings;
    if (washSales === undefined || !isPurchase) places.add(lot, account, day);
    else for (const part of washSales.onPurchase(lot, account)) places.add(part, account, day);
  }

  dispose(disposed: Disposed): void {
    this.settings.washSales?.settleBefore(disposed.at);
    const { asset, account, day, quantity, isTaxable, fees } = disposed;
    const proceeds = isTaxable ? disposed.grossProceeds.minus(fees) : zero;
    const { places, washSales, termOf } = this.settings;
    const queue = places.queueOf(asset, account, day);
    const disposal = this.sink.begin(disposed, { proceeds, fees: isTaxable ? fees : zero });
    let done = zero;
    let given = zero;
    let costBasis = zero;
    const take = (lot: OpenLot, wanted: Exact) => {
      const units = least(lot.left, wanted);
      done = done.plus(units);
      // shared out by what has been matched so far, so that parts add up to the whole
      const upTo = done.compare(quantity) === 0 ? proceeds : shareOf(proceeds, done, quantity);
      const part = given === zero ? upTo : upTo.minus(given);
      given = upTo;
      const cost = lot.take(units);
      costBasis = costBasis === zero ? cost : costBasis.plus(cost);
      const term = isTaxable ? termOf(lot.heldFrom, day) : undefined;
      disposal.match({ rule: 'lot', origin: lot.origin, quantity: units, proceeds: part, costBasis: cost, term });
    };
    for (const { lot, quantity: chosen } of this.chosenLots(disposed, disposal, queue))
      if (done.compare(quantity) < 0) take(lot, least(chosen, quantity.minus(done)));
    for (;;) {
      const open = done === zero ? quantity : quantity.minus(done);
      const lot = open.units === 0 ? undefined : queue.first();
      if (lot === undefined) break;
      take(lot, open);
    }
    const lacking = quantity.minus(done);
    if (lacking.units !== 0) {
      const rest = { quantity: lacking, proceeds: proceeds.minus(given) };
      disposal.match(missingUnits(disposal, rest, this.sink));
    }
    places.left(asset, account, quantity);
    disposal.cost(costBasis);
    this.sink.disposed(disposal);
    if (isTaxable) washSales?.onSale(disposal);
  }

  move(moved: Moved): void {
    const { at, day, asset, account, toAccount, quantity, lots } = moved;
    const { places, washSales } = this.settings;
    washSales?.settleBefore(at);
    const from = places.queueOf(asset, account, day);
    const to = places.queueOf(asset, toAccount, day);
    places.moved({ asset, account, toAccount, quantity });
    if (from === to) return;
    let open = quantity;
    const carry = (lot: OpenLot, wanted: Exact) => {
      const units = least(lot.left, wanted);
      open = open.minus(units);
      const part = lot.cut(units);
      const { id, acquiredDay, cost } = part;
      this.sink.carried(moved, { lot: id, acquiredDay, quantity: units, cost });
      if (washSales?.isWatching(day) === true) {
        washSales.movedTo(toAccount, part, day);
        to.push(part);
      } else to.join(part);
    };
    for (const { lot, quantity: chosen } of this.namedLots(lots ?? [], from))
      if (open.units > 0) carry(lot, least(chosen, open));
    for (let lot = from.first(); open.units > 0 && lot !== undefined; lot = from.first()) carry(lot, open);
    if (open.units > 0)
      this.sink.ask({
        kind: 'missing-basis',
        text: `${open} ${asset} went from ${account} to ${toAccount} on ${isoOf(at)} without having been acquired in ${account}: they arrive without lots, and selling them there finds no basis`,
      });
  }

  split({ asset, ratio }: SplitUnits): void {
    this.finish();
    this.settings.places.split(asset, ratio);
    this.settings.washSales?.split(asset, ratio);
  }

  claim(claimed: Claimed): void {
    noteClaimWithoutPool(claimed, this.sink);
  }

  advanceTo(): void {
    this.finish();
  }

  finish(): void {
    this.settings.washSales?.settleBefore(Number.POSITIVE_INFINITY);
  }

  provisional(): Holdings {
    // only sales of the very last instant wait, for others of the same instant
    this.finish();
    return this;
  }

  preview(disposed: Disposed, order: LotOrder = this.settings.order): DisposalRecord {
    return previewOfLots(disposed, {
      lots: [...this.settings.places.queueOf(disposed.asset, disposed.account, disposed.day).open()].sort((a, b) =>
        order.compare(a, b),
      ),
      termOf: this.settings.termOf,
    });
  }

  get openLots(): readonly Lot[] {
    return this.settings.places.lots();
  }

  /** The lots a sale names, where the method uses them and they were named in time. */
  private chosenLots(
    { tx, at, lots, identifiedAt }: Disposed,
    disposal: DisposalRecord,
    queue: LotQueue,
  ): readonly { readonly lot: OpenLot; readonly quantity: Exact }[] {
    if (lots === undefined || !this.settings.order.usesIdentification) return [];
    if (identifiedAt !== undefined && identifiedAt > at) {
      const text = `the lots of "${tx}" were named on ${isoOf(identifiedAt)}, after the sale of ${isoOf(at)}: first in, first out holds instead`;
      disposal.note(text);
      this.sink.ask({ kind: 'late-identification', tx, text });
      return [];
    }
    const found = this.namedLots(lots, queue);
    if (found.length === lots.length) return found;
    const text = `"${tx}" names lots that ${queue.first() === undefined ? 'nothing is' : 'are not'} held of: first in, first out holds for those units`;
    disposal.note(text);
    this.sink.ask({ kind: 'late-identification', tx, text });
    return found;
  }

  private namedLots(
    choices: readonly LotChoice[],
    queue: LotQueue,
  ): { readonly lot: OpenLot; readonly quantity: Exact }[] {
    return choices.flatMap(({ lot: id, quantity }) => {
      let wanted = quantity;
      return queue.named(id).map((lot) => {
        const part = wanted === undefined ? lot.left : least(lot.left, wanted);
        if (wanted !== undefined) wanted = wanted.minus(part);
        return { lot, quantity: part };
      });
    });
  }
}
