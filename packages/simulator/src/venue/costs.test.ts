import { defineInstrument, Exact, minute, type OrderFilled } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { standardFills } from '../matching/index.ts';
import {
  type FeeContext,
  type FillContext,
  fixedSlippage,
  fixedSpread,
  instrumentFees,
  noSlippage,
  type SlippageModel,
} from '../models/index.ts';
import { Bench, btc, type Kind, type Prices } from './bench.fixture.ts';
import { SimulatedVenue, type SimulatedVenueSettings } from './simulated-venue.ts';

/** What a fill of one order comes to. */
function fillOf(
  settings: SimulatedVenueSettings,
  sent: Kind & { side: 'buy' | 'sell' },
  show: (bench: Bench) => void,
): OrderFilled {
  const bench = new Bench(settings);
  bench.send(sent);
  show(bench);
  const fill = bench.reports().find((report) => report.kind === 'order-filled');
  if (fill === undefined) throw new Error('nothing filled');
  return fill;
}
const bar =
  (...prices: Prices) =>
  (bench: Bench) =>
    bench.bar(prices);
const costly: SimulatedVenueSettings = { spread: fixedSpread(10), slippage: fixedSlippage(20) };

describe('what a fill costs', () => {
  it.each<readonly [string, Kind & { side: 'buy' | 'sell' }, Prices, price: number, slippage: number]>([
    [
      'a market buy pays half the spread and slippage',
      { kind: 'market', side: 'buy' },
      [100, 110, 90, 105],
      100.25,
      0.25,
    ],
    ['a market sell, too', { kind: 'market', side: 'sell' }, [100, 110, 90, 105], 99.75, 0.25],
    ['a buy is rounded up to the tick', { kind: 'market', side: 'buy' }, [33.33, 34, 33, 33], 33.42, 0.09],
    ['a sell is rounded down to the tick', { kind: 'market', side: 'sell' }, [33.33, 34, 33, 33], 33.24, 0.09],
    ['a stop pays them at its trigger', { kind: 'stop', side: 'buy', trigger: 104 }, [100, 110, 90, 105], 104.26, 0.26],
    ['a sell stop, too', { kind: 'stop', side: 'sell', trigger: 96 }, [100, 110, 90, 105], 95.76, 0.24],
    ['a limit that takes pays them', { kind: 'limit', side: 'buy', price: 101 }, [100, 110, 90, 105], 100.25, 0.25],
    ['and never more than its limit', { kind: 'limit', side: 'buy', price: 100.1 }, [100, 110, 90, 105], 100.1, 0.1],
    ['nor a sell less', { kind: 'limit', side: 'sell', price: 99.9 }, [100, 110, 90, 105], 99.9, 0.1],
    [
      'a stop-limit, too',
      { kind: 'stop-limit', side: 'buy', trigger: 104, price: 104.1 },
      [100, 110, 90, 105],
      104.1,
      0.1,
    ],
    ['a limit that makes pays neither', { kind: 'limit', side: 'buy', price: 95 }, [100, 110, 90, 105], 95, 0],
    ['nor a sell that makes', { kind: 'limit', side: 'sell', price: 105 }, [100, 110, 90, 105], 105, 0],
  ])('%s', (_, sent, prices, price, slippage) => {
    const fill = fillOf(costly, sent, bar(...prices));
    expect(fill.price).toBe(Math.round(price * 100));
    expect(fill.slippage).toBeCloseTo(slippage, 9);
  });

  it('given a limit that makes at a better open, then it pays neither, too', () => {
    const bench = new Bench({ ...costly, fills: standardFills({ gap: 'open' }) });
    bench.send({ kind: 'limit', side: 'buy', price: 95 });
    bench.bar([100, 101, 99, 100]);
    bench.bar([90, 91, 89, 90]);
    expect(bench.take()).toEqual(['1 filled 1 at 90, maker']);
  });

  it('given quotes, then the spread is in them, and slippage alone is added', () => {
    const fill = fillOf(costly, { kind: 'market', side: 'buy' }, (bench) => bench.quote(99, 100));
    expect(fill.price).toBe(10_020);
  });

  it('given trades, then the spread is added; once there are quotes, it is in them', () => {
    expect(fillOf(costly, { kind: 'market', side: 'buy' }, (bench) => bench.trade(100)).price).toBe(10_025);
    const bench = new Bench(costly);
    bench.quote(99, 100);
    bench.send({ kind: 'market', side: 'buy' });
    bench.trade(100);
    expect(bench.reports()[1]).toMatchObject({ price: 10_020 });
  });

  it('given quotes and bars, then a fill against a bar has the spread added', () => {
    const bench = new Bench(costly);
    bench.quote(99, 101, 0);
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 101, 99, 100]);
    expect(bench.reports()[1]).toMatchObject({ price: 10_025 });
  });

  it('given the end of the data, then closing costs the same', () => {
    const bench = new Bench(costly);
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 101, 99, 100]);
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.reports();
    bench.venue.finish('close', bench.now);
    expect(bench.reports()[0]).toMatchObject({ price: 9_975 });
  });

  it('given quotes, then closing at the end takes the last one, without a spread on top', () => {
    const bench = new Bench(costly);
    bench.send({ kind: 'market', side: 'buy' });
    bench.quote(99, 100);
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.reports();
    bench.venue.finish('close', bench.now);
    expect(bench.reports()[0]).toMatchObject({ price: 9_880 });
  });

  it('given a coarser tick than when the order was placed, then a limit is still not exceeded', () => {
    const instrument = defineInstrument({
      id: 'X',
      kind: 'spot',
      base: 'X',
      quote: 'USDT',
      rules: [
        { tickSize: '0.01', quantityStep: '0.1' },
        { from: minute, tickSize: '1', quantityStep: '0.1' },
      ],
    });
    for (const [side, price, prices] of [
      ['buy', 95.5, [95.6, 97, 94, 96]],
      ['sell', 95.5, [95.4, 97, 94, 95]],
    ] as const) {
      const bench = new Bench();
      bench.send({ kind: 'limit', side, price, instrument });
      bench.bar(side === 'buy' ? [100, 101, 99, 100] : [90, 91, 89, 90], instrument);
      bench.bar(prices, instrument);
      expect(bench.take()).toEqual(['1 filled 1 at 95.5, maker']);
    }
  });
});

