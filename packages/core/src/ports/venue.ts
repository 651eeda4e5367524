import type { Observable } from 'rxjs';
import type { Instrument } from '../instrument/index.ts';
import type { EventTimes, MarketEvent } from '../market/index.ts';
import type { Exact, Integer } from '../money/index.ts';
import type { OrderKind, OrderRequest, PositionSide } from '../order/index.ts';
import type { Approved } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';

/** What every report about an order says. */
export type ReportCommon = EventTimes & {
  /** The number of the order it is about. */
  readonly order: number;
};

/** A fill, in the instrument's price and quantity units. `fee` is positive when paid, negative when a rebate. */
export type OrderFilled = ReportCommon & {
  readonly kind: 'order-filled';
  readonly price: Integer;
  readonly quantity: Integer;
  readonly fee: Exact;
  readonly feeCurrency: string;
  readonly liquidity: 'maker' | 'taker';
  /** How much worse than the reference price, in price units as a float; positive is worse. Zero where unknown. */
  readonly slippage: number;
};

/**
 * The venue closed a position, or a part of it, that nobody asked it to close. Price and quantity are in the
 * instrument's units; the quantity is never more than was held on that side.
 */
export type PositionClosed = EventTimes & {
  readonly kind: 'position-closed';
  readonly instrument: Instrument;
  readonly positionSide: PositionSide;
  readonly cause: 'liquidation' | 'delisting';
  readonly price: Integer;
  readonly quantity: Integer;
  /** Positive when paid. */
  readonly fee: Exact;
  readonly feeCurrency: string;
  /** Why, in words, with the figures behind it. */
  readonly reason: string;
};

/** The venue charged what a short position costs to borrow; `amount` is positive, in `currency`. */
export type BorrowCharged = EventTimes & {
  readonly kind: 'borrow-charged';
  readonly instrument: Instrument;
  readonly amount: Exact;
  readonly currency: string;
};

/** What a venue says about an order. `order-unknown` is our side's word for silence: a timeout proves nothing. */
export type OrderReport =
  | (ReportCommon & { readonly kind: 'order-acknowledged' })
  | OrderFilled
  | (ReportCommon & { readonly kind: 'order-cancelled'; readonly reason: string })
  | (ReportCommon & { readonly kind: 'order-expired'; readonly reason: string })
  | (ReportCommon & { readonly kind: 'order-rejected'; readonly code: string; readonly reason: string })
  | (ReportCommon & { readonly kind: 'order-unknown'; readonly reason: string })
  | (ReportCommon & { readonly kind: 'order-absent'; readonly evidence: string });

/** Everything a venue says: about our orders, and what it did to our account by itself. */
export type VenueReport = OrderReport | PositionClosed | BorrowCharged;

/** Money that came in from outside, or went out when negative, as decimal text. */
export type AccountTransfer = { readonly currency: string; readonly amount: string; readonly at: EpochMs };

/** What a venue can do by itself, as data: whoever assembles a world asks before it relies on it. */
export type VenueCapabilities = {
  readonly orderKinds: readonly OrderKind[];
  readonly brackets: boolean;
  readonly oco: boolean;
  readonly reduceOnly: boolean;
  readonly postOnly: boolean;
  readonly hedgeMode: boolean;
};

/** At which price of the last bar what is still open is closed when the data end. */
export type FinishPrice = 'open' | 'close';

/**
 * Where orders go: an exchange, a simulated one, or a recorded one. It takes nothing but approved orders, and answers
 * only through reports. A venue that answers at once queues its reports for `takeReport`; one that answers later pushes
 * them through `report$`.
 */
export interface Venue {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  readonly capabilities: VenueCapabilities;
  /** @throws E042 when the gate has not approved the order. */
  submit(order: Approved<OrderRequest>, at: EpochMs): void;
  /** Asks for an order's end; the answer is a report. One that it does not know, or that has ended, is left alone. */
  cancel(order: number, at: EpochMs): void;
  /** Shows the venue a market event before the trader sees it, so that it can match. */
  match(event: MarketEvent): void;
  /** The next report not yet taken, oldest first. */
  takeReport(): VenueReport | undefined;
  /** Tells a venue that keeps an account of its own, as a simulated one does, of money that moved. */
  transfer?(transfer: AccountTransfer): void;
  /** The data have ended: matches what is left against the last bar. */
  finish(price: FinishPrice, at: EpochMs): void;
  /** Hot: reports of a venue that answers later; a late subscriber gets what follows. Absent where all answer at once. */
  readonly report$?: Observable<VenueReport>;
}
