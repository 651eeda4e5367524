import { type BookSeries, type MarketEvent, SeededRandom, type TradeSeries } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { describeLatencyModel, describeRejectModel } from '../testing/index.ts';
import { Bench, btc } from '../venue/bench.fixture.ts';
import { trade } from '../venue/moments.fixture.ts';
import { constantLatency, delayedEvents, feedLatency, noRejects, randomRejects, replayedLatency } from './index.ts';

const measured = { at: Float64Array.of(100, 200), delayMs: Float64Array.of(5, 9) };

describeLatencyModel(() => replayedLatency([10, 20, 30]));
describeLatencyModel(() => replayedLatency(measured));
describeRejectModel(() => noRejects());
describeRejectModel(() => randomRejects(0.3));

const random = new SeededRandom(1);

describe('measured delays', () => {
  it('given a list, then in turn, and from the start again', () => {
    const model = replayedLatency([3, 1, 2]);
    expect([0, 0, 0, 0].map((at) => model.delayMs(random, at))).toEqual([3, 1, 2, 3]);
    expect(model.begin?.().delayMs(random, 0)).toBe(3);
  });

  it('given columns, then what was measured last, and before the first the first', () => {
    const model = replayedLatency(measured);
    expect([0, 100, 199, 200, 1e9].map((at) => model.delayMs(random, at))).toEqual([5, 5, 5, 9, 9]);
  });

  it('given a venue, then orders and cancels take as long as was measured when they left', () => {
    const bench = new Bench({ latency: replayedLatency(measured) });
    bench.now = 150;
    bench.send({ kind: 'market', side: 'buy' });
    bench.now = 200;
    bench.send({ kind: 'market', side: 'buy' });
    bench.show(trade(100, 9, 154));
    expect(bench.take()).toEqual([]);
    bench.show(trade(100, 9, 155));
    bench.show(trade(101, 9, 208));
    bench.show(trade(102, 9, 209));
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker', '2 filled 1 at 102, taker']);
  });

  it.each([
    ['an empty list', []],
    ['half a millisecond', [1, 0.5]],
    ['no columns', { at: new Float64Array(), delayMs: new Float64Array() }],
    ['columns of two lengths', { at: Float64Array.of(1), delayMs: Float64Array.of(1, 2) }],
    ['instants that fall', { at: Float64Array.of(2, 1), delayMs: Float64Array.of(1, 2) }],
    ['a negative delay', { at: Float64Array.of(1), delayMs: Float64Array.of(-1) }],
  ])('given %s, then E402', (_, delays) => {
    expect(() => replayedLatency(delays)).toThrow(expect.objectContaining({ code: 'E402' }));
  });
});

describe('feed latency', () => {
  const times = { eventAt: Float64Array.of(0, 10, 20), receivedAt: Float64Array.of(1, 10, 20) };
  const trades: TradeSeries = {
    kind: 'trades',
    instrument: btc,
    columns: {
      length: 3,
      ...times,
      price: Float64Array.of(1, 2, 3),
      quantity: Float64Array.of(1, 1, 1),
      side: new Int8Array(3),
    },
  };

  it('given recorded events, then they are received later, and never before the one in front', () => {
    const delayed = delayedEvents(trades, replayedLatency([50, 5]), 1);
    expect(delayed.kind === 'trades' && [...delayed.columns.receivedAt]).toEqual([51, 51, 70]);
    expect(delayed.kind === 'trades' && delayed.columns.eventAt, 'when they happened stays').toBe(times.eventAt);
    expect([...trades.columns.receivedAt], 'and so does what was given').toEqual([1, 10, 20]);
  });

  it('given quotes, books, funding or marks, then the first two are delayed, the others know no delay', () => {
    const one = { length: 1, eventAt: Float64Array.of(5), receivedAt: Float64Array.of(6) };
    const price = Float64Array.of(1);
    const quotes = {
      kind: 'quotes',
      instrument: btc,
      columns: { ...one, bid: price, ask: price, bidQuantity: price, askQuantity: price },
    } as const;
    const book: BookSeries = {
      kind: 'book',
      instrument: btc,
      columns: {
        ...one,
        isSnapshot: Uint8Array.of(1),
        sequence: price,
        previousSequence: price,
        firstLevel: Uint32Array.of(0, 0),
        firstAsk: Uint32Array.of(0),
        price: new Float64Array(),
        quantity: new Float64Array(),
      },
    };
    for (const series of [quotes, book]) {
      const { columns } = delayedEvents(series, constantLatency(50), 1);
      expect('receivedAt' in columns && [...columns.receivedAt]).toEqual([56]);
    }
    const funding = { kind: 'funding', instrument: btc, columns: { length: 1, eventAt: price, rate: price } } as const;
    expect(delayedEvents(funding, constantLatency(50), 1)).toBe(funding);
  });

  it('given a feed, then its events are received later, in order, each run alike', () => {
    const delay = () => {
      const late = feedLatency(replayedLatency([50, 5]), 1);
      return [0, 10, 20].map((at) => late(trade(100, 1, at)).receivedAt);
    };
    expect(delay()).toEqual([50, 50, 70]);
    expect(delay()).toEqual(delay());
  });

  it('given rows of history, then they pass', () => {
    const bar = { kind: 'bar', series: {} } as unknown as MarketEvent;
    expect(feedLatency(constantLatency(50), 1)(bar)).toBe(bar);
  });

  it('given an order decided on a late trade, then it meets the market as it is by then', () => {
    const bench = new Bench({ latency: constantLatency(10) });
    bench.show({ ...trade(100, 9, 0), receivedAt: 50 });
    bench.send({ kind: 'market', side: 'buy' });
    bench.show({ ...trade(101, 9, 59), receivedAt: 109 });
    bench.show({ ...trade(102, 9, 60), receivedAt: 110 });
    expect(bench.take()).toEqual(['1 filled 1 at 102, taker']);
  });
});

describe('rejects', () => {
  it('given a probability, then about so many orders are refused with E409, by the seed, and nothing fills of them', () => {
    const run = (seed: number) => {
      const bench = new Bench({ seed, rejects: randomRejects(0.25) });
      for (let i = 0; i < 400; i++) bench.send({ kind: 'market', side: 'buy' });
      const told = bench.take();
      bench.bar([100, 100, 100, 100]);
      expect(bench.take()).toHaveLength(400 - told.length);
      return told;
    };
    const told = run(1);
    expect(told.length).toBeGreaterThan(70);
    expect(told.length).toBeLessThan(130);
    expect(told[0]).toMatch(/^\d+ rejected E409: drawn with a probability of 0.25$/);
    expect(run(1)).toEqual(told);
    expect(run(2)).not.toEqual(told);
  });

  it('given none or all, then so', () => {
    for (const [rejects, count] of [
      [noRejects(), 0],
      [randomRejects(0), 0],
      [randomRejects(1), 9],
    ] as const) {
      const bench = new Bench({ rejects });
      for (let i = 0; i < 9; i++) bench.send({ kind: 'market', side: 'buy' });
      expect(bench.take()).toHaveLength(count);
    }
  });

  it.each([-0.1, 1.1, Number.NaN])('given a probability of %d, then E402', (probability) => {
    expect(() => randomRejects(probability)).toThrow(expect.objectContaining({ code: 'E402' }));
  });
});