describe('what models are told', () => {
  it('given an opening, then of the bar they know nothing yet; given the range, then all of it', () => {
    const seen: FillContext[] = [];
    const watching: SlippageModel = {
      name: 'watching',
      rate: (context) => {
        seen.push(context);
        return 0;
      },
    };
    const bench = new Bench({ slippage: watching });
    bench.send({ kind: 'market', side: 'buy', quantity: 2.5 });
    bench.send({ kind: 'stop', side: 'sell', trigger: 95 });
    bench.bar([100, 110, 90, 105]);
    expect(seen).toMatchObject([
      { instrument: btc, side: 'buy', quantity: 2.5, reference: 100, at: 0, volume: 0, high: 100, low: 100 },
      { side: 'sell', quantity: 1, reference: 95, at: minute - 1, volume: 10, high: 110, low: 90 },
    ]);
  });

  it.each([
    ['buy', 95, 'sell'],
    ['sell', 105, 'buy'],
  ] as const)(
    'given an entry to %s with a stop at %d, then they are told that its leg is to %s',
    (side, trigger, opposite) => {
      const seen: string[] = [];
      const bench = new Bench({ slippage: { name: 'watching', rate: (context) => seen.push(context.side) * 0 } });
      bench.send({ kind: 'market', side, legs: [{ role: 'stop-loss', terms: { kind: 'stop', trigger } }] });
      bench.bar([100, 106, 94, 100]);
      expect(seen).toEqual([side, opposite]);
    },
  );

  it('given an order that came inside a bar, when the close fills it, then the range has passed', () => {
    const seen: number[] = [];
    const bench = new Bench({ slippage: { name: 'watching', rate: ({ high, low }) => seen.push(high, low) * 0 } });
    bench.now = 1;
    bench.send({ kind: 'market', side: 'buy' });
    bench.now = 0;
    bench.bar([100, 110, 90, 105]);
    expect(seen).toEqual([110, 90]);
  });

  it('given a fill, then the fee model sees it exactly, and what it says is reported', () => {
    const seen: FeeContext[] = [];
    const amount = new Exact(123, 2);
    const bench = new Bench({
      fees: {
        name: 'in a third currency',
        feeOf: (context) => {
          seen.push(context);
          return { amount, currency: 'BNB' };
        },
      },
    });
    bench.send({ kind: 'limit', side: 'sell', price: 105, quantity: 0.5 });
    bench.bar([100, 110, 90, 105]);
    expect(
      seen.map(({ quantity, price, notional, ...rest }) => [`${quantity} x ${price} = ${notional}`, rest]),
    ).toEqual([['0.5 x 105 = 52.5', { instrument: btc, side: 'sell', liquidity: 'maker', at: minute - 1 }]]);
    expect(bench.reports()[1]).toMatchObject({ fee: amount, feeCurrency: 'BNB' });
  });

  it('given maker and taker fills, then each pays its rate of the instrument', () => {
    const bench = new Bench({ fees: instrumentFees() });
    bench.send({ kind: 'market', side: 'buy' });
    bench.send({ kind: 'limit', side: 'buy', price: 95 });
    bench.bar([100, 101, 94, 95]);
    const fees = bench.reports().flatMap((report) => (report.kind === 'order-filled' ? [String(report.fee)] : []));
    expect(fees).toEqual(['0.1', '0.019']);
  });

  it('given the seed, then models with random numbers repeat themselves', () => {
    const run = (seed: number) => {
      const bench = new Bench({ seed, slippage: { name: 'random', rate: ({ random }) => random.next() / 100 } });
      for (let i = 0; i < 10; i++) {
        bench.send({ kind: 'market', side: 'buy' });
        bench.bar([100, 101, 99, 100]);
      }
      return bench.take();
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });
});

describe('a venue without settings', () => {
  const venue = new SimulatedVenue();

  it('costs something in every respect', () => {
    const { fees, slippage, spread, latency, fills } = venue.models;
    expect([venue.name, fees.name, slippage.name, spread.name, latency.name, fills.name]).toEqual([
      'simulated',
      'fee rates of the instrument',
      '2 bps',
      '2 bps',
      '100 ms',
      'limits fill when traded through, gaps fill at the limit',
    ]);
  });

  it('takes settings one by one, and its name', () => {
    const other = new SimulatedVenue({ name: 'mine', slippage: noSlippage() });
    expect([other.name, other.models.slippage.name, other.models.spread.name]).toEqual(['mine', 'none', '2 bps']);
  });

  it('says what it can do', () => {
    expect(venue.capabilities).toEqual({
      orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
      brackets: true,
      oco: true,
      reduceOnly: true,
      postOnly: true,
      hedgeMode: true,
    });
  });

  it('refuses a seed that is not whole', () => {
    expect(() => new SimulatedVenue({ seed: 0.5 })).toThrow(expect.objectContaining({ code: 'E011' }));
  });
});
