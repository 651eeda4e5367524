import type { Instrument } from '../instrument/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
import type { Bar } from './bar.ts';

/** What every market event carries: the venue's instant, and ours. Strategies see events in `receivedAt` order. */
export type EventTimes = {
  readonly eventAt: EpochMs;
  readonly receivedAt: EpochMs;
};

/** A public print. `side` is the taker's; absent where the venue does not say. */
export type Trade = EventTimes & {
  readonly kind: 'trade';
  readonly instrument: Instrument;
  readonly price: number;
  readonly quantity: number;
  readonly side?: 'buy' | 'sell' | undefined;
  /** The venue's trade id, which `dedupe` uses. */
  readonly id?: string | undefined;
};

/** Best bid and ask, with the quantities there. */
export type Quote = EventTimes & {
  readonly kind: 'quote';
  readonly instrument: Instrument;
  readonly bid: number;
  readonly bidQuantity: number;
  readonly ask: number;
  readonly askQuantity: number;
};

/** One side of a book: prices and quantities, best first. */
export type BookLevels = { readonly prices: Float64Array; readonly quantities: Float64Array };

/** The whole order book. */
export type BookSnapshot = EventTimes & {
  readonly kind: 'book-snapshot';
  readonly instrument: Instrument;
  readonly sequence: number;
  readonly bids: BookLevels;
  readonly asks: BookLevels;
};

/** Changed levels of the order book; a quantity of zero removes the level. */
export type BookDelta = EventTimes & {
  readonly kind: 'book-delta';
  readonly instrument: Instrument;
  readonly sequence: number;
  readonly previousSequence?: number | undefined;
  readonly bids: BookLevels;
  readonly asks: BookLevels;
};

/** A funding payment falls due: long pays `rate` times notional when positive. */
export type Funding = EventTimes & {
  readonly kind: 'funding';
  readonly instrument: Instrument;
  readonly rate: number;
  /** The mark price it is worked out at, where the venue says so; else the latest mark price counts. */
  readonly mark?: number | undefined;
};

/** The price that margin and unrealized profit are worked out at. */
export type MarkPrice = EventTimes & {
  readonly kind: 'mark-price';
  readonly instrument: Instrument;
  readonly price: number;
};

/** The venue opens, halts or delists an instrument. */
export type InstrumentStatus = EventTimes & {
  readonly kind: 'instrument-status';
  readonly instrument: Instrument;
  readonly status: 'trading' | 'halted' | 'delisted';
};

/** A feed's own state, as data: a stale feed is an event, not an error. */
export type FeedState = EventTimes & {
  readonly kind: 'feed-state';
  readonly feed: string;
  readonly state: 'connected' | 'disconnected' | 'stale' | 'gap' | 'fresh';
  readonly instrument?: Instrument;
  readonly detail?: string;
};

/** A bar has opened; only its open is known. Delivered only to those who ask for it. */
export type BarOpened = EventTimes & {
  readonly kind: 'bar-opened';
  readonly instrument: Instrument;
  readonly intervalMs: DurationMs;
  readonly openAt: EpochMs;
  readonly open: number;
};

/** A split: each share held becomes `ratio` shares, a decimal such as `"7"` or `"0.1"`. */
export type Split = EventTimes & { readonly kind: 'split'; readonly instrument: Instrument; readonly ratio: string };

/** A cash dividend per share, in the instrument's quote currency, as decimal text. Shorts pay it. */
export type Dividend = EventTimes & {
  readonly kind: 'dividend';
  readonly instrument: Instrument;
  readonly amountPerShare: string;
};

/** Whatever else a user feeds in: news, a model's output. `payload` is plain JSON, read by the user's own schema. */
export type CustomEvent = EventTimes & {
  readonly kind: 'custom';
  readonly name: string;
  readonly payload: unknown;
  readonly instrument?: Instrument;
};

/** Everything a feed may deliver. */
export type MarketEvent =
  | Bar
  | BarOpened
  | Trade
  | Quote
  | BookSnapshot
  | BookDelta
  | Funding
  | MarkPrice
  | InstrumentStatus
  | FeedState
  | Split
  | Dividend
  | CustomEvent;
