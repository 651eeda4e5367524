import {
  type Approved,
  assertApproved,
  type EpochMs,
  type FinishPrice,
  type MarketEvent,
  type OrderRequest,
  type Venue,
  type VenueCapabilities,
  type VenueReport,
} from '@rxtrade/core';
import { WorkingOrder } from '../matching/index.ts';
import type { InstrumentBook } from './instrument-book.ts';
import { Matcher } from './matcher.ts';
import { OrderRegister } from './order-register.ts';
import { modelsOf, type SimulationModels } from './simulation-models.ts';

/** The models it charges and fills by, each with a careful default, its name, and the seed of its random numbers. */
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
 * A venue that matches against the market data themselves: bars, their openings, trades and quotes.
 *
 * An order never trades on the event it was decided on: it waits for the next one, and takes part in a bar from its open
 * only if it was sent by then. With bars alone a latency shorter than a bar is slippage, a longer one is waited for;
 * with trades and quotes every latency is, by cancels too.
 *
 * Its limits: an order fills whole, however much was shown there, since the volume of trades, quotes and bars is not
 * used up; it moves no price; acknowledgments come at once. Books and funding are not matched against.
 */
export class SimulatedVenue implements Venue {
  readonly name: string;
  readonly capabilities = capabilities;
  readonly models: SimulationModels;
  private readonly register: OrderRegister;
  private readonly matcher: Matcher;

  /** @throws E011 for a seed that is not a whole number. */
  constructor(settings: SimulatedVenueSettings = {}) {
    this.name = settings.name ?? 'simulated';
    this.models = modelsOf(settings);
    this.register = new OrderRegister(this.models, settings.seed ?? 0);
    this.matcher = new Matcher(this.register);
  }

  submit(approved: Approved<OrderRequest>, at: EpochMs): void {
    assertApproved(approved);
    const { register } = this;
    const activeAt = at + this.models.latency.delayMs(register.random);
    const order = new WorkingOrder(approved.value, { sentAt: at, activeAt });
    register.add(register.bookOf(order.instrument), order, { eventAt: at, receivedAt: at });
    register.playKnown(order.instrument, { eventAt: at, receivedAt: at });
  }

  cancel(number: number, at: EpochMs): void {
    const { register } = this;
    const order = register.find(number);
    // it may have filled while the cancel was being decided on
    if (order === undefined) return;
    const delayMs = this.models.latency.delayMs(register.random);
    if (delayMs < shortestSeen(register.bookOf(order.instrument)))
      register.cancel(order, { eventAt: at, receivedAt: at }, 'as asked');
    else order.cancelAt = Math.min(order.cancelAt, at + delayMs);
  }

  takeReport(): VenueReport | undefined {
    return this.register.takeReport();
  }

  match(event: MarketEvent): void {
    if (event.kind !== 'bar' && 'instrument' in event) this.register.playKnown(event.instrument, event);
    switch (event.kind) {
      case 'bar':
        this.matcher.bar(event);
        break;
      case 'bar-opened':
        this.matcher.opening(event);
        break;
      case 'trade':
        this.matcher.trade(event);
        break;
      case 'quote':
        this.matcher.quote(event);
        break;
      case 'split':
        this.register.split(event);
        break;
      default:
        break;
    }
  }

  finish(price: FinishPrice, at: EpochMs): void {
    for (const { instrument } of this.register.books.values())
      this.register.playKnown(instrument, { eventAt: at, receivedAt: at });
    this.matcher.finish(price, { eventAt: at, receivedAt: at });
  }
}

/** The shortest time the data can tell: a millisecond with trades and quotes, else a bar. */
function shortestSeen(book: InstrumentBook): number {
  return book.hasMoments ? 1 : (book.lastBar?.intervalMs ?? Number.POSITIVE_INFINITY);
}
