import { barOf, minute, SeededRandom } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { describeSlippageModel, describeSpreadModel } from '../testing/index.ts';
import { Bench, btc, eth } from '../venue/bench.fixture.ts';
import {
  abdiRanaldoSpread,
  corwinSchultzSpread,
  type FillContext,
  fixedSpread,
  impactSlippage,
  noSpread,
  recordedSpread,
  type SlippageModel,
  type SpreadModel,
  volatilitySlippage,
} from './index.ts';

describeSlippageModel(() => volatilitySlippage(0.1));
describeSlippageModel(() => volatilitySlippage(0.1, { bars: 2, untilThenBps: 10 }));
describeSlippageModel(() => impactSlippage());
describeSlippageModel(() => impactSlippage({ y: 0.5, bars: 3 }));
describeSpreadModel(() => corwinSchultzSpread());
describeSpreadModel(() => corwinSchultzSpread({ bars: 2 }));
describeSpreadModel(() => abdiRanaldoSpread({ bars: 4, untilThenBps: 0 }));
describeSpreadModel(() => recordedSpread({ at: Float64Array.of(0, 10), rate: Float64Array.of(0.001, 0) }));

const fill = (of: Partial<FillContext> = {}): FillContext => ({
  instrument: btc,
  side: 'buy',
  quantity: 3,
  reference: 100,
  at: 0,
  volume: 0,
  high: 100,
  low: 100,
  random: new SeededRandom(1),
  ...of,
});

/** High, low, close and volume of four bars. */
const bars = [
  [102, 99, 100, 10],
  [104, 100, 103, 20],
  [103, 98, 99, 30],
  [101, 97, 100.5, 40],
] as const;

function shown<Model extends SlippageModel | SpreadModel>(
  model: Model,
  of: readonly (readonly [number, number, number, number])[] = bars,
): Model {
  for (const [i, [high, low, close, volume]] of of.entries())
    model.onBar?.(barOf(btc, minute, { openAt: i * minute, open: close, high, low, close, volume }));
  return model;
}

describe('slippage that learns from bars', () => {
  // returns 0.03, 99/103 - 1 and 100.5/99 - 1, their standard deviation 0.0362244545
  it('given four bars, then a share of the volatility of three returns', () => {
    expect(shown(volatilitySlippage(0.1, { bars: 3 })).rate(fill())).toBeCloseTo(0.0036224454495745978, 15);
  });

  it('given four bars, then the square root of the quantity over the mean volume of the three returns', () => {
    // 0.5 x 0.0362244545 x sqrt(3 / 30)
    const model = shown(impactSlippage({ y: 0.5, bars: 3 }));
    expect(model.rate(fill())).toBeCloseTo(0.005727589160184176, 15);
    expect(model.rate(fill({ quantity: 12 })), 'four times as much costs twice as much').toBeCloseTo(
      0.011455178320368352,
      15,
    );
  });

  it('given fewer bars, another instrument, or no volume, then what it charges until it knows', () => {
    const model = volatilitySlippage(0.1, { bars: 3, untilThenBps: 7 });
    shown(model, bars.slice(1));
    expect(model.rate(fill())).toBeCloseTo(0.0007, 15);
    shown(model, bars.slice(0, 1));
    expect(model.rate(fill())).not.toBeCloseTo(0.0007, 15);
    expect(model.rate(fill({ instrument: eth }))).toBeCloseTo(0.0007, 15);
    const silent = shown(
      impactSlippage({ bars: 3, untilThenBps: 7 }),
      bars.map(([high, low, close]) => [high, low, close, 0]),
    );
    expect(silent.rate(fill())).toBeCloseTo(0.0007, 15);
  });

  it('given an order beyond all measure, then it still pays a price', () => {
    expect(shown(impactSlippage({ bars: 3 })).rate(fill({ quantity: 1e9 }))).toBe(0.99);
    expect(shown(volatilitySlippage(1e6, { bars: 3 })).rate(fill())).toBe(0.99);
  });

  it('given more bars than it looks back on, then the latest', () => {
    const model = shown(volatilitySlippage(0.1, { bars: 3 }), [[500, 1, 400, 9], [1, 1, 1, 9], ...bars]);
    expect(model.rate(fill())).toBeCloseTo(0.0036224454495745978, 15);
  });

  it('given a venue, then a fill is charged by the bars before its own', () => {
    const bench = new Bench({ slippage: volatilitySlippage(1, { bars: 2, untilThenBps: 100 }), spread: noSpread() });
    const price = (bar: readonly [number, number, number, number]) => {
      bench.send({ kind: 'market', side: 'buy' });
      bench.bar(bar);
      return bench.take();
    };
    expect(price([100, 100, 100, 100])).toEqual(['1 filled 1 at 101, taker']);
    bench.bar([100, 100, 100, 100]);
    expect(price([100, 200, 100, 200]), 'two bars make one return').toEqual(['2 filled 1 at 101, taker']);
    expect(price([200, 200, 200, 200]), 'returns of 0 and 1 deviate by 0.7071').toEqual([
      '3 filled 1 at 341.43, taker',
    ]);
  });

  it.each([
    ['a negative share', () => volatilitySlippage(-1), 'a slippage share of -1'],
    ['a y that is no number', () => impactSlippage({ y: Number.NaN }), 'a factor y of NaN'],
    ['one bar', () => volatilitySlippage(1, { bars: 1 }), 'a look back of 1 bars'],
    ['half a bar', () => impactSlippage({ bars: 2.5 }), 'a look back of 2.5 bars'],
    ['a spread of everything', () => corwinSchultzSpread({ untilThenBps: 10_000 }), 'is the whole price or more'],
    ['one bar for a spread', () => abdiRanaldoSpread({ bars: 1 }), 'a look back of 1 bars'],
  ])('given %s, then E402', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'E402', message: expect.stringContaining(message) }));
  });
});

