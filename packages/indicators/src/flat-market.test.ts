import { describe, expect, it } from 'vitest';
import * as all from './index.ts';

/** 0.1 + 0.2: a price that rounds at every step, in a market that stands still after having moved. */
const price = 0.30000000000000004;
const flat: all.BarInput = { open: price, high: price, low: price, close: price, volume: 0 };
const moving: readonly all.BarInput[] = Array.from({ length: 40 }, (_, i) => {
  const close = 1 + Math.sin(i) / 3;
  return { open: close, high: close + 0.017, low: close - 0.013, close, volume: 1_000.1 * (i + 1) };
});

function afterMoving<Out>(indicator: all.Indicator<all.BarInput, Out>): Out | undefined {
  for (const bar of moving) indicator.update(bar);
  let latest: Out | undefined;
  for (let i = 0; i < 25; i++) latest = indicator.update(flat);
  return latest;
}

function closesAfterMoving<Out>(indicator: all.Indicator<number, Out>): Out | undefined {
  for (const { close } of moving) indicator.update(close);
  let latest: Out | undefined;
  for (let i = 0; i < 25; i++) latest = indicator.update(price);
  return latest;
}

describe('a market that stands still', () => {
  it('given a window without movement, then a ratio without a denominator has no value', () => {
    expect(closesAfterMoving(all.zScore(20))).toBeUndefined();
    expect(afterMoving(all.stochastic())).toBeUndefined();
    expect(afterMoving(all.williamsR(14))).toBeUndefined();
    expect(afterMoving(all.cci(20))).toBeUndefined();
    expect(afterMoving(all.mfi(14))).toBeUndefined();
    expect(afterMoving(all.rollingVwap(20))).toBeUndefined();
  });

  it('given a window without movement, then there is exactly no deviation, and the mean is the price', () => {
    expect(closesAfterMoving(all.standardDeviation(20))).toBe(0);
    expect(closesAfterMoving(all.bollinger())).toEqual({ upper: price, middle: price, lower: price });
    expect(closesAfterMoving(all.linearRegression(14))).toEqual({
      slope: 0,
      value: price,
      start: price,
      rSquared: undefined,
    });
  });

  it('given no movement ever, then RSI and ADX have no value', () => {
    const rsi = all.rsi(14);
    const adx = all.adx(14);
    for (let i = 0; i < 60; i++) {
      expect(rsi.update(price)).toBeUndefined();
      expect(adx.update(flat)).toBeUndefined();
    }
  });

  it('given no movement any more, then RSI and ADX stay where they were', () => {
    const before = all.adx(14);
    for (const bar of moving) before.update(bar);
    const value = before.update({ ...flat, high: 2, low: 0.1 })?.adx ?? Number.NaN;
    expect(value).toBeGreaterThan(0);
    expect(closesAfterMoving(all.rsi(14))).toBeGreaterThan(0);
  });

  it('given no volume yet, then VWAP has no value, and OBV is where it started', () => {
    expect(all.vwap().update(flat)).toBeUndefined();
    expect(all.obv().update(flat)).toBe(0);
  });

  it('given a base of zero, then the rate of change has no value', () => {
    const one = all.roc(1);
    one.update(0);
    expect(one.update(5)).toBeUndefined();
    expect(one.update(10)).toBe(100);
  });

  it('given a zero among the inputs, then the know sure thing has no value until it has left', () => {
    const one = all.kst({ roc: [1, 1, 1, 1], sma: [1, 1, 1, 1], signal: 2 });
    const values = [1, 0, 1, 2, 4].map((x) => one.update(x));
    expect(values).toEqual([undefined, undefined, undefined, undefined, { kst: 1_000, signal: 1_000 }]);
  });

  it('given bands that are one, then no price has a place between them, and a middle of zero gives no width', () => {
    expect(all.percentB(5, { upper: 5, middle: 5, lower: 5 })).toBeUndefined();
    expect(all.percentB(6, { upper: 7, middle: 5, lower: 3 })).toBe(0.75);
    expect(all.bandWidth({ upper: 1, middle: 0, lower: -1 })).toBeUndefined();
    expect(all.bandWidth({ upper: 6, middle: 5, lower: 4 })).toBe(0.4);
  });
});
