import {
  type Approved,
  assertApproved,
  type Bar,
  type BarOpened,
  type EpochMs,
  Exact,
  type FinishPrice,
  type Instrument,
  type MarketEvent,
  type OrderRequest,
  SeededRandom,
  type Venue,
  type VenueCapabilities,
  type VenueReport,
} from '@rxtrade/core';
import { type BarRange, type FillModel, type Match, standardFills, WorkingOrder } from '../matching/index.ts';
import {
  constantLatency,
  type FeeModel,
  type FillContext,
  fixedSlippage,
  fixedSpread,
  instrumentFees,
  type LatencyModel,
  type SlippageModel,
  type SpreadModel,
} from '../models/index.ts';
import { InstrumentBook } from './instrument-book.ts';

/** What a simulated venue charges and how it fills. Every default costs something, as a real venue does. */
export type SimulationModels = {
  readonly fees: FeeModel;
  readonly slippage: SlippageModel;
  readonly spread: SpreadModel;
  readonly latency: LatencyModel;
  readonly fills: FillModel;
};

export type SimulatedVenueSettings = Partial<SimulationModels> & { readonly name?: string; readonly seed?: number };

const capabilities: VenueCapabilities = {
  orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
  brackets: true,
  oco: true,
  reduceOnly: true,
  postOnly: true,
  hedgeMode: true,
};

/**
 * A venue that matches against the market data themselves. An order never trades on the event it was decided on: it
 * waits for the next one, and takes part in a bar from its open only if it was there by then.
 */
export class SimulatedVenue implements Venue {
  readonly name: string;
  readonly capabilities = capabilities;
  readonly models: SimulationModels;
  private readonly random: SeededRandom;
  private readonly books = new Map<Instrument, InstrumentBook>();
  private readonly byNumber = new Map<number, WorkingOrder>();
  private readonly reports: VenueReport[] = [];
  private taken = 0;
  private lastInstrument: Instrument | undefined;
  private lastBook: InstrumentBook | undefined;

  constructor(settings: SimulatedVenueSettings = {}) {
    this.name = settings.name ?? 'simulated';
    this.models = {
      fees: settings.fees ?? instrumentFees(),
      slippage: settings.slippage ?? fixedSlippage(2),
      spread: settings.spread ?? fixedSpread(2),
      latency: settings.latency ?? constantLatency(100),
      fills: settings.fills ?? standardFills(),
    };
    this.random = new SeededRandom(settings.seed ?? 0);
  }

  submit(approved: Approved<OrderRequest>, at: EpochMs): void {
    assertApproved(approved);
    const request = approved.value;
    const order = new WorkingOrder(request, { activeAt: at + this.models.latency.delayMs(this.random) });
    this.acknowledge(order, at, at);
    const book = this.bookOf(request.instrument);
    book.orders.push(order);
    this.byNumber.set(order.number, order);
  }

  cancel(number: number, at: EpochMs): void {
    const order = this.byNumber.get(number);
    if (order !== undefined)
      this.end(order, { kind: 'order-cancelled', order: number, eventAt: at, receivedAt: at, reason: 'as asked' });
  }

  takeReport(): VenueReport | undefined {
    if (this.taken < this.reports.length) return this.reports[this.taken++];
    if (this.taken > 0) {
      this.reports.length = 0;
      this.taken = 0;
    }
    return undefined;
  }

  match(event: MarketEvent): void {
    switch (event.kind) {
      case 'bar':
        this.matchBar(event);
        break;
      case 'bar-opened':
        this.matchOpening(event);
        break;
      case 'trade':
        this.matchMoment(event.instrument, event.price, event.price, event.eventAt, event.receivedAt);
        break;
      case 'quote':
        this.bookOf(event.instrument).hasQuotes = true;
        this.matchMoment(event.instrument, event.ask, event.bid, event.eventAt, event.receivedAt);
        break;
      default:
        break;
    }
  }

  finish(price: FinishPrice, at: EpochMs): void {
    for (const book of this.books.values()) {
      const bar = book.lastBar;
      if (bar === undefined) continue;
      const moment = price === 'open' ? bar.open : bar.close;
      for (const order of [...book.orders])
        if (!order.isDone && !order.isWaiting) this.tryMoment(book, order, moment, moment, at, at);
      book.compact();
    }
  }

  // matching

