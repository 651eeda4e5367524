import {
  type AccountTransfer,
  type Approved,
  assertApproved,
  type Bar,
  type EpochMs,
  type FinishPrice,
  type MarketEvent,
  type OrderRequest,
  type Venue,
  type VenueCapabilities,
  type VenueReport,
} from '@rxtrade/core';
import type { LiquidationStyle, VenueAccount, VenueAccountSettings } from '../margin/index.ts';
import { WorkingOrder } from '../matching/index.ts';
import type { Watching } from '../models/index.ts';
import { BarMatcher } from './bar-matcher.ts';
import type { BookTrouble } from './book-troubles.ts';
import { BorrowDesk } from './borrow-desk.ts';
import { DepthMatcher } from './depth-matcher.ts';
import { FillDesk } from './fill-desk.ts';
import type { InstrumentBook } from './instrument-book.ts';
import { KnownOrders } from './known-orders.ts';
import { MomentMatcher } from './moment-matcher.ts';
import { OrderRegister } from './order-register.ts';
import type { ReportQueue } from './report-queue.ts';
import { modelsOf, type SimulationModels } from './simulation-models.ts';
import { Trials } from './trials.ts';

/** The models it charges and fills by, each with a careful default, its name, and the seed of its random numbers. */
export type SimulatedVenueSettings = Partial<SimulationModels> & {
  readonly name?: string;
  readonly seed?: number;
  /** The account it holds to its margin; without one nothing is refused for lack of it, and nothing is liquidated. */
  readonly account?: VenueAccountSettings;
  /** How much of a position a liquidation closes; all of it when absent. */
  readonly liquidation?: LiquidationStyle;
};

const capabilities: VenueCapabilities = {
  orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
  brackets: true,
  oco: true,
  reduceOnly: true,
  postOnly: true,
  hedgeMode: true,
};

/**
 * A venue that matches against the market data themselves: bars, their openings, trades, quotes and order books.
 *
 * An order never trades on the event it was decided on: it waits for the next one, and takes part in a bar from its open
 * only if it was sent by then. With bars alone a latency shorter than a bar is slippage, a longer one is waited for;
 * with trades and quotes every latency is, by cancels too.
 *
 * Where there is an order book, takers walk it, and who rests has a place in the queue. What our orders took is gone,
 * and only what comes later is new. Its limits: no order changes what others do; acknowledgments come at once.
 *
 * Where it knows the account, contracts are held to their margin: an order that lacks it is canceled with E004, and what
 * the margin no longer carries is liquidated. What is delisted is closed at its last price.
 */
export class SimulatedVenue implements Venue {
  readonly name: string;
  readonly capabilities = capabilities;
  readonly models: SimulationModels;
  private readonly register: OrderRegister;
  private readonly reports: ReportQueue;
  /** Models that learn from bars. */
  private readonly watchers: readonly Watching[];
  private readonly known: KnownOrders;
  private readonly bars: BarMatcher;
  private readonly moments: MomentMatcher;
  private readonly depths: DepthMatcher;
  private readonly borrow: BorrowDesk | undefined;

  /** @throws E011 for a seed that is not a whole number, E012, E014 or E070 for an account that cannot be. */
  constructor(settings: SimulatedVenueSettings = {}) {
    this.name = settings.name ?? 'simulated';
    this.models = modelsOf(settings);
    this.register = new OrderRegister(this.models, settings);
    this.reports = this.register.reports;
    const { slippage, spread } = this.models;
    this.watchers = [slippage, spread].filter((model) => model.onBar !== undefined);
    const fills = new FillDesk(this.register);
    this.known = new KnownOrders(this.register, fills);
    const trials = new Trials(this.register, fills);
    this.bars = new BarMatcher(this.register, trials, this.known);
    this.moments = new MomentMatcher(this.register, fills, trials);
    this.depths = new DepthMatcher(this.register, fills, trials);
    const { borrow } = this.models;
    this.borrow = borrow.everyMs === Number.POSITIVE_INFINITY ? undefined : new BorrowDesk(borrow, this.register);
  }

