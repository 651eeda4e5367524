import { type BookSeries, defineStrategy } from '@rxtrade/core';
import { constantLatency, noFees } from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { btc, newYear, optionsOf } from './backtest.fixture.ts';
import { runBacktest } from './run-backtest.ts';

type Levels = readonly (readonly [price: number, quantity: number])[];

/** Updates of a book a millisecond apart, the first of them the whole book. */
function bookOf(updates: readonly { readonly bids?: Levels; readonly asks?: Levels }[]): BookSeries {
  const at = Float64Array.from(updates, (_, i) => newYear + i);
  const levels = updates.flatMap(({ bids = [], asks = [] }) => [...bids, ...asks]);
  const sizes = updates.map(({ bids = [], asks = [] }) => [bids.length, asks.length] as const);
  const firstOf = (i: number) => sizes.slice(0, i).reduce((sum, [bids, asks]) => sum + bids + asks, 0);
  return {
    kind: 'book',
    instrument: btc,
    columns: {
      length: updates.length,
      eventAt: at,
      receivedAt: at,
      isSnapshot: Uint8Array.from(updates, (_, i) => (i === 0 ? 1 : 0)),
      sequence: Float64Array.from(updates, (_, i) => i + 1),
      previousSequence: Float64Array.from(updates, (_, i) => (i === 0 ? Number.NaN : i)),
      firstLevel: Uint32Array.from([...sizes.keys(), sizes.length], firstOf),
      firstAsk: Uint32Array.from(sizes, ([bids], i) => firstOf(i) + bids),
      price: Float64Array.from(levels, ([price]) => price),
      quantity: Float64Array.from(levels, ([, quantity]) => quantity),
    },
  };
}

/** Buys 1.5 at market at the first update of a book. */
const buyer = defineStrategy({
  name: 'buyer',
  params: z.object({}),
  setup: (context) => {
    let isSent = false;
    return {
      onBook: ({ instrument }) => {
        if (isSent) return;
        isSent = true;
        context.order({ kind: 'market', instrument, side: 'buy', size: { quantity: '1.5' }, reason: 'test' });
      },
    };
  },
});

const whole = {
  bids: [[99, 5]],
  asks: [
    [100, 1],
    [101, 2],
  ],
} as const;
const options = optionsOf({
  series: [],
  strategies: [{ strategy: buyer }],
  venue: { latency: constantLatency(0), fees: noFees() },
});

describe('a backtest on order books', () => {
  it('given a buyer, then the account pays what the walk of the book costs', () => {
    const result = runBacktest({ ...options, events: [bookOf([whole, { bids: [[99, 4]] }, {}])] });
    expect(result.fills.map(({ exactPrice, exactQuantity }) => `${exactQuantity} at ${exactPrice}`)).toEqual([
      '1 at 100',
      '0.5 at 101',
    ]);
    expect(String(result.ledger.accounts.balance('USDT')), '10000 - 100 - 50.5').toBe('9849.5');
    expect(result.orders.map(({ state }) => state)).toEqual(['filled']);
    expect(result.assumptions).toMatchObject({
      volume: 'what trades, quotes and books show; whole orders on bars',
      queue: 'risk-averse: only trades move an order up',
      rejects: 'none',
    });
  });

  it('given a book that crosses, then nothing fills on it, and the warnings say so', () => {
    const result = runBacktest({ ...options, events: [bookOf([whole, { bids: [[102, 1]] }, {}])] });
    expect(result.fills).toHaveLength(0);
    expect(result.warnings).toContain(
      'The order book of BTCUSDT was crossed once at 2024-01-01T00:00:00.001Z (E406): ' +
        'nothing filled on it meanwhile; check how it was recorded.',
    );
  });
});
