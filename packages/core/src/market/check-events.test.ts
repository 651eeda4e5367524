import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { checkEvents } from './check-events.ts';
import type { BookColumns, EventSeries } from './event-columns.ts';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from './event-series.fixture.ts';
import { sliceEvents } from './event-series.ts';

const trades = tradesOf([{ at: 5 }, { at: 5, side: 0 }, { at: 4, seenAt: 6, quantity: 0, side: -1 }]);
const quotes = quotesOf([
  { at: 1, bid: 100 },
  { at: 1, bid: 100, ask: 99 },
]);
const book = bookOf([
  {
    at: 1,
    whole: true,
    bids: [
      [99, 1],
      [98, 1],
    ],
    asks: [
      [100, 1],
      [101, 1],
    ],
  },
  {
    at: 1,
    bids: [
      [97, 0],
      [98, 0],
    ],
  },
  { at: 2 },
]);
const funding = fundingOf([
  { at: 1, rate: 0 },
  { at: 2, rate: -0.5 },
]);
const marks = marksOf([
  { at: 1, price: 1 },
  { at: 1, price: 2 },
]);
const sound: readonly EventSeries[] = [trades, quotes, book, funding, marks];

/** A series with one column put in place of its own. */
function altered<S extends EventSeries>(series: S, columns: Partial<S['columns']>): S {
  return { ...series, columns: { ...series.columns, ...columns } };
}
const column = (...values: readonly number[]) => Float64Array.from(values);

