import { describe, expect, it } from 'vitest';
import { barOf } from '../market/index.ts';
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
    const all = [requestOf(), acknowledged, bar, limit, filled, acknowledged, bar, bar, requestOf(), filled];
    const { records, length } = written(...all);
    expect(records).toEqual(all.map(asJson));
    expect(length).toBe(all.length);
  });

  it('given more records than one block holds, then none is lost', () => {
    const many = Array.from({ length: 10_000 }, (_, order) => ({ ...acknowledged, order }));
    expect(written(...many).records).toEqual(many.map(asJson));
  });

  it('given a record that differs in anything, is missing, or stands elsewhere, then the checksum differs', () => {
    const whole = [requestOf(), bar, acknowledged, filled];
    const others = [
      [requestOf({ side: 'sell' }), bar, acknowledged, filled],
      [requestOf({ instrument: perpetual }), bar, acknowledged, filled],
      [requestOf({ reduceOnly: true }), bar, acknowledged, filled],
      [requestOf(), bar, { ...acknowledged, receivedAt: at }, filled],
      [requestOf(), bar, acknowledged, { ...filled, price: 10_006 }],
      [requestOf(), bar, acknowledged, { ...filled, fee: new Exact(12_301, 8) }],
      [requestOf(), bar, acknowledged, { ...filled, feeCurrency: 'USDC' }],
      [requestOf(), bar, acknowledged, { ...filled, liquidity: 'maker' as const }],
      [requestOf(), bar, acknowledged],
      [bar, requestOf(), acknowledged, filled],
    ];
    const sums = new Set([whole, ...others].map((records) => written(...records).sum));
    expect(sums.size).toBe(others.length + 1);
    expect(written(...whole).sum).toBe(written(...whole).sum);
  });
});
