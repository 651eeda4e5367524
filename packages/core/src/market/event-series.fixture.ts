import type { Instrument } from '../instrument/index.ts';
import { btc } from '../world/stage.fixture.ts';
import type { BookSeries, FundingSeries, MarkSeries, QuoteSeries, TradeSeries } from './event-columns.ts';

const column = (values: readonly number[]) => Float64Array.from(values);

/** When something happened and, where it is another instant, when it was seen. */
type Times = { readonly at: number; readonly seenAt?: number };

const timesOf = (rows: readonly Times[]) => ({
  length: rows.length,
  eventAt: column(rows.map(({ at }) => at)),
  receivedAt: column(rows.map(({ at, seenAt }) => seenAt ?? at)),
});

type TradeSketch = Times & { readonly price?: number; readonly quantity?: number; readonly side?: 1 | 0 | -1 };

/** One unit bought at 100 where nothing else is said; ids count from 1. */
export function tradesOf(rows: readonly TradeSketch[], instrument: Instrument = btc): TradeSeries {
  return {
    kind: 'trades',
    instrument,
    columns: {
      ...timesOf(rows),
      price: column(rows.map(({ price = 100 }) => price)),
      quantity: column(rows.map(({ quantity = 1 }) => quantity)),
      side: Int8Array.from(rows, ({ side = 1 }) => side),
      id: column(rows.map((_, i) => i + 1)),
    },
  };
}

/** Bid and ask as given, two units and three; the ask one above the bid where it is not said. */
export function quotesOf(
  rows: readonly (Times & { readonly bid: number; readonly ask?: number })[],
  instrument: Instrument = btc,
): QuoteSeries {
  return {
    kind: 'quotes',
    instrument,
    columns: {
      ...timesOf(rows),
      bid: column(rows.map(({ bid }) => bid)),
      bidQuantity: column(rows.map(() => 2)),
      ask: column(rows.map(({ bid, ask = bid + 1 }) => ask)),
      askQuantity: column(rows.map(() => 3)),
    },
  };
}

type Levels = readonly (readonly [price: number, quantity: number])[];
type BookSketch = Times & { readonly whole?: boolean; readonly bids?: Levels; readonly asks?: Levels };

/** Sequences count by tens; all but the first name the one before. */
export function bookOf(rows: readonly BookSketch[], instrument: Instrument = btc): BookSeries {
  const levels: Levels = rows.flatMap(({ bids = [], asks = [] }) => [...bids, ...asks]);
  const ends = rows.map((_, i) =>
    rows.slice(0, i + 1).reduce((sum, { bids = [], asks = [] }) => sum + bids.length + asks.length, 0),
  );
  return {
    kind: 'book',
    instrument,
    columns: {
      ...timesOf(rows),
      isSnapshot: Uint8Array.from(rows, ({ whole = false }) => Number(whole)),
      sequence: column(rows.map((_, i) => i * 10)),
      previousSequence: column(rows.map((_, i) => (i === 0 ? Number.NaN : (i - 1) * 10))),
      firstLevel: Uint32Array.from([0, ...ends]),
      firstAsk: Uint32Array.from(rows, ({ asks = [] }, i) => (ends[i] ?? 0) - asks.length),
      price: column(levels.map(([price]) => price)),
      quantity: column(levels.map(([, quantity]) => quantity)),
    },
  };
}

export function fundingOf(
  rows: readonly { readonly at: number; readonly rate: number; readonly mark?: number }[],
  instrument: Instrument = btc,
): FundingSeries {
  const eventAt = column(rows.map(({ at }) => at));
  const isMarked = rows.some(({ mark }) => mark !== undefined);
  return {
    kind: 'funding',
    instrument,
    columns: {
      length: rows.length,
      eventAt,
      rate: column(rows.map((r) => r.rate)),
      ...(isMarked && { mark: column(rows.map(({ mark }) => mark ?? Number.NaN)) }),
    },
  };
}

export function marksOf(
  rows: readonly { readonly at: number; readonly price: number }[],
  instrument: Instrument = btc,
): MarkSeries {
  const eventAt = column(rows.map(({ at }) => at));
  return {
    kind: 'marks',
    instrument,
    columns: { length: rows.length, eventAt, price: column(rows.map((r) => r.price)) },
  };
}
