import type { Instrument } from '../instrument/index.ts';
import type { FeedState, InstrumentStatus } from '../market/index.ts';
import { type Decimal, Exact, type Integer } from '../money/index.ts';
import type { Order, OrderState, PositionSide, Side } from '../order/index.ts';
import type { OrderFilled } from '../ports/venue.ts';
import type { EpochMs } from '../time/index.ts';

/** What happened to an order of ours. Exact values become decimals when they are read. */
export class Fill {
  readonly kind = 'fill';
  readonly order: Order;
  readonly report: OrderFilled;
  /** Profit it realized before fees, in units of the quote currency's ledger scale. */
  private readonly realizedUnits: Integer;
  private readonly realizedScale: number;

  constructor(order: Order, report: OrderFilled, realizedUnits: Integer, realizedScale: number) {
    this.order = order;
    this.report = report;
    this.realizedUnits = realizedUnits;
    this.realizedScale = realizedScale;
  }

  /** What was traded. */
  get instrument(): Instrument {
    return this.order.request.instrument;
  }
  /** Which way the order traded. */
  get side(): Side {
    return this.order.request.side;
  }
  /** When it happened at the venue. */
  get eventAt(): EpochMs {
    return this.report.eventAt;
  }
  /** When we learned of it. */
  get receivedAt(): EpochMs {
    return this.report.receivedAt;
  }
  /** Whether the order took or made. */
  get liquidity(): 'maker' | 'taker' {
    return this.report.liquidity;
  }
  /** What the fee was charged in; not always quote. */
  get feeCurrency(): string {
    return this.report.feeCurrency;
  }
  /** In quote, as the ledger has it: without making a decimal. */
  get exactPrice(): Exact {
    return new Exact(this.report.price, this.instrument.priceScale);
  }
  /** Base units or contracts, as the ledger has it; never negative. */
  get exactQuantity(): Exact {
    return new Exact(this.report.quantity, this.instrument.quantityScale);
  }
  /** In `feeCurrency`: positive when paid, negative when a rebate. */
  get exactFee(): Exact {
    return this.report.fee;
  }
  /** Profit in quote, before fees; zero where it only opened. */
  get exactRealized(): Exact {
    return new Exact(this.realizedUnits, this.realizedScale);
  }
  /** In quote. */
  get price(): Decimal {
    return this.exactPrice.toDecimal();
  }
  /** Base units or contracts, never negative: `side` carries the direction. */
  get quantity(): Decimal {
    return this.exactQuantity.toDecimal();
  }
  /** In `feeCurrency`: positive when paid, negative when a rebate. */
  get fee(): Decimal {
    return this.report.fee.toDecimal();
  }
  /** In quote, before fees. */
  get realized(): Decimal {
    return this.exactRealized.toDecimal();
  }
}

/** A decision of a strategy, with its reason: what it wanted, before risk and venue had their say. */
export type Decision = {
  readonly kind: 'decision';
  readonly at: EpochMs;
  readonly strategy: string;
  readonly instrument: Instrument;
  readonly action: 'target' | 'order' | 'cancel';
  /** Exposure or quantity of a target, signed quantity of an order; NaN for a cancel. */
  readonly amount: number;
  readonly reason: string;
};

/** An expected "no", with who said it and why. */
export type Refusal = {
  readonly kind: 'refusal';
  readonly at: EpochMs;
  readonly strategies: readonly string[];
  readonly instrument: Instrument;
  /** The rule, `venue`, or `trader`. */
  readonly by: string;
  readonly code: string;
  readonly reason: string;
};

/** Opposed targets of two strategies that met inside, without an order of their own. */
export type InternalCross = {
  readonly kind: 'internal-cross';
  readonly at: EpochMs;
  readonly instrument: Instrument;
  readonly price: number;
  readonly quantity: number;
  readonly strategies: readonly string[];
};

/** Something a person should know, such as a command carried out or refused (then with its error's code). */
export type Notice = { readonly kind: 'notice'; readonly at: EpochMs; readonly text: string; readonly code?: string };

/** How the trader stands to commands: only a running one opens positions. */
export type TraderMode = 'running' | 'paused' | 'stopped';

/** A command changed how the trader stands: who gave it, and why. */
export type ModeChanged = {
  readonly kind: 'mode-changed';
  readonly at: EpochMs;
  readonly mode: TraderMode;
  readonly who: string;
  readonly why: string;
};

/** The large steps in a trader's life. */
export type Lifecycle =
  | { readonly kind: 'started' | 'ended'; readonly at: EpochMs }
  | ModeChanged
  | InstrumentStatus
  | FeedState;

/** An order as it stood right after a change: it will change again, this will not. */
export type OrderChanged = {
  readonly kind: 'order-changed';
  readonly at: EpochMs;
  readonly order: Order;
  readonly state: OrderState;
  /** Base units or contracts filled so far. */
  readonly filled: Exact;
  /** Why it ended; empty while it lives or when it filled. */
  readonly endReason: string;
};

/** The account's position after a change: signed base units or contracts, and its average entry price while it is open. */
export type PositionChanged = {
  readonly kind: 'position-changed';
  readonly at: EpochMs;
  readonly instrument: Instrument;
  readonly side: PositionSide;
  readonly quantity: Exact;
  readonly averagePrice: number | undefined;
};

/** The account's value at an instant, in the reporting currency; `flow` came from outside and is part of it. */
export type EquityPoint = {
  readonly kind: 'equity';
  readonly at: EpochMs;
  readonly equity: number;
  readonly flow: number;
};

/** A funding payment booked: positive when paid, in the instrument's quote currency. */
export type FundingPaid = {
  readonly kind: 'funding-paid';
  readonly at: EpochMs;
  readonly instrument: Instrument;
  readonly rate: number;
  readonly mark: number;
  readonly paid: Exact;
};

/** What a short position cost to borrow, after it was booked: positive, in `currency`. */
export type BorrowPaid = {
  readonly kind: 'borrow-paid';
  readonly at: EpochMs;
  readonly instrument: Instrument;
  readonly amount: Exact;
  readonly currency: string;
};

/** Why something did or did not happen, told only while tracing. */
export type TraceNote = {
  readonly at: EpochMs;
  readonly strategy: string;
  readonly instrument: string;
  readonly note: string;
};
