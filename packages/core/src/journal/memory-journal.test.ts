import { describe, expect, it } from 'vitest';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from '../market/event-series.fixture.ts';
import { barOf, type EventSeries, eventRow } from '../market/index.ts';
import { Exact } from '../money/index.ts';
import { goodTillCancelled, type OrderRequest } from '../order/index.ts';
import { at, perpetual, requestOf, spot } from '../order/order.fixture.ts';
import type { OrderFilled } from '../ports/venue.ts';
import { minute } from '../time/index.ts';
import type { TraderInput } from '../trader/inputs.ts';
import { MemoryJournal } from './memory-journal.ts';
import { inputToWire, orderToWire } from './wire.ts';

const bar = barOf(spot, minute, { openAt: at, open: 100, high: 110, low: 90, close: 105, volume: 12.5 });
const acknowledged = { kind: 'order-acknowledged', order: 7, eventAt: at + 1, receivedAt: at + 2 } as const;
const filled: OrderFilled = {
  kind: 'order-filled',
  order: 7,
  eventAt: at + 3,
  receivedAt: at + 4,
  price: 10_005,
  quantity: 1000,
  fee: new Exact(12_300, 8),
  feeCurrency: 'USDT',
  liquidity: 'taker',
  slippage: 0.25,
};

const times = { eventAt: at + 1, receivedAt: at + 2 };
const trade = {
  kind: 'trade',
  instrument: spot,
  ...times,
  price: 100.5,
  quantity: 0.1,
  side: 'sell',
  id: '77',
} as const;
const levels = (...prices: readonly number[]) => ({
  prices: Float64Array.from(prices),
  quantities: Float64Array.from(prices, (price) => price / 8),
});
const delta = {
  kind: 'book-delta',
  instrument: spot,
  ...times,
  sequence: 8,
  previousSequence: 7,
  bids: levels(99, 98),
  asks: levels(101),
} as const;
const rowOf = (series: EventSeries, index = 0) => eventRow(series, index);

/** What a journal holds after these were written, and its checksum. */
function written(...records: readonly (TraderInput | OrderRequest)[]) {
  const journal = new MemoryJournal();
  for (const record of records) {
    if ('kind' in record) journal.input(record);
    else journal.intent(record);
  }
  return { records: [...journal.records()], sum: journal.sum, length: journal.length };
}

/** The same as plain JSON, as a journal on a disk has it. */
function asJson(record: TraderInput | OrderRequest): unknown {
  const wire =
    'kind' in record ? { kind: 'input', input: inputToWire(record) } : { kind: 'intent', order: orderToWire(record) };
  return JSON.parse(JSON.stringify(wire));
}