  private matchBar(bar: Bar): void {
    const book = this.bookOf(bar.series.instrument);
    book.lastBar = bar;
    if (book.orders.length === 0) return;
    const { openAt, closeAt, open } = bar;
    const { intervalMs } = bar;
    this.expire(book, closeAt);
    for (let i = 0; i < book.orders.length; i++) {
      const order = book.orders[i] as WorkingOrder;
      // with bars alone, a delay shorter than the bar is slippage, not time
      if (order.isDone || order.request.decidedAt > openAt || order.activeAt - order.request.decidedAt >= intervalMs)
        continue;
      if (order.triedOpening !== openAt) this.tryOpening(book, order, open, openAt, bar);
    }
    for (let i = 0; i < book.orders.length; i++) {
      const order = book.orders[i] as WorkingOrder;
      if (order.isDone || order.activeAt >= closeAt) continue;
      const isFromOpen = order.request.decidedAt <= openAt && order.activeAt - order.request.decidedAt < intervalMs;
      const seen: BarRange = isFromOpen ? bar : closeOf(bar);
      this.tryRange(book, order, seen, bar);
    }
    book.compact();
  }

  private matchOpening(event: BarOpened): void {
    const book = this.bookOf(event.instrument);
    for (let i = 0; i < book.orders.length; i++) {
      const order = book.orders[i] as WorkingOrder;
      if (
        !order.isDone &&
        order.request.decidedAt <= event.openAt &&
        order.activeAt - order.request.decidedAt < event.intervalMs
      ) {
        this.tryOpening(book, order, event.open, event.openAt, undefined);
      }
    }
    book.compact();
  }

  private tryOpening(
    book: InstrumentBook,
    order: WorkingOrder,
    open: number,
    openAt: EpochMs,
    bar: Bar | undefined,
  ): void {
    order.triedOpening = openAt;
    const receivedAt = bar === undefined ? openAt : bar.closeAt;
    if (!this.tryMoment(book, order, open, open, openAt, receivedAt)) return;
    // what filled at the open has the whole bar before it: its legs take part in the range that follows
    for (const leg of book.wake(order, openAt)) this.register(book, leg, receivedAt);
  }

  private matchMoment(instrument: Instrument, ask: number, bid: number, eventAt: EpochMs, receivedAt: EpochMs): void {
    const book = this.bookOf(instrument);
    this.expire(book, eventAt);
    const { orders } = book;
    const count = orders.length;
    for (let i = 0; i < count; i++) {
      const order = orders[i] as WorkingOrder;
      if (order.isDone || order.activeAt > eventAt) continue;
      if (this.tryMoment(book, order, ask, bid, eventAt, receivedAt))
        for (const leg of book.wake(order, eventAt)) this.register(book, leg, receivedAt);
    }
    if (count > 0) book.compact();
  }

  /** True when it filled. Ends what may not rest. */
  private tryMoment(
    book: InstrumentBook,
    order: WorkingOrder,
    ask: number,
    bid: number,
    eventAt: EpochMs,
    receivedAt: EpochMs,
  ): boolean {
    const match = this.models.fills.atMoment(order, ask, bid);
    const { terms } = order;
    if (match !== undefined && terms.kind === 'limit' && terms.postOnly && match.liquidity === 'taker') {
      this.end(order, {
        kind: 'order-rejected',
        order: order.number,
        eventAt,
        receivedAt,
        code: 'E403',
        reason: `post-only at ${order.limit} would take at ${match.price}`,
      });
      return false;
    }
    if (match !== undefined) return this.fill(book, order, match, undefined, eventAt, receivedAt);
    order.trail(bid, ask);
    if (!order.isWaiting) order.isResting = true;
    if (terms.timeInForce.kind === 'ioc' || terms.timeInForce.kind === 'fok') {
      this.end(order, {
        kind: 'order-expired',
        order: order.number,
        eventAt,
        receivedAt,
        reason: 'could not fill at once',
      });
    }
    return false;
  }

  private tryRange(book: InstrumentBook, order: WorkingOrder, seen: BarRange, bar: Bar): void {
    const match = this.models.fills.inRange(order, seen);
    if (match === undefined) {
      if (!order.isWaiting) order.isResting = true;
      return;
    }
    // when in the bar is not known: its last millisecond is the latest it can have been
    const filledAt = bar.closeAt - 1;
    if (!this.fill(book, order, match, bar, filledAt, bar.closeAt)) return;
    const legs = book.wake(order, filledAt);
    if (legs.length === 0) return;
    for (const leg of legs) this.register(book, leg, bar.closeAt);
    const phase = this.models.fills.legPhase(false, order, legs, bar);
    if (phase === 'next-bar') return;
    const left = phase === 'from-open' ? bar : closeOf(bar);
    for (const leg of legs) {
      const hit = leg.isDone ? undefined : this.models.fills.inRange(leg, left);
      if (hit !== undefined) this.fill(book, leg, hit, bar, filledAt, bar.closeAt);
    }
  }

  // what becomes of orders

