import { describe, expect, expectTypeOf, it } from 'vitest';
import * as all from './index.ts';

const bar: all.BarInput = { open: 10, high: 12, low: 9, close: 11, volume: 100 };

function refusal(act: () => unknown): { readonly code: unknown; readonly message: string } {
  try {
    act();
  } catch (error) {
    return error as all.IndicatorError;
  }
  throw new Error('nothing was thrown');
}

describe('settings that make no indicator', () => {
  const ofPeriod: readonly [string, (period: number) => unknown][] = [
    ['sma', all.sma],
    ['ema', all.ema],
    ['wilderAverage', all.wilderAverage],
    ['wma', all.wma],
    ['dema', all.dema],
    ['tema', all.tema],
    ['hma', all.hma],
    ['rsi', all.rsi],
    ['macd fast', (fast) => all.macd({ fast })],
    ['macd slow', (slow) => all.macd({ slow })],
    ['macd signal', (signal) => all.macd({ signal })],
    ['stochastic period', (period) => all.stochastic({ period })],
    ['stochastic smoothing', (smoothing) => all.stochastic({ smoothing })],
    ['stochastic signal', (signal) => all.stochastic({ signal })],
    ['stochasticRsi rsi', (rsi) => all.stochasticRsi({ rsi })],
    ['stochasticRsi period', (period) => all.stochasticRsi({ period })],
    ['stochasticRsi smoothing', (smoothing) => all.stochasticRsi({ smoothing })],
    ['stochasticRsi signal', (signal) => all.stochasticRsi({ signal })],
    ['cci', all.cci],
    ['williamsR', all.williamsR],
    ['roc', all.roc],
    ['momentum', all.momentum],
    ['standardDeviation', all.standardDeviation],
    ['zScore', all.zScore],
    ['atr', all.atr],
    ['bollinger', (period) => all.bollinger({ period })],
    ['keltner', (period) => all.keltner({ period })],
    ['keltner atrPeriod', (atrPeriod) => all.keltner({ atrPeriod })],
    ['donchian', all.donchian],
    ['highest', all.highest],
    ['lowest', all.lowest],
    ['dmi', all.dmi],
    ['adx', all.adx],
    ['supertrend', (period) => all.supertrend({ period })],
    ['ichimoku tenkan', (tenkan) => all.ichimoku({ tenkan })],
    ['ichimoku kijun', (kijun) => all.ichimoku({ kijun })],
    ['ichimoku senkou', (senkou) => all.ichimoku({ senkou })],
    ['ichimoku displacement', (displacement) => all.ichimoku({ displacement })],
    ['linearRegression', all.linearRegression],
    ['mfi', all.mfi],
    ['rollingVwap', all.rollingVwap],
    ['awesomeOscillator fast', (fast) => all.awesomeOscillator({ fast })],
    ['awesomeOscillator slow', (slow) => all.awesomeOscillator({ slow })],
    ['kst roc', (one) => all.kst({ roc: [10, 15, 20, one] })],
    ['kst sma', (one) => all.kst({ sma: [one, 10, 10, 15] })],
    ['kst signal', (signal) => all.kst({ signal })],
    ['numberWindow', (size) => all.numberWindow({ name: 'mine', size, calculate: () => 1 })],
    ['barWindow', (size) => all.barWindow({ name: 'mine', size, calculate: () => 1 })],
  ];

  it.each(ofPeriod)('given %s with a period that counts nothing, then it refuses with E080', (_, make) => {
    for (const period of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_001, '5' as unknown as number])
      expect(refusal(() => make(period)).code).toBe('E080');
  });

  it.each<[string, () => unknown]>([
    ['hma of one', () => all.hma(1)],
    ['a line through one point', () => all.linearRegression(1)],
    ['a sample of one', () => all.standardDeviation(1, { kind: 'sample' })],
    ['a z-score of a sample of one', () => all.zScore(1, { kind: 'sample' })],
    ['bands of a sample of one', () => all.bollinger({ period: 1, kind: 'sample' })],
    ['a fast average that is slower', () => all.macd({ fast: 26, slow: 12 })],
    ['two averages alike', () => all.awesomeOscillator({ fast: 5, slow: 5 })],
    ['no deviations', () => all.bollinger({ deviations: 0 })],
    ['a negative multiplier', () => all.keltner({ multiplier: -1 })],
    ['an infinite multiplier', () => all.supertrend({ multiplier: Number.POSITIVE_INFINITY })],
    ['a step of nothing', () => all.parabolicSar({ step: 0 })],
    ['a maximum of NaN', () => all.parabolicSar({ maximum: Number.NaN })],
    ['a step above its maximum', () => all.parabolicSar({ step: 0.3 })],
    ['a level that is none', () => all.levelCrossing(Number.NaN)],
    ['an unknown seed', () => all.ema(5, { seed: 'last' as 'first' })],
    ['an unknown seed of dema', () => all.dema(5, { seed: 'mean' as 'own' })],
    ['an unknown seed of tema', () => all.tema(5, { seed: 'mean' as 'own' })],
    ['an unknown seed of macd', () => all.macd({ seed: 'mean' as 'own' })],
    ['an unknown kind', () => all.standardDeviation(5, { kind: 'robust' as 'sample' })],
    ['an unknown start', () => all.obv({ start: 'one' as 'zero' })],
    ['an unknown method', () => all.pivotPoints({ method: 'woodie' as 'floor' })],
    ['an unknown way with the current bar', () => all.donchian(5, { current: 'maybe' as 'included' })],
    ['an unknown pattern', () => all.candlestick('dragon' as 'doji')],
    ['a pattern of every object', () => all.candlestick('toString' as 'doji')],
  ])('given %s, then it refuses with E080', (_, make) => {
    expect(refusal(make).code).toBe('E080');
  });

  it('given a refusal, then its message names the indicator, the setting, what it allows and what it got', () => {
    expect(refusal(() => all.sma(2.5)).message).toBe(
      'sma: period must be a whole number of inputs from 1 to 10000000, not 2.5',
    );
    expect(refusal(() => all.ema(5, { seed: 'last' as 'first' })).message).toBe(
      "ema: seed must be one of 'mean', 'first', not 'last'",
    );
  });
});

