import * as library from 'technicalindicators';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type BarInput, type CandlestickName, candlestick, candlestickNames } from '../index.ts';
import type { PatternFinder } from '../technicalindicators/index.ts';

type Average = (input: { readonly values: number[]; readonly period: number }) => number[];

const averagegain: Average = library.averagegain;
const averageloss: Average = library.averageloss;
const tweezertop: PatternFinder = library.tweezertop;

type Shape = readonly [open: number, high: number, low: number, close: number];

function isFound(name: CandlestickName, shapes: readonly Shape[]): boolean | undefined {
  const indicator = candlestick(name);
  return shapes.map((shape) => indicator.update(bar(shape))).at(-1);
}

function bar([open, high, low, close]: Shape): BarInput {
  return { open, high, low, close, volume: 1 };
}

const falling: readonly Shape[] = [
  [31, 31.5, 29.5, 30],
  [30, 30.5, 19.5, 20],
  [20, 20.5, 9.5, 10],
];
const rising: readonly Shape[] = [
  [9, 10.5, 8.5, 10],
  [10, 20.5, 9.5, 20],
  [20, 30.5, 19.5, 30],
];
/** Small bodies at the top, and at the bottom, of a long range. */
const hammer: Shape = [9, 9.4, 4, 9.4];
const inverted: Shape = [30, 36, 30, 30.4];

describe('candlestick', () => {
  it.each<[CandlestickName, readonly Shape[], readonly Shape[]]>([
    [
      'bullishEngulfing',
      [
        [10, 11, 8, 9],
        [8.5, 12, 8, 11],
      ],
      [
        [10, 11, 8, 9],
        [9.5, 12, 8, 11],
      ],
    ],
    [
      'bearishEngulfing',
      [
        [9, 11, 8, 10],
        [10.5, 11, 7, 8],
      ],
      [
        [9, 11, 8, 10],
        [9.5, 11, 7, 8],
      ],
    ],
    ['bullishMarubozu', [[10, 15, 10, 15]], [[10, 16, 9, 15]]],
    ['bearishMarubozu', [[15, 15, 10, 10]], [[15, 16, 9, 10]]],
    ['doji', [[100, 104, 96, 100]], [[100, 104, 96, 103]]],
    ['dragonflyDoji', [[100, 100, 90, 100]], [[100, 110, 90, 100]]],
    ['gravestoneDoji', [[100, 110, 100, 100]], [[100, 110, 90, 100]]],
    [
      'threeWhiteSoldiers',
      [
        [10, 15.5, 9, 15],
        [13, 18.5, 12, 18],
        [16, 21.5, 15, 21],
      ],
      [
        [10, 15.5, 9, 15],
        [13, 18.5, 12, 12.5],
        [16, 21.5, 15, 21],
      ],
    ],
    [
      'threeBlackCrows',
      [
        [21, 21.5, 15, 16],
        [19, 19.5, 12, 13],
        [15, 15.5, 9, 10],
      ],
      [
        [21, 21.5, 15, 16],
        [19, 19.5, 12, 20],
        [15, 15.5, 9, 10],
      ],
    ],
    ['hammer', [...falling, hammer, [9.4, 12, 9, 11]], [...rising, hammer, [9.4, 12, 9, 11]]],
    ['hammer', [...falling, hammer, [9.4, 12, 9, 11]], [...falling, hammer, [9.4, 12, 9, 9.2]]],
    ['hammerUnconfirmed', [...falling, [10, 10.5, 8.5, 9], hammer], [...rising, [30, 32, 29, 31], hammer]],
    ['hangingMan', [...rising, [30, 30.4, 24, 30.4], [30, 31, 27, 28]], [...falling, hammer, [9, 9.5, 6, 7]]],
    [
      'hangingManUnconfirmed',
      [...rising, [30, 32, 29, 31], [31, 31.4, 26, 31.4]],
      [...falling, [10, 10.5, 8.5, 9], hammer],
    ],
    ['shootingStar', [...rising, inverted, [30, 30.5, 27, 28]], [...rising, inverted, [30, 34, 29, 33]]],
    [
      'shootingStarUnconfirmed',
      [...rising, [30, 32, 29, 31], [31, 37, 31, 31.4]],
      [...falling, [10, 10.5, 8.5, 9], inverted],
    ],
    ['tweezerTop', [...rising, [30, 33, 29, 32], [32, 33, 30, 31]], [...rising, [30, 33, 29, 32], [32, 33.5, 30, 31]]],
    ['tweezerBottom', [...falling, [10, 11, 7, 8], [8, 9, 7, 8.5]], [...rising, [10, 11, 7, 8], [8, 9, 7, 8.5]]],
  ])('given bars of a %s, then it is found, and otherwise it is not', (name, pattern, other) => {
    expect(isFound(name, pattern)).toBe(true);
    expect(isFound(name, other)).toBe(false);
  });

  it.each(candlestickNames)(
    'given fewer bars than a %s has, then there is no answer, and then there is one',
    (name) => {
      const { warmUp } = candlestick(name);
      const shapes = Array.from({ length: warmUp }, (_, i): Shape => [10 + i, 12 + i, 9 + i, 11 + i]);
      expect(isFound(name, shapes.slice(1))).toBeUndefined();
      expect(isFound(name, shapes)).toBeTypeOf('boolean');
    },
  );

  it('given a rise of two digits, then the library compares it as text and misses it, so we do not ask it for trends', () => {
    const closes = [20, 11, 31, 31, 31];
    const gain = averagegain({ values: closes.slice(0, 3), period: 2 });
    const loss = averageloss({ values: closes.slice(0, 3), period: 2 });
    expect([gain, loss], 'lists of one average each: 10 up, 4.5 down').toEqual([[10], [4.5]]);
    const highs = [20, 20, 31, 31, 31];
    const shapes = closes.map((close, i): Shape => [close, highs[i] ?? close, close, close]);
    expect(tweezertop({ open: closes, high: highs, low: closes, close: closes, reversedInput: false })).toBe(false);
    expect(isFound('tweezerTop', shapes)).toBe(true);
  });

  it('given its types, then a name that is none does not compile', () => {
    expectTypeOf(candlestick).parameter(0).toEqualTypeOf<CandlestickName>();
    expectTypeOf<'bullishEngulfing'>().toExtend<CandlestickName>();
    expectTypeOf<'dragon'>().not.toExtend<CandlestickName>();
  });
});
