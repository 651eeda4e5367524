import { type Currency, type EpochMs, type Exact, isoOf } from '@rxtrade/core';
import { least, shareOf, signOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { LotPlaces } from '../lots/lot-places.ts';
import type { OpenLot } from '../lots/open-lot.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { MatchRecord } from '../result/match-record.ts';
import type { HoldingsSink } from './holdings.ts';
import { WalkedList } from './walked-list.ts';

/** A loss that a purchase may still take back. */
type OpenLoss = {
  readonly disposal: DisposalRecord;
  readonly match: MatchRecord;
  readonly loss: Exact;
  /** Units of the match, and those not replaced yet; splits change both. */
  whole: Exact;
  open: Exact;
};

/** Lots that one purchase may replace units with: its fills, and the parts of them that went to other accounts. */
type Purchase = {
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly lots: WalkedList<{ readonly lot: OpenLot; readonly account: string }>;
};

/** What the rule needs to know of its surroundings. */
export type WashSaleSettings = {
  readonly windowDays: number;
  readonly places: LotPlaces;
  readonly appliesOn: (day: LocalDay) => boolean;
  readonly yearOf: (day: LocalDay) => string;
  readonly sink: HoldingsSink;
};

/**
 * Wash sales (26 USC 1091; Treas. Reg. 1.1091-1, -2): a loss on units that are bought again within 30 days either side is
 * not allowed now. It goes into the basis of the replacing units, which also take over the days the old ones were held.
 * Replacements are used in the order they were bought, each unit once, and only while it is held; what is left of the lot
 * that was sold replaces nothing (Rev. Rul. 56-602).
 */
export class WashSales {
  private readonly settings: WashSaleSettings;
  private readonly purchases = new Map<Currency, WalkedList<Purchase>>();
  private readonly losses = new Map<Currency, WalkedList<OpenLoss>>();
  private unsettled: DisposalRecord[] = [];

  constructor(settings: WashSaleSettings) {
    this.settings = settings;
  }

  /** Takes in a sale. It is judged with the others of its instant, as fills of one order are one sale. */
  onSale(disposal: DisposalRecord): void {
    this.settleBefore(disposal.at);
    if (this.settings.appliesOn(disposal.day)) this.unsettled.push(disposal);
  }

  /** Judges the sales that are older than `at`. */
  settleBefore(at: EpochMs): void {
    const [first] = this.unsettled;
    if (first === undefined || first.at >= at) return;
    for (const disposal of this.unsettled) this.lookBack(disposal);
    this.unsettled = [];
  }

  /** Units bought before the sale and still held replace those sold. */
  private lookBack(disposal: DisposalRecord): void {
    const { asset, day } = disposal;
    for (const match of disposal.matches) {
      if (signOf(match.gain) >= 0 || match.lot === undefined) continue;
      const loss: OpenLoss = {
        disposal,
        match,
        loss: match.gain.negated(),
        whole: match.quantity,
        open: match.quantity,
      };
      this.useHeld(loss, day);
      if (loss.open.units > 0) listOf(this.losses, asset).push(loss);
    }
  }

  /** Lets units that were bought before the sale and are still held replace those sold. */
  private useHeld(loss: OpenLoss, day: LocalDay): void {
    const { places, windowDays } = this.settings;
    listOf(this.purchases, loss.disposal.asset).walk((purchase) => {
      if (loss.open.units === 0) return 'stop';
      if (purchase.day < day - windowDays) return 'leave';
      // what is left of the purchase that was sold replaces nothing; its fills are one purchase
      if (purchase.at === loss.match.acquiredAt) return 'stay';
      purchase.lots.walk(({ lot, account }) => {
        if (loss.open.units === 0) return 'stop';
        if (!lot.isEmpty) places.add(this.replace(loss, lot), account, day);
        return lot.isEmpty ? 'leave' : 'stop';
      });
      return purchase.lots.isEmpty ? 'leave' : 'stay';
    });
  }

  /** Looks ahead, once the purchase has come: the parts it falls into, those that replace units sold first. */
  onPurchase(lot: OpenLot, account: string): readonly OpenLot[] {
    if (!this.settings.appliesOn(lot.acquiredDay)) return [lot];
    this.settleBefore(lot.acquiredAt);
    const parts: OpenLot[] = [];
    listOf(this.losses, lot.asset).walk((loss) => {
      if (lot.isEmpty) return 'stop';
      if (loss.disposal.day < lot.acquiredDay - this.settings.windowDays) return 'leave';
      parts.push(this.replace(loss, lot));
      this.reportRevision(loss, lot);
      return loss.open.units === 0 ? 'leave' : 'stop';
    });
    if (lot.isEmpty) return parts;
    this.bought(lot, account);
    return [...parts, lot];
  }

  /** Whether lots are followed on that day wherever they go, as they may replace units sold at a loss. */
  isWatching(day: LocalDay): boolean {
    return this.settings.appliesOn(day);
  }

  /** A lot went to another account in part or whole. */
  movedTo(account: string, part: OpenLot, day: LocalDay): void {
    if (!part.isReplacement && part.acquiredDay >= day - this.settings.windowDays) this.bought(part, account);
  }

  split(asset: Currency, ratio: Exact): void {
    listOf(this.losses, asset).each((loss) => {
      loss.whole = times(loss.whole, ratio);
      loss.open = times(loss.open, ratio);
    });
  }

  private bought(lot: OpenLot, account: string): void {
    const purchases = listOf(this.purchases, lot.asset);
    const { acquiredAt: at, acquiredDay: day } = lot;
    purchases.walk((old) => (old.day < day - this.settings.windowDays ? 'leave' : 'stop'));
    let purchase = purchases.last;
    if (purchase?.at !== at) {
      purchase = { at, day, lots: new WalkedList() };
      purchases.push(purchase);
    }
    purchase.lots.push({ lot, account });
  }

  /** Lets part of a lot replace part of a match, and gives the part. */
  private replace(loss: OpenLoss, lot: OpenLot): OpenLot {
    const { disposal, match } = loss;
    const quantity = least(lot.left, loss.open);
    const taken = takenBack(loss);
    loss.open = loss.open.minus(quantity);
    const amount = takenBack(loss).minus(taken);
    const heldDays = disposal.day - (match.holdingFrom ?? match.acquiredDay ?? disposal.day);
    const part = lot.cut(quantity, { added: amount, holdingFrom: lot.acquiredDay - heldDays });
    // the rest of the lot comes after the part that was cut from it
    lot.sequence += 1;
    match.disallow({ lot: lot.id, quantity, amount });
    disposal.disallow(amount);
    this.settings.sink.disallowed(disposal, amount, match.term);
    return part;
  }

  private reportRevision({ disposal }: OpenLoss, lot: OpenLot): void {
    const year = this.settings.yearOf(disposal.day);
    if (year === this.settings.yearOf(lot.acquiredDay)) return;
    this.settings.sink.ask({
      kind: 'revised-year',
      tx: disposal.tx,
      text: `the purchase "${lot.id}" of ${isoOf(lot.acquiredAt)} takes back part of the loss of "${disposal.tx}", which changes ${year} (26 USC 1091)`,
    });
  }
}

/** How much of a loss is taken back, by the units replaced so far: parts add up to the whole. */
function takenBack({ loss, whole, open }: OpenLoss): Exact {
  return open.units === 0 ? loss : whole.compare(open) === 0 ? zero : shareOf(loss, whole.minus(open), whole);
}

function listOf<Item>(lists: Map<Currency, WalkedList<Item>>, asset: Currency): WalkedList<Item> {
  let list = lists.get(asset);
  if (list === undefined) {
    list = new WalkedList();
    lists.set(asset, list);
  }
  return list;
}