describe('MemoryJournal', () => {
  it.each<[string, TraderInput | OrderRequest]>([
    ['a bar', bar],
    ['an acknowledgment', acknowledged],
    ['a fill', filled],
    [
      'a fill by a maker with a rebate in another currency',
      { ...filled, liquidity: 'maker', fee: new Exact(-5, 3), feeCurrency: 'BNB' },
    ],
    ['a fill of more units than a float holds', { ...filled, quantity: 2n ** 70n }],
    ['a fill with a fee of more units than a float holds', { ...filled, fee: new Exact(2n ** 60n, 18) }],
    ['a fill of unknown slippage', { ...filled, slippage: Number.NaN }],
    ['a trade', trade],
    ['a trade of an unknown taker, without id', { ...trade, side: undefined, id: undefined }],
    ['a trade whose id is no plain number', { ...trade, id: '007' }],
    ['a quote', { kind: 'quote', instrument: spot, ...times, bid: 99.5, bidQuantity: 1e-8, ask: 100, askQuantity: 3 }],
    [
      'a book',
      { kind: 'book-snapshot', instrument: spot, ...times, sequence: 9, bids: levels(99, 98), asks: levels(100) },
    ],
    [
      'an empty book',
      { kind: 'book-snapshot', instrument: spot, ...times, sequence: 0, bids: levels(), asks: levels() },
    ],
    ['a change of a book', delta],
    ['a change that follows on update zero', { ...delta, previousSequence: 0 }],
    ['a change that follows on nothing', { ...delta, previousSequence: undefined }],
    ['funding', { kind: 'funding', instrument: perpetual, ...times, rate: -0.0001 }],
    ['funding that names its mark', { kind: 'funding', instrument: perpetual, ...times, rate: 0.0001, mark: 64_000.5 }],
    ['a mark price', { kind: 'mark-price', instrument: perpetual, ...times, price: 100.25 }],
    ['an opening', { kind: 'bar-opened', instrument: spot, ...times, intervalMs: minute, openAt: at, open: 5 }],
    ['a trade that is a row', rowOf(tradesOf([{ at: 1 }, { at, seenAt: at + 1, side: -1 }], spot), 1)],
    ['a quote that is a row', rowOf(quotesOf([{ at: 1, bid: 5 }], spot))],
    [
      'a book that is a row',
      rowOf(
        bookOf(
          [
            {
              at: 1,
              whole: true,
              bids: [[99, 1]],
              asks: [
                [100, 2],
                [101, 3],
              ],
            },
          ],
          spot,
        ),
      ),
    ],
    ['a change of a book that is a row', rowOf(bookOf([{ at: 1 }, { at: 2, bids: [[99, 0]] }], spot), 1)],
    ['funding that is a row', rowOf(fundingOf([{ at: 1, rate: 0.01 }], spot))],
    ['a mark price that is a row', rowOf(marksOf([{ at: 1, price: 7 }], spot))],
    ['a cancel', { kind: 'order-cancelled', order: 7, eventAt: at, receivedAt: at, reason: 'as asked' }],
    ['a market order', requestOf({ number: 3 })],
    [
      'a sale that only reduces one side of hedge mode',
      requestOf({ instrument: perpetual, side: 'sell', reduceOnly: true, positionSide: 'short', ocoGroup: 4 }),
    ],
    ['an order of more units than a float holds', requestOf({ quantity: 2n ** 70n })],
    ['an order of all or nothing', requestOf({ terms: { kind: 'market', timeInForce: { kind: 'fok' } } })],
    [
      'an order with a leg',
      requestOf({
        legs: [
          { number: 2, role: 'stop-loss', terms: { kind: 'stop', trigger: 9000, timeInForce: goodTillCancelled } },
        ],
      }),
    ],
  ])('given %s, then its record is what plain JSON has of it', (_, record) => {
    expect(written(record).records).toEqual([asJson(record)]);
  });

  it('given records of every kind, then they come back in the order they were written', () => {
    const limit = requestOf({ terms: { kind: 'limit', price: 9_900, postOnly: true, timeInForce: goodTillCancelled } });
    const all = [
      requestOf(),
      acknowledged,
      bar,
      limit,
      trade,
      delta,
      filled,
      acknowledged,
      bar,
      delta,
      bar,
      requestOf(),
      filled,
    ];
    const { records, length } = written(...all);
    expect(records).toEqual(all.map(asJson));
    expect(length).toBe(all.length);
  });

  it('given more records than one block holds, then none is lost', () => {
    const many = Array.from({ length: 10_000 }, (_, order) => ({ ...acknowledged, order }));
    expect(written(...many).records).toEqual(many.map(asJson));
  });

  it('given a record that differs in anything, is missing, or stands elsewhere, then the checksum differs', () => {
    const whole = [requestOf(), bar, acknowledged, filled, trade, delta];
    const rest = [trade, delta];
    const others = [
      [requestOf(), bar, acknowledged, filled, { ...trade, side: 'buy' as const }, delta],
      [requestOf(), bar, acknowledged, filled, { ...trade, id: undefined }, delta],
      [requestOf(), bar, acknowledged, filled, trade, { ...delta, asks: levels(102) }],
      [requestOf(), bar, acknowledged, filled, trade, { ...delta, bids: levels(99), asks: levels(98, 101) }],
      [requestOf(), bar, acknowledged, filled, trade, { ...delta, previousSequence: undefined }],
      [requestOf({ side: 'sell' }), bar, acknowledged, filled, ...rest],
      [requestOf({ instrument: perpetual }), bar, acknowledged, filled, ...rest],
      [requestOf({ reduceOnly: true }), bar, acknowledged, filled, ...rest],
      [requestOf(), bar, { ...acknowledged, receivedAt: at }, filled, ...rest],
      [requestOf(), bar, acknowledged, { ...filled, price: 10_006 }, ...rest],
      [requestOf(), bar, acknowledged, { ...filled, fee: new Exact(12_301, 8) }, ...rest],
      [requestOf(), bar, acknowledged, { ...filled, feeCurrency: 'USDC' }, ...rest],
      [requestOf(), bar, acknowledged, { ...filled, liquidity: 'maker' as const }, ...rest],
      [requestOf(), bar, acknowledged, ...rest],
      [bar, requestOf(), acknowledged, filled, ...rest],
    ];
    const sums = new Set([whole, ...others].map((records) => written(...records).sum));
    expect(sums.size).toBe(others.length + 1);
    expect(written(...whole).sum).toBe(written(...whole).sum);
  });
});
