import {
  absoluteInteger,
  addInteger,
  Bar,
  type BarSeries,
  type EpochMs,
  Exact,
  type Instrument,
  type Integer,
  multiplyInteger,
  negateInteger,
  type OrderRequest,
  type PositionSide,
  type Quote,
} from '@rxtrade/core';
import type { InstrumentMargin } from '../margin/index.ts';
import { WorkingOrder } from '../matching/index.ts';
import type { BookCondition, OrderBook } from '../order-book/index.ts';
import { Pool, type VolumeModel } from '../volume/index.ts';

const sides: readonly PositionSide[] = ['net', 'long', 'short'];

/** One instrument at the simulated venue: live orders, the latest prices, and the positions reduce-only looks at. */
export class InstrumentBook {
  readonly instrument: Instrument;
  /** There where its positions need margin. */
  readonly margin: InstrumentMargin | undefined;
  /** Oldest first. */
  readonly orders: WorkingOrder[] = [];
  /** Whose turn it was after this one last time: most often it is the next one again. */
  following: InstrumentBook | undefined = undefined;
  /** The latest quote, or the latest trade where there are no quotes; NaN before the first. */
  ask = Number.NaN;
  bid = Number.NaN;
  /** When the latest trade happened; before all time where there was none. */
  tradedAt: EpochMs = Number.NEGATIVE_INFINITY;
  /** True once quotes came: the spread is in the data. */
  isQuoted = false;
  /** When the latest trade, quote or sound book was seen to be; NaN before the first. */
  momentAt: EpochMs = Number.NaN;
  /** True once the venue has delisted it: it takes no more orders. */
  isDelisted = false;
  /** The order book, once any of it came, and what could last be said of it. */
  depth: OrderBook | undefined = undefined;
  condition: BookCondition = 'stale';
  /** Which bar was the last. Not the bar itself: engines note each write of what is new into what is old. */
  private lastSeries: BarSeries | undefined = undefined;
  private lastIndex = 0;
  private bidQuantity = Number.NaN;
  private askQuantity = Number.NaN;
  /** What is left of either side of the quote, once any of it was asked for. */
  private bidPool: Pool | undefined = undefined;
  private askPool: Pool | undefined = undefined;
  private readonly held: Record<PositionSide, Integer> = { net: 0, long: 0, short: 0 };

  constructor(instrument: Instrument, margin?: InstrumentMargin) {
    this.instrument = instrument;
    this.margin = margin;
  }

  /** True once trades or quotes came: time within a bar can be told. */
  get hasMoments(): boolean {
    return !Number.isNaN(this.ask);
  }

  get lastBar(): Bar | undefined {
    return this.lastSeries === undefined ? undefined : new Bar(this.lastSeries, this.lastIndex);
  }

  /** Takes a bar that has closed. */
  see({ series, index }: Bar): void {
    this.lastSeries = series;
    this.lastIndex = index;
  }

  /** The latest price seen, of a bar's close, a trade, or the middle of a quote; NaN before the first. */
  get lastPrice(): number {
    const { lastBar } = this;
    const isBarLater = lastBar !== undefined && !(this.momentAt >= lastBar.closeAt);
    return isBarLater ? lastBar.close : (this.ask + this.bid) / 2;
  }

  /** Signed quantity units held on one side. */
  heldOn(side: PositionSide): Integer {
    return this.held[side];
  }

  /** Forgets what was closed of a side without an order. */
  closed(side: PositionSide, quantity: Integer): void {
    const held = this.held[side];
    this.held[side] = addInteger(held, held > 0 ? negateInteger(quantity) : quantity);
  }

  /** Takes a quote. What we took of a price is gone: what is added there later is new, and another price is. */
  quote({ bid, bidQuantity, ask, askQuantity }: Quote, volume: VolumeModel): void {
    const part = (quantity: number) => volume.ofQuote?.(quantity) ?? quantity;
    if (bid !== this.bid) this.bidPool = undefined;
    else this.bidPool?.follow(part(this.bidQuantity), part(bidQuantity));
    if (ask !== this.ask) this.askPool = undefined;
    else this.askPool?.follow(part(this.askQuantity), part(askQuantity));
    this.isQuoted = true;
    this.bid = bid;
    this.ask = ask;
    this.bidQuantity = bidQuantity;
    this.askQuantity = askQuantity;
  }