  /** The venue's own books of the account, where it holds it to its margin. To be read, never written. */
  get account(): VenueAccount | undefined {
    return this.register.margin?.account;
  }

  /** What was wrong with the order books it was shown, oldest first: nothing filled on them in the meantime. */
  get troubles(): readonly BookTrouble[] {
    return this.register.troubles.all;
  }

  submit(approved: Approved<OrderRequest>, at: EpochMs): void {
    assertApproved(approved);
    const { register } = this;
    const { latency, rejects } = this.models;
    const activeAt = at + latency.delayMs(register.random, at);
    const order = new WorkingOrder(approved.value, { sentAt: at, activeAt });
    const { instrument } = order;
    const refusal = rejects.reasonFor(approved.value, register.random);
    if (refusal !== undefined) {
      register.reject(order, { eventAt: at, receivedAt: at }, 'E409', refusal);
      return;
    }
    const book = register.bookOf(instrument);
    if (!book.isDelisted) register.add(book, order, at);
    else register.reject(order, { eventAt: at, receivedAt: at }, 'E074', `${instrument.id} is delisted`);
    if (this.known.isAny) this.known.play(instrument, { eventAt: at, receivedAt: at });
  }

  cancel(number: number, at: EpochMs): void {
    const { register } = this;
    const order = register.find(number);
    // it may have filled while the cancel was being decided on
    if (order === undefined) return;
    const delayMs = this.models.latency.delayMs(register.random, at);
    if (delayMs < shortestSeen(register.bookOf(order.instrument)))
      register.cancel(order, { eventAt: at, receivedAt: at }, 'as asked');
    else order.cancelAt = Math.min(order.cancelAt, at + delayMs);
  }

  takeReport(): VenueReport | undefined {
    return this.reports.take();
  }

  transfer(transfer: AccountTransfer): void {
    this.register.margin?.account.transfer(transfer);
  }

  match(event: MarketEvent): void {
    if (event.kind === 'bar') this.matchBar(event);
    else this.matchOther(event);
  }

  /** Apart from what there is little of, so that engines compile it for bars alone. */
  private matchBar(bar: Bar): void {
    if (this.borrow !== undefined) this.borrow.upTo(bar.instrument, bar.openAt, bar.receivedAt);
    this.bars.bar(bar);
    if (this.watchers.length > 0) this.show(bar);
  }

  private show(bar: Bar): void {
    for (const watcher of this.watchers) watcher.onBar?.(bar);
  }

  private matchOther(event: Exclude<MarketEvent, Bar>): void {
    if (event.instrument !== undefined) {
      this.borrow?.upTo(event.instrument, event.eventAt, event.receivedAt);
      this.known.play(event.instrument, event);
    }
    switch (event.kind) {
      case 'bar-opened':
        this.bars.opening(event);
        break;
      case 'trade':
        this.moments.trade(event);
        break;
      case 'quote':
        this.moments.quote(event);
        break;
      case 'book-snapshot':
      case 'book-delta':
        this.depths.update(event);
        break;
      case 'split':
        this.register.split(event);
        break;
      case 'dividend':
        this.register.acts.payDividend(event);
        break;
      case 'funding':
        this.register.margin?.account.fund(event);
        break;
      case 'mark-price':
        this.register.bookOf(event.instrument).margin?.markPrice(event.price, event);
        break;
      case 'instrument-status':
        this.register.acts.setStatus(event);
        break;
      default:
        break;
    }
  }

  finish(price: FinishPrice, at: EpochMs): void {
    for (const { instrument } of this.register.books.values())
      this.known.play(instrument, { eventAt: at, receivedAt: at });
    this.bars.finish(price, { eventAt: at, receivedAt: at });
  }
}

/** The shortest time the data can tell: a millisecond with trades, quotes and books, else a bar. */
function shortestSeen(book: InstrumentBook): number {
  return book.hasMoments || book.depth !== undefined ? 1 : (book.lastBar?.intervalMs ?? Number.POSITIVE_INFINITY);
}