  private fill(
    book: InstrumentBook,
    order: WorkingOrder,
    match: Match,
    bar: Bar | undefined,
    eventAt: EpochMs,
    receivedAt: EpochMs,
  ): boolean {
    const { request, instrument } = order;
    const quantity = request.reduceOnly ? book.reducible(order) : order.remaining;
    if (quantity <= 0) {
      this.end(order, {
        kind: 'order-cancelled',
        order: order.number,
        eventAt,
        receivedAt,
        reason: 'E404: the position is closed',
      });
      return false;
    }
    const exactQuantity = new Exact(quantity, instrument.quantityScale);
    const price = this.priceOf(order, match, exactQuantity.toFloat(), bar, eventAt, book.hasQuotes);
    const exactPrice = new Exact(price, instrument.priceScale);
    const { amount, currency } = this.models.fees.feeOf({
      instrument,
      side: request.side,
      liquidity: match.liquidity,
      quantity: exactQuantity,
      price: exactPrice,
      notional: new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale),
      at: eventAt,
    });
    const slippage = (exactPrice.toFloat() - match.price) * (order.isBuy ? 1 : -1);
    order.remaining = 0;
    order.isDone = true;
    book.filled(request, quantity);
    this.byNumber.delete(order.number);
    this.reports.push({
      kind: 'order-filled',
      order: order.number,
      eventAt,
      receivedAt,
      price,
      quantity,
      fee: amount,
      feeCurrency: currency,
      liquidity: match.liquidity,
      slippage,
    });
    if (quantity < request.quantity) {
      this.reports.push({
        kind: 'order-cancelled',
        order: order.number,
        eventAt,
        receivedAt,
        reason: 'reduced to the position',
      });
    }
    this.endSiblings(book, order, eventAt, receivedAt);
    return true;
  }

  /** What it really trades at: takers pay half the spread and slippage, rounded to the tick against them. */
  private priceOf(
    order: WorkingOrder,
    match: Match,
    quantity: number,
    bar: Bar | undefined,
    at: EpochMs,
    hasQuotes: boolean,
  ) {
    const { instrument, isBuy } = order;
    if (match.liquidity === 'maker') return instrument.tickUnits(match.price, isBuy ? 'floor' : 'ceil', at);
    const context: FillContext = {
      instrument,
      side: order.request.side,
      quantity,
      reference: match.price,
      at,
      volume: bar?.volume ?? 0,
      high: bar?.high ?? match.price,
      low: bar?.low ?? match.price,
      random: this.random,
    };
    const rate = (hasQuotes ? 0 : this.models.spread.rate(context) / 2) + this.models.slippage.rate(context);
    const worse = match.price * (isBuy ? 1 + rate : 1 - rate);
    const bounded = Number.isNaN(order.limit)
      ? worse
      : isBuy
        ? Math.min(worse, order.limit)
        : Math.max(worse, order.limit);
    return instrument.tickUnits(bounded, isBuy ? 'ceil' : 'floor', at);
  }

  private endSiblings(book: InstrumentBook, filled: WorkingOrder, eventAt: EpochMs, receivedAt: EpochMs): void {
    if (filled.role === 'order' && filled.request.ocoGroup === 0) return;
    for (const other of book.orders) {
      if (other === filled || other.isDone) continue;
      const isSibling =
        filled.role !== 'order'
          ? other.parent === filled.parent && other.role !== 'order'
          : other.request.ocoGroup === filled.request.ocoGroup;
      if (isSibling)
        this.end(other, {
          kind: 'order-cancelled',
          order: other.number,
          eventAt,
          receivedAt,
          reason: `order ${filled.number} filled`,
        });
    }
  }

  private expire(book: InstrumentBook, at: EpochMs): void {
    for (const order of book.orders) {
      const { timeInForce } = order.terms;
      if (!order.isDone && timeInForce.kind === 'gtd' && timeInForce.expiresAt < at) {
        this.end(order, {
          kind: 'order-expired',
          order: order.number,
          eventAt: timeInForce.expiresAt,
          receivedAt: at,
          reason: 'good till date is over',
        });
      }
    }
  }

  private register(book: InstrumentBook, leg: WorkingOrder, receivedAt: EpochMs): void {
    book.orders.push(leg);
    this.byNumber.set(leg.number, leg);
    this.acknowledge(leg, leg.activeAt, receivedAt);
  }

  private acknowledge(order: WorkingOrder, eventAt: EpochMs, receivedAt: EpochMs): void {
    this.reports.push({ kind: 'order-acknowledged', order: order.number, eventAt, receivedAt });
  }

  private end(order: WorkingOrder, report: VenueReport): void {
    order.isDone = true;
    this.byNumber.delete(order.number);
    this.reports.push(report);
  }

  private bookOf(instrument: Instrument): InstrumentBook {
    if (instrument === this.lastInstrument) return this.lastBook as InstrumentBook;
    let book = this.books.get(instrument);
    if (book === undefined) {
      book = new InstrumentBook();
      this.books.set(instrument, book);
    }
    this.lastInstrument = instrument;
    this.lastBook = book;
    return book;
  }
}

function closeOf(bar: BarRange): BarRange {
  const { close } = bar;
  return { open: close, high: close, low: close, close };
}