describe('inputs that are no market', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e101, -1e101])(
    'given %d among numbers, then it refuses with E081 and goes on as if it had never come',
    (bad) => {
      const one = all.sma(3);
      one.update(1);
      one.update(2);
      const before = one.save();
      expect(refusal(() => one.update(bad)).code).toBe('E081');
      expect(refusal(() => one.correct(bad)).code).toBe('E081');
      expect(one.save()).toStrictEqual(before);
      expect(one.update(3)).toBe(2);
    },
  );

  it.each<[string, unknown]>([
    ['text', '5'],
    ['nothing', undefined],
    ['null', null],
    ['a bigint', 5n],
  ])('given %s in the place of a number, then it refuses with E081', (_, bad) => {
    expect(refusal(() => all.sma(3).update(bad as number)).code).toBe('E081');
  });

  it.each<[string, Partial<all.BarInput>, () => all.Indicator<all.BarInput, unknown>]>([
    ['a high of NaN', { high: Number.NaN }, () => all.atr(3)],
    ['an infinite low', { low: Number.NEGATIVE_INFINITY }, () => all.adx(3)],
    ['a close of NaN', { close: Number.NaN }, () => all.stochastic()],
    ['a high below the low', { high: 8 }, () => all.donchian(3)],
    ['a volume of NaN', { volume: Number.NaN }, () => all.obv()],
    ['a volume below zero', { volume: -1 }, () => all.vwap()],
    ['an open of NaN where opens count', { open: Number.NaN }, () => all.candlestick('doji')],
  ])('given %s, then it refuses with E081 and changes nothing', (_, bad, make) => {
    const one = make();
    one.update(bar);
    const before = one.save();
    expect(refusal(() => one.update({ ...bar, ...bad })).code).toBe('E081');
    expect(refusal(() => one.correct({ ...bar, ...bad })).code).toBe('E081');
    expect(one.save()).toStrictEqual(before);
  });

  it('given a bad volume where volume does not count, then it is not looked at', () => {
    expect(refusal(() => all.vwap().update({ ...bar, volume: Number.NaN })).code).toBe('E081');
    expect(() => all.atr(3).update({ ...bar, volume: Number.NaN })).not.toThrow();
  });

  it('given a bad line of a crossing, then it refuses with E081', () => {
    expect(refusal(() => all.crossing().update({ line: Number.NaN, other: 1 })).code).toBe('E081');
    expect(refusal(() => all.crossing().update({ line: 1, other: Number.NaN })).code).toBe('E081');
  });

  it('given the largest inputs allowed, then sums and squares stay finite', () => {
    const one = all.bollinger({ period: 2 });
    one.update(1e100);
    expect(Object.values(one.update(-1e100) ?? {}).every(Number.isFinite)).toBe(true);
  });
});

describe('the errors', () => {
  it('given a refusal, then it has the shape by which core recognizes its own', () => {
    const error = refusal(() => all.sma(0));
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'RxtradeError', code: 'E080', context: { name: 'period', value: 0 } });
  });

  it('given the table, then its codes are in the part that core leaves to indicators, in order, each with a way out', () => {
    const codes = all.indicatorErrors.map(({ code }) => code);
    expect(codes).toEqual(['E080', 'E081', 'E082', 'E083']);
    for (const { title, wayOut } of all.indicatorErrors) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(wayOut).toMatch(/^[A-Z].*\.$/);
    }
    expectTypeOf<all.IndicatorErrorCode>().toEqualTypeOf<'E080' | 'E081' | 'E082' | 'E083'>();
  });
});