describe('spreads estimated from bars', () => {
  it('given three pairs of bars, then Corwin and Schultz make 0.0000448, 0.0095 and 0.0099 of them', () => {
    expect(shown(corwinSchultzSpread({ bars: 4 })).rate(fill())).toBeCloseTo(0.006469669486810862, 13);
  });

  it('given bars that only drift, then no pair has a spread below zero', () => {
    const drift = [1, 2, 3].map((i) => [100 * i + 1, 100 * i, 100 * i, 1] as const);
    expect(shown(corwinSchultzSpread({ bars: 3 }), drift).rate(fill())).toBe(0);
  });

  it('given three pairs of bars, then Abdi and Ranaldo make 0.0196, 0.0315 and nothing of them', () => {
    expect(shown(abdiRanaldoSpread({ bars: 4 })).rate(fill())).toBeCloseTo(0.017007747457898185, 13);
  });

  it('given too few bars, then what it charges until it knows', () => {
    for (const make of [corwinSchultzSpread, abdiRanaldoSpread])
      expect(shown(make({ bars: 5, untilThenBps: 12 })).rate(fill())).toBeCloseTo(0.0012, 15);
  });
});

describe('a recorded spread', () => {
  const model = recordedSpread({ at: Float64Array.of(100, 200), rate: Float64Array.of(0.001, 0.002) });

  it('given an instant, then what was in force, and before the first the first', () => {
    expect([0, 100, 199, 200, 1e9].map((at) => model.rate(fill({ at })))).toEqual([0.001, 0.001, 0.001, 0.002, 0.002]);
  });

  it.each([
    ['nothing', [], []],
    ['more instants than rates', [1, 2], [0.1]],
    ['instants that fall', [2, 1], [0.1, 0.1]],
    ['a negative rate', [1], [-0.1]],
    ['a rate of everything', [1], [1]],
    ['a rate that is no number', [1], [Number.NaN]],
  ])('given %s, then E402', (_, at, rate) => {
    const make = () => recordedSpread({ at: Float64Array.from(at), rate: Float64Array.from(rate) });
    expect(make).toThrow(expect.objectContaining({ code: 'E402' }));
  });
});

it('given two venues with one model, then neither learns from the other', () => {
  const slippage = volatilitySlippage(1, { bars: 2, untilThenBps: 100 });
  const wild = new Bench({ slippage, spread: fixedSpread(0) });
  for (const close of [100, 200, 100, 200]) wild.bar([close, close, close, close]);
  const calm = new Bench({ slippage, spread: fixedSpread(0) });
  calm.send({ kind: 'market', side: 'buy' });
  calm.bar([100, 100, 100, 100]);
  expect(calm.take()).toEqual(['1 filled 1 at 101, taker']);
});