  /** What is left for us of the side that a buyer or a seller takes from, of which we may have what `volume` says. */
  quotedPool(isBuy: boolean, volume: VolumeModel): Pool | undefined {
    if (volume.ofQuote === undefined) return undefined;
    if (isBuy) {
      this.askPool ??= new Pool(volume.ofQuote(this.askQuantity));
      return this.askPool;
    }
    this.bidPool ??= new Pool(volume.ofQuote(this.bidQuantity));
    return this.bidPool;
  }

  /** How much an order may trade now: what remains of it, and of a reduce-only one what the position has room for. */
  room(order: WorkingOrder): Integer {
    return order.request.reduceOnly ? this.reducible(order) : order.remaining;
  }

  /**
   * What the data show at a resting order's price, on its own side: of a book, or of the best bid and ask. NaN where they
   * do not reach so deep.
   */
  levelOf({ isBuy, limit }: WorkingOrder): number {
    const { depth } = this;
    if (depth !== undefined)
      return this.condition === 'stale' ? Number.NaN : (isBuy ? depth.bids : depth.asks).quantityAt(limit);
    const best = isBuy ? this.bid : this.ask;
    if (!this.isQuoted || (isBuy ? limit < best : limit > best)) return Number.NaN;
    return limit === best ? (isBuy ? this.bidQuantity : this.askQuantity) : 0;
  }

  filled({ side, positionSide }: OrderRequest, quantity: Integer): void {
    this.held[positionSide] = addInteger(this.held[positionSide], side === 'buy' ? quantity : negateInteger(quantity));
  }

  /**
   * Each share held becomes `ratio` shares; what is finer than the quantity step is paid out, and no longer held. Prices
   * of before say nothing any more.
   */
  split(ratio: string, at: EpochMs): void {
    const by = Exact.of(ratio);
    const step = this.instrument.rulesAt(at).quantityStep.unitsAt(this.instrument.quantityScale);
    const unitsPerStep = BigInt(step) * 10n ** BigInt(by.scale);
    for (const side of sides) {
      const exact = BigInt(multiplyInteger(this.held[side], by.units));
      this.held[side] = multiplyInteger(exact / unitsPerStep, step);
    }
    this.lastSeries = undefined;
    this.ask /= by.toFloat();
    this.bid /= by.toFloat();
    this.depth?.forget();
  }

  /** The legs of an entry of which `quantity` has filled, as orders of their own. They wait at the venue. */
  legsOf({ request, number: parent }: WorkingOrder, quantity: Integer, at: EpochMs): readonly WorkingOrder[] {
    return request.legs.map(
      ({ number, role, terms }) =>
        new WorkingOrder(
          {
            ...request,
            number,
            side: request.side === 'buy' ? 'sell' : 'buy',
            terms,
            reduceOnly: true,
            legs: [],
            ocoGroup: 0,
            decidedAt: at,
          },
          { sentAt: at, activeAt: at, role, parent, quantity },
        ),
    );
  }

  /** Drops orders that have ended, in place. */
  compact(): void {
    let kept = 0;
    for (let i = 0; i < this.orders.length; i++) {
      const order = this.orders[i] as WorkingOrder;
      if (!order.isDone) this.orders[kept++] = order;
    }
    // popped, not cut: an array that is cut gives its memory back, and asks for it again
    while (this.orders.length > kept) this.orders.pop();
  }

  private reducible(order: WorkingOrder): Integer {
    const held = this.held[order.request.positionSide];
    const isReducing = order.isBuy ? held < 0 : held > 0;
    if (!isReducing) return 0;
    const size = absoluteInteger(held);
    const { remaining } = order;
    if (size < remaining) return size;
    return remaining;
  }
}
