import type { Approved, MarketEvent, OrderRequest } from '@rxtrade/core';
import { approvedOrder, describeVenue } from '@rxtrade/core/testing';
import { describe, expect, it } from 'vitest';
import { builtInMarket } from '../built-in-market/index.ts';
import { standardFills } from '../matching/index.ts';
import { constantLatency, noFees, noSlippage, noSpread } from '../models/index.ts';
import { Bench, barOver, btc, termsOf } from './bench.fixture.ts';
import { SimulatedVenue } from './simulated-venue.ts';

describeVenue('a simulated venue', () => new SimulatedVenue());
describeVenue(
  'a simulated venue without costs or latency',
  () =>
    new SimulatedVenue({
      fees: noFees(),
      slippage: noSlippage(),
      spread: noSpread(),
      latency: constantLatency(0),
      fills: standardFills({ limit: 'touch', gap: 'open' }),
    }),
);

describe('the venue', () => {
  it('given a request that no gate approved, then E042, even when it is dressed as one', () => {
    const venue = new SimulatedVenue();
    const request: OrderRequest = {
      number: 1,
      instrument: btc,
      side: 'buy',
      quantity: 1,
      terms: termsOf({ kind: 'market' }),
      reduceOnly: false,
      positionSide: 'net',
      legs: [],
      ocoGroup: 0,
      decidedAt: 0,
    };
    for (const forged of [request, { value: request }, Object.create(approvedOrder(request))]) {
      expect(() => venue.submit(forged as Approved<OrderRequest>, 0)).toThrow(
        expect.objectContaining({ code: 'E042' }),
      );
    }
    venue.match(barOver([100, 101, 99, 100], 0));
    expect(venue.takeReport()).toBeUndefined();
  });

  it('given events it does not match against, then nothing happens', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy' });
    const times = { eventAt: 1, receivedAt: 1 };
    const events: readonly MarketEvent[] = [
      { kind: 'mark-price', instrument: btc, price: 100, ...times },
      { kind: 'funding', instrument: btc, rate: 0.01, ...times },
      { kind: 'dividend', instrument: btc, amountPerShare: '1', ...times },
      { kind: 'instrument-status', instrument: btc, status: 'halted', ...times },
      { kind: 'custom', name: 'news', payload: {}, ...times },
    ];
    for (const event of events) bench.show(event);
    expect(bench.take()).toEqual([]);
  });

  it('given reports, then they are taken one by one, oldest first, also while new ones come', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 1 });
    bench.send({ kind: 'limit', side: 'buy', price: 2 });
    expect(bench.venue.takeReport()).toMatchObject({ order: 1 });
    bench.cancel(1);
    expect(bench.venue.takeReport()).toMatchObject({ order: 2 });
    expect(bench.venue.takeReport()).toMatchObject({ order: 1, kind: 'order-cancelled' });
    expect(bench.venue.takeReport()).toBeUndefined();
    bench.cancel(2);
    expect(bench.venue.takeReport()).toMatchObject({ order: 2, kind: 'order-cancelled' });
    expect(bench.venue.takeReport()).toBeUndefined();
  });

  it('given one instrument, then the prices of another fill none of its orders', () => {
    const [btcBars, ethBars] = builtInMarket({ bars: 1, symbols: ['BTCUSDT', 'ETHUSDT'] }).series;
    if (btcBars === undefined || ethBars === undefined) throw new Error('no series');
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', instrument: btcBars.instrument });
    bench.bar([100, 101, 99, 100], ethBars.instrument);
    expect(bench.take()).toEqual([]);
    bench.now = 0;
    bench.bar([100, 101, 99, 100], btcBars.instrument);
    expect(bench.take()).toHaveLength(1);
  });
});
