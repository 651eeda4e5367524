import type { Instrument } from '../instrument/index.ts';

/**
 * Trades as columns, ordered by `receivedAt`. Instants are epoch milliseconds, prices in quote, quantities in base units
 * or contracts.
 */
export type TradeColumns = {
  readonly length: number;
  readonly eventAt: Float64Array;
  readonly receivedAt: Float64Array;
  readonly price: Float64Array;
  readonly quantity: Float64Array;
  /** Of the taker: 1 for a buy, -1 for a sell, 0 where the venue does not say. */
  readonly side: Int8Array;
  /** The venue's trade ids where they are whole numbers; absent where they are not known. */
  readonly id?: Float64Array;
};

/** Best bids and asks as columns, ordered by `receivedAt`. */
export type QuoteColumns = {
  readonly length: number;
  readonly eventAt: Float64Array;
  readonly receivedAt: Float64Array;
  readonly bid: Float64Array;
  readonly bidQuantity: Float64Array;
  readonly ask: Float64Array;
  readonly askQuantity: Float64Array;
};

/**
 * Snapshots and changes of an order book as columns, ordered by `receivedAt`. The levels of update `i` stand in
 * `[firstLevel[i], firstLevel[i + 1])` of the columns of levels, bids before asks; those of a snapshot best first.
 */
export type BookColumns = {
  /** Updates, not levels. */
  readonly length: number;
  readonly eventAt: Float64Array;
  readonly receivedAt: Float64Array;
  /** 1 where the update is the whole book, 0 where it is what changed. */
  readonly isSnapshot: Uint8Array;
  readonly sequence: Float64Array;
  /** NaN where the venue does not say. */
  readonly previousSequence: Float64Array;
  /** One more than there are updates; the last is where the levels of the last update end. */
  readonly firstLevel: Uint32Array;
  /** Where the asks of each update begin: bids are before. */
  readonly firstAsk: Uint32Array;
  readonly price: Float64Array;
  /** Zero removes the level of a change. */
  readonly quantity: Float64Array;
};

/** Funding rates as columns: what falls due, and when. Longs pay `rate` times notional when it is positive. */
export type FundingColumns = {
  readonly length: number;
  readonly eventAt: Float64Array;
  readonly rate: Float64Array;
  /** The mark price each is worked out at, NaN where the venue does not say; absent where it says none. */
  readonly mark?: Float64Array;
};

/** Mark prices as columns: what margin and funding are worked out at. */
export type MarkColumns = {
  readonly length: number;
  readonly eventAt: Float64Array;
  readonly price: Float64Array;
};

/** Market events that are not bars, as columns of their kind. */
export type EventColumns =
  | { readonly kind: 'trades'; readonly columns: TradeColumns }
  | { readonly kind: 'quotes'; readonly columns: QuoteColumns }
  | { readonly kind: 'book'; readonly columns: BookColumns }
  | { readonly kind: 'funding'; readonly columns: FundingColumns }
  | { readonly kind: 'marks'; readonly columns: MarkColumns };

/** Recorded market events of one instrument that are not bars, as columns of their kind. */
export type EventSeries = { readonly instrument: Instrument } & EventColumns;

/** The trades of one instrument. */
export type TradeSeries = Extract<EventSeries, { readonly kind: 'trades' }>;
/** The best bids and asks of one instrument. */
export type QuoteSeries = Extract<EventSeries, { readonly kind: 'quotes' }>;
/** The order book of one instrument. */
export type BookSeries = Extract<EventSeries, { readonly kind: 'book' }>;
/** The funding rates of one perpetual. */
export type FundingSeries = Extract<EventSeries, { readonly kind: 'funding' }>;
/** The mark prices of one contract. */
export type MarkSeries = Extract<EventSeries, { readonly kind: 'marks' }>;