describe('checkEvents', () => {
  it.each(sound.map((one) => [one.kind, one] as const))(
    'given sound %s, some of them, or none, then it is silent',
    (_, one) => {
      expect(() => checkEvents(one)).not.toThrow();
      expect(() => checkEvents(sliceEvents(one, 1))).not.toThrow();
      expect(() => checkEvents(sliceEvents(one, 0, 0))).not.toThrow();
    },
  );

  it('given a crossed quote or a book without bids, then it is silent: that is for the venue to judge', () => {
    expect(() => checkEvents(quotesOf([{ at: 1, bid: 101, ask: 100 }]))).not.toThrow();
    expect(() => checkEvents(bookOf([{ at: 1, whole: true, asks: [[100, 1]] }]))).not.toThrow();
  });

  it.each([
    ['trades', altered(trades, { price: column(1) }), 'column price holds 1 values for 3 trades'],
    ['trades with too few ids', altered(trades, { id: column(1) }), 'column id holds 1 values for 3 trades'],
    ['quotes', altered(quotes, { askQuantity: column() }), 'column askQuantity holds 0 values for 2 quotes'],
    ['a book', altered(book, { sequence: column(1) }), 'column sequence holds 1 values for 3 book updates'],
    ['funding', altered(funding, { rate: column(1) }), 'column rate holds 1 values for 2 funding rates'],
    ['marks', altered(marks, { price: column(1) }), 'column price holds 1 values for 2 mark prices'],
  ])('given %s with a column that is too short, then E030 names it', (_, series, text) => {
    const { code, message } = refusalOf(() => checkEvents(series));
    expect(code).toBe('E030');
    expect(message).toBe(`${text}; give every column the same length`);
  });

  it.each([
    ['trades', altered(trades, { receivedAt: column(5, 6, 5) }), 'trade 2 is seen at 5, before the one before it (6)'],
    ['a trade at no instant', altered(trades, { receivedAt: column(5, Number.NaN, 6) }), 'trade 1 is seen at NaN'],
    ['quotes', altered(quotes, { receivedAt: column(2, 1) }), 'quote 1 is seen at 1, before'],
    ['book updates', altered(book, { receivedAt: column(2, 1, 3) }), 'book update 1 is seen at 1, before'],
    ['one funding twice', altered(funding, { eventAt: column(2, 2) }), 'funding rate 1 is seen at 2, not after'],
    ['marks', altered(marks, { eventAt: column(2, 1) }), 'mark price 1 is seen at 1, before'],
    [
      'bids that rise in a snapshot',
      bookOf([
        {
          at: 1,
          whole: true,
          bids: [
            [98, 1],
            [99, 1],
          ],
        },
      ]),
      'the bids of book update 0 go from 98 to 99; a snapshot has each price once, best first',
    ],
    [
      'one ask twice in a snapshot',
      bookOf([
        {
          at: 1,
          whole: true,
          asks: [
            [98, 1],
            [98, 1],
          ],
        },
      ]),
      'the asks of book update 0 go from 98 to 98',
    ],
  ])('given %s out of order, then E031 says which', (_, series, text) => {
    const { code, message } = refusalOf(() => checkEvents(series));
    expect(code).toBe('E031');
    expect(message).toContain(text);
  });

  const price = 'give a price above zero';
  const quantity = 'give a quantity of zero or more';
  it.each([
    [altered(trades, { receivedAt: column(1, 2.5, 3) }), 'trade 1 has time 2.5; give whole epoch milliseconds'],
    [altered(trades, { eventAt: column(1, 2 ** 53, 3) }), 'trade 1 has eventAt 9007199254740992; give whole'],
    [altered(trades, { price: column(1, 0, 1) }), `trade 1 has price 0; ${price}`],
    [altered(trades, { price: column(1, 1, Number.NaN) }), `trade 2 has price NaN; ${price}`],
    [altered(trades, { price: column(1, 1, Number.POSITIVE_INFINITY) }), `trade 2 has price Infinity; ${price}`],
    [altered(trades, { quantity: column(-1, 1, 1) }), `trade 0 has quantity -1; ${quantity}`],
    [altered(trades, { side: Int8Array.from([1, 2, 0]) }), 'trade 1 has side 2; give 1 for a buy, -1 for a sell'],
    [altered(trades, { id: column(1, 2, -3) }), 'trade 2 has id -3; give a whole number from 0'],
    [altered(quotes, { bid: column(1, -1) }), `quote 1 has bid -1; ${price}`],
    [altered(quotes, { ask: column(Number.NaN, 1) }), `quote 0 has ask NaN; ${price}`],
    [altered(quotes, { bidQuantity: column(Number.NaN, 1) }), `quote 0 has bidQuantity NaN; ${quantity}`],
    [altered(quotes, { eventAt: column(0.5, 1) }), 'quote 0 has eventAt 0.5; give whole epoch milliseconds'],
    [altered(book, { eventAt: column(1, Number.NaN, 1) }), 'book update 1 has eventAt NaN'],
    [altered(book, { isSnapshot: Uint8Array.from([1, 2, 0]) }), 'book update 1 has isSnapshot 2; give 1 for a whole'],
    [altered(book, { sequence: column(1, 2, 0.5) }), 'book update 2 has sequence 0.5; give a whole number'],
    [altered(book, { previousSequence: column(1, 2, 0.5) }), 'book update 2 has previousSequence 0.5'],
    [altered(book, { price: column(99, 98, 100, 101, 97, -1) }), `book level 5 has price -1; ${price}`],
    [altered(book, { quantity: column(1, 1, 1, 1, 0, Number.NaN) }), `book level 5 has quantity NaN; ${quantity}`],
    [altered(funding, { mark: column(Number.NaN, 0) }), 'funding rate 1 has mark 0; give a price above zero'],
    [altered(funding, { rate: column(0, Number.NaN) }), 'funding rate 1 has rate NaN; give a finite rate'],
    [altered(marks, { price: column(1, 0) }), `mark price 1 has price 0; ${price}`],
  ])('given %#, a value that cannot be, then E030 says which and what to give', (series, text) => {
    const { code, message } = refusalOf(() => checkEvents(series));
    expect(code).toBe('E030');
    expect(message).toContain(text);
  });

  const places: readonly [string, Partial<BookColumns>, string][] = [
    [
      'no place for the end of the last levels',
      { firstLevel: Uint32Array.from([0, 4, 6]) },
      'column firstLevel holds 3 values for 3',
    ],
    [
      'asks before the update begins',
      { firstAsk: Uint32Array.from([2, 3, 6]) },
      'book update 1 has levels from 4 to 6, its asks from 3',
    ],
    [
      'asks after the update ends',
      { firstAsk: Uint32Array.from([5, 6, 6]) },
      'book update 0 has levels from 0 to 4, its asks from 5',
    ],
    [
      'more levels than there are',
      { firstLevel: Uint32Array.from([0, 4, 6, 7]) },
      'book update 2 has levels from 6 to 7, its asks from 6, of 6',
    ],
    [
      'fewer quantities than prices',
      { quantity: column(1, 1, 1) },
      'book update 0 has levels from 0 to 4, its asks from 2, of 3',
    ],
  ];
  it.each(places)('given %s, then E030 says where', (_, columns, text) => {
    const { code, message } = refusalOf(() => checkEvents(altered(book, columns)));
    expect(code).toBe('E030');
    expect(message).toContain(text);
  });
});
