import {
  isBearishHammer,
  isBearishInvertedHammer,
  isBullishHammer,
  isBullishInvertedHammer,
  type PatternInput,
} from '../technicalindicators/index.ts';
import type { BarLists } from '../windows/index.ts';

/**
 * The patterns that need a trend before them, over five bars: the trend over the first three (four when nothing has to
 * confirm the pattern), the stick, and the bar that confirms it.
 *
 * technicalindicators finds the trend by comparing lists of average gains and losses with `>`, which JavaScript does as
 * text: a gain of 9 beats a loss of 10. Here the trend is the change of the close, which is what the two averages
 * differ by, and only the shape of the stick is asked of the library.
 */
export function isHammer(bars: BarLists): boolean {
  return change(bars, 3) < 0 && hasHammer(bars, 3) && risesAtEnd(bars);
}

export function isHammerUnconfirmed(bars: BarLists): boolean {
  return change(bars, 4) < 0 && hasHammer(bars, 4);
}

export function isHangingMan(bars: BarLists): boolean {
  return change(bars, 3) > 0 && hasUpright(bars, 3) && fallsAtEnd(bars);
}

export function isHangingManUnconfirmed(bars: BarLists): boolean {
  return change(bars, 4) > 0 && hasUpright(bars, 4);
}

export function isShootingStar(bars: BarLists): boolean {
  return change(bars, 3) > 0 && hasInverted(bars, 3) && fallsAtEnd(bars);
}

export function isShootingStarUnconfirmed(bars: BarLists): boolean {
  return change(bars, 4) > 0 && hasInverted(bars, 4);
}

export function isTweezerTop(bars: BarLists): boolean {
  return change(bars, 3) > 0 && bars.high[3] === bars.high[4];
}

export function isTweezerBottom(bars: BarLists): boolean {
  return change(bars, 3) < 0 && bars.low[3] === bars.low[4];
}

function change({ close }: BarLists, bars: number): number {
  return at(close, bars - 1) - at(close, 0);
}

function hasHammer(bars: BarLists, i: number): boolean {
  return hasUpright(bars, i) || hasInverted(bars, i);
}

function hasUpright(bars: BarLists, i: number): boolean {
  return Boolean(isBearishHammer(one(bars, i)) || isBullishHammer(one(bars, i)));
}

function hasInverted(bars: BarLists, i: number): boolean {
  return Boolean(isBearishInvertedHammer(one(bars, i)) || isBullishInvertedHammer(one(bars, i)));
}

function risesAtEnd({ open, close }: BarLists): boolean {
  return at(close, 4) > at(open, 4) && at(close, 4) > at(close, 3);
}

function fallsAtEnd({ open, close }: BarLists): boolean {
  return at(close, 4) < at(open, 4) && at(close, 4) < at(close, 3);
}

function one({ open, high, low, close }: BarLists, i: number): PatternInput {
  return {
    open: [at(open, i)],
    high: [at(high, i)],
    low: [at(low, i)],
    close: [at(close, i)],
    reversedInput: false,
  };
}

function at(values: readonly number[], i: number): number {
  return values[i] as number;
}
