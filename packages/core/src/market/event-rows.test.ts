import { describe, expect, expectTypeOf, it } from 'vitest';
import { btc } from '../world/stage.fixture.ts';
import { type EventRow, FundingRow } from './event-rows.ts';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from './event-series.fixture.ts';
import { eventRow } from './event-series.ts';
import type { MarketEvent } from './events.ts';

describe('a row of recorded events', () => {
  it('given any, then it is a market event', () => {
    expectTypeOf<EventRow>().toExtend<MarketEvent>();
  });

  it('given a trade, then it reads its columns', () => {
    const row = eventRow(tradesOf([{ at: 1 }, { at: 5, seenAt: 7, price: 101.5, quantity: 0.25, side: -1 }]), 1);
    expect(row.kind === 'trade' && { ...plain(row, 'price', 'quantity', 'side', 'id') }).toEqual({
      instrument: btc,
      eventAt: 5,
      receivedAt: 7,
      price: 101.5,
      quantity: 0.25,
      side: 'sell',
      id: '2',
    });
  });

  it('given a trade whose taker and id are not known, then it has neither', () => {
    const { columns, ...series } = tradesOf([{ at: 1, side: 0 }]);
    const { id: _, ...others } = columns;
    expect(eventRow({ ...series, columns: others }, 0)).toMatchObject({ side: undefined, id: undefined });
  });

  it('given a taker who bought, then the side is buy', () => {
    expect(eventRow(tradesOf([{ at: 1, side: 1 }]), 0)).toMatchObject({ side: 'buy' });
  });

  it('given a quote, then it reads its columns', () => {
    const row = eventRow(quotesOf([{ at: 5, seenAt: 7, bid: 99, ask: 102 }]), 0);
    expect(row.kind === 'quote' && plain(row, 'bid', 'bidQuantity', 'ask', 'askQuantity')).toEqual({
      instrument: btc,
      eventAt: 5,
      receivedAt: 7,
      bid: 99,
      bidQuantity: 2,
      ask: 102,
      askQuantity: 3,
    });
  });

  it('given a book and a change of it, then each has its own levels, bids and asks apart', () => {
    const series = bookOf([
      {
        at: 1,
        whole: true,
        bids: [
          [99, 1],
          [98, 2],
        ],
        asks: [[101, 3]],
      },
      { at: 2, seenAt: 3, bids: [[97, 0]] },
      {
        at: 4,
        asks: [
          [102, 5],
          [103, 6],
        ],
      },
    ]);
    const rows = [0, 1, 2].map((i) => eventRow(series, i));
    expect(rows.map(({ kind, eventAt, receivedAt }) => [kind, eventAt, receivedAt])).toEqual([
      ['book-snapshot', 1, 1],
      ['book-delta', 2, 3],
      ['book-delta', 4, 4],
    ]);
    const levels = rows.map((row) => ('bids' in row ? [row.bids, row.asks].map(pairs) : []));
    expect(levels).toEqual([
      [
        [
          [99, 1],
          [98, 2],
        ],
        [[101, 3]],
      ],
      [[[97, 0]], []],
      [
        [],
        [
          [102, 5],
          [103, 6],
        ],
      ],
    ]);
    expect(rows.map((row) => ('sequence' in row ? row.sequence : -1))).toEqual([0, 10, 20]);
    expect(rows.map((row) => row.kind === 'book-delta' && row.previousSequence)).toEqual([false, 0, 10]);
  });

  it('given a change whose venue names no update before it, then there is none', () => {
    expect(eventRow(bookOf([{ at: 1 }]), 0)).toMatchObject({ kind: 'book-delta', previousSequence: undefined });
  });

  it('given funding that says its mark, then a row of it says so too', () => {
    const series = fundingOf([
      { at: 8, rate: 0.1, mark: 5 },
      { at: 9, rate: 0.1 },
    ]);
    const marks = [0, 1].map((row) => new FundingRow(series, row).mark);
    expect(marks).toEqual([5, undefined]);
  });

  it('given funding and a mark, then they are seen when they happen', () => {
    const funding = eventRow(fundingOf([{ at: 8, rate: -0.0001 }]), 0);
    expect(funding.kind === 'funding' && plain(funding, 'rate')).toEqual({
      instrument: btc,
      eventAt: 8,
      receivedAt: 8,
      rate: -0.0001,
    });
    const mark = eventRow(marksOf([{ at: 9, price: 100.5 }]), 0);
    expect(mark.kind === 'mark-price' && plain(mark, 'price')).toEqual({
      instrument: btc,
      eventAt: 9,
      receivedAt: 9,
      price: 100.5,
    });
  });
});

function plain<T extends EventRow>(row: T, ...names: readonly (keyof T)[]): Record<string, unknown> {
  const { instrument, eventAt, receivedAt } = row;
  return { instrument, eventAt, receivedAt, ...Object.fromEntries(names.map((name) => [name, row[name]])) };
}

function pairs({ prices, quantities, length }: { prices: Float64Array; quantities: Float64Array; length: number }) {
  expect(prices.length).toBe(length);
  return [...prices].map((price, i) => [price, quantities[i]]);
}
