import type { Instrument } from '../instrument/index.ts';
import type { EpochMs } from '../time/index.ts';
import { BookSide } from './book-side.ts';
import type { BookSeries, EventSeries, FundingSeries, MarkSeries, QuoteSeries, TradeSeries } from './event-columns.ts';

/** An event as an immutable row of its series: nothing is copied, and it is safe to keep. */
abstract class Row<S extends EventSeries> {
  readonly series: S;
  readonly index: number;

  constructor(series: S, index: number) {
    this.series = series;
    this.index = index;
  }

  /** What it is about. */
  get instrument(): Instrument {
    return this.series.instrument;
  }
}

/** A recorded trade: a `Trade` that is a row of its series. */
export class TradeRow extends Row<TradeSeries> {
  /** Tells it from the other events. */
  get kind(): 'trade' {
    return 'trade';
  }
  /** The venue's instant, in epoch milliseconds. */
  get eventAt(): EpochMs {
    return this.series.columns.eventAt[this.index] as number;
  }
  /** When it is seen. */
  get receivedAt(): EpochMs {
    return this.series.columns.receivedAt[this.index] as number;
  }
  /** In quote. */
  get price(): number {
    return this.series.columns.price[this.index] as number;
  }
  /** Base units or contracts. */
  get quantity(): number {
    return this.series.columns.quantity[this.index] as number;
  }
  /** The taker's. */
  get side(): 'buy' | 'sell' | undefined {
    const side = this.series.columns.side[this.index] as number;
    return side === 0 ? undefined : side > 0 ? 'buy' : 'sell';
  }
  /** The venue's. */
  get id(): string | undefined {
    const id = this.series.columns.id?.[this.index];
    return id === undefined ? undefined : String(id);
  }
}

/** A recorded best bid and ask: a `Quote` that is a row of its series. */
export class QuoteRow extends Row<QuoteSeries> {
  /** Tells it from the other events. */
  get kind(): 'quote' {
    return 'quote';
  }
  /** The venue's instant, in epoch milliseconds. */
  get eventAt(): EpochMs {
    return this.series.columns.eventAt[this.index] as number;
  }
  /** When it is seen. */
  get receivedAt(): EpochMs {
    return this.series.columns.receivedAt[this.index] as number;
  }
  /** In quote. */
  get bid(): number {
    return this.series.columns.bid[this.index] as number;
  }
  /** Base units or contracts. */
  get bidQuantity(): number {
    return this.series.columns.bidQuantity[this.index] as number;
  }
  /** In quote. */
  get ask(): number {
    return this.series.columns.ask[this.index] as number;
  }
  /** Base units or contracts. */
  get askQuantity(): number {
    return this.series.columns.askQuantity[this.index] as number;
  }
}

abstract class BookRow extends Row<BookSeries> {
  /** The venue's instant, in epoch milliseconds. */
  get eventAt(): EpochMs {
    return this.series.columns.eventAt[this.index] as number;
  }
  /** When it is seen. */
  get receivedAt(): EpochMs {
    return this.series.columns.receivedAt[this.index] as number;
  }
  /** The venue's number of the update. */
  get sequence(): number {
    return this.series.columns.sequence[this.index] as number;
  }
  /** Its bids, as views on the columns. */
  get bids(): BookSide {
    const { columns } = this.series;
    return new BookSide(columns, columns.firstLevel[this.index] as number, columns.firstAsk[this.index] as number);
  }
  /** Its asks, as views on the columns. */
  get asks(): BookSide {
    const { columns } = this.series;
    return new BookSide(columns, columns.firstAsk[this.index] as number, columns.firstLevel[this.index + 1] as number);
  }
}

/** A recorded order book: a `BookSnapshot` that is a row of its series. */
export class BookSnapshotRow extends BookRow {
  /** Tells it from the other events. */
  get kind(): 'book-snapshot' {
    return 'book-snapshot';
  }
}

/** A recorded change of an order book: a `BookDelta` that is a row of its series. */
export class BookDeltaRow extends BookRow {
  /** Tells it from the other events. */
  get kind(): 'book-delta' {
    return 'book-delta';
  }
  /** The number of the update it follows on; undefined where the venue does not say. */
  get previousSequence(): number | undefined {
    const previous = this.series.columns.previousSequence[this.index] as number;
    return Number.isNaN(previous) ? undefined : previous;
  }
}

/** A recorded funding rate: a `Funding` that is a row of its series. It is known when it falls due. */
export class FundingRow extends Row<FundingSeries> {
  /** Tells it from the other events. */
  get kind(): 'funding' {
    return 'funding';
  }
  /** The venue's instant, in epoch milliseconds. */
  get eventAt(): EpochMs {
    return this.series.columns.eventAt[this.index] as number;
  }
  /** When it is seen. */
  get receivedAt(): EpochMs {
    return this.eventAt;
  }
  /** What longs pay on their notional. */
  get rate(): number {
    return this.series.columns.rate[this.index] as number;
  }
  /** The mark price it is worked out at; undefined where the venue does not say. */
  get mark(): number | undefined {
    const mark = this.series.columns.mark?.[this.index];
    return mark === undefined || Number.isNaN(mark) ? undefined : mark;
  }
}

/** A recorded mark price: a `MarkPrice` that is a row of its series. History knows no delay of it. */
export class MarkRow extends Row<MarkSeries> {
  /** Tells it from the other events. */
  get kind(): 'mark-price' {
    return 'mark-price';
  }
  /** The venue's instant, in epoch milliseconds. */
  get eventAt(): EpochMs {
    return this.series.columns.eventAt[this.index] as number;
  }
  /** When it is seen. */
  get receivedAt(): EpochMs {
    return this.eventAt;
  }
  /** In quote. */
  get price(): number {
    return this.series.columns.price[this.index] as number;
  }
}

/** Any recorded event that is not a bar. */
export type EventRow = TradeRow | QuoteRow | BookSnapshotRow | BookDeltaRow | FundingRow | MarkRow;
