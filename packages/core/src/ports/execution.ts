import type { Instrument } from '../instrument/index.ts';
import type { MarketEvent } from '../market/index.ts';
import type { Order, OrderPlan } from '../order/index.ts';
import type { Fill } from '../trader/facts.ts';

/** What an execution algorithm may ask and do for the order it works on. Every child passes the gate. */
export interface ExecutionContext {
  /** What the strategy asked for, whole. */
  readonly plan: OrderPlan;
  /** Cash of a currency that no live order has reserved, as a float. */
  cash(currency: string): number;
  /** The account's value in the reporting currency, as a float. */
  equity(): number;
  /** Signed quantity the strategy holds. */
  position(instrument: Instrument): number;
  /** The fee of a taker fill, as a rate of its notional. */
  feeRate(): number;
  /** What a unit of the plan's quote currency is worth in the reporting currency; NaN while it cannot be told. */
  quoteRate(): number;
  /** An order as it stands, by its number: how a child ended, also one that never filled. */
  order(number: number): Order | undefined;
  /** Sends a child order; zero when it was refused. */
  send(plan: OrderPlan): number;
  /** Cancels a live child; one that has ended is left alone. */
  cancel(order: number, reason: string): void;
  /** Ends the work; what is live stays unless it was cancelled. */
  done(): void;
}

/** One order being worked. */
export interface Execution {
  /** Sees every market event after the venue has matched against it. Absent where it only reacts to fills. */
  onMarket?(event: MarketEvent): void;
  /** Sees each fill of its children. */
  onFill?(fill: Fill): void;
  /** The strategy asked to stop; children should be cancelled. */
  cancel(reason: string): void;
}

/** How an order is worked: at once (the default), over time, or when the price is known. */
export interface ExecutionAlgorithm {
  /** Stands beside its orders in reports. */
  readonly name: string;
  /** True when it needs `bar-opened` events. */
  readonly needsBarOpened: boolean;
  /** Begins to work one order; called in the step in which the strategy asks for it. */
  start(context: ExecutionContext): Execution;
}
