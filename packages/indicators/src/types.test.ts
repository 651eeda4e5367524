import { expect, expectTypeOf, it } from 'vitest';
import * as all from './index.ts';

/** What operators of other packages feed: core's `Updatable`, word for word. */
interface Updatable<X, Y> {
  update(input: X): Y | undefined;
}

it('given an indicator, then whatever takes one input after another takes it', () => {
  expectTypeOf(all.sma(20)).toExtend<Updatable<number, number>>();
  expectTypeOf(all.macd()).toExtend<Updatable<number, all.Macd>>();
  expectTypeOf(all.atr(14)).toExtend<Updatable<{ readonly instrument: string } & all.BarInput, number>>();
});

it('given a factory, then input and output are its own', () => {
  expectTypeOf(all.sma).toEqualTypeOf<(period: number) => all.Indicator<number, number>>();
  expectTypeOf(all.rsi()).toEqualTypeOf<all.Indicator<number, number>>();
  expectTypeOf(all.macd()).toEqualTypeOf<all.Indicator<number, all.Macd>>();
  expectTypeOf(all.bollinger()).toEqualTypeOf<all.Indicator<number, all.Bands>>();
  expectTypeOf(all.stochastic()).toEqualTypeOf<all.Indicator<all.BarInput, all.Stochastic>>();
  expectTypeOf(all.adx()).toEqualTypeOf<all.Indicator<all.BarInput, all.Adx>>();
  expectTypeOf(all.candlestick('doji')).toEqualTypeOf<all.Indicator<all.BarInput, boolean>>();
  expectTypeOf(all.crossing()).toEqualTypeOf<all.Indicator<all.Lines, all.Crossing>>();
  expectTypeOf(all.linearRegression().update).returns.toEqualTypeOf<all.LinearRegression | undefined>();
});

it('given settings in the wrong place or form, then they do not compile', () => {
  // @ts-expect-error a period is a number
  expect(() => all.sma('20')).toThrow();
  // @ts-expect-error the settings of macd are one object
  all.macd(12);
  // @ts-expect-error there is no such seed
  expect(() => all.ema(3, { seed: 'last' })).toThrow();
  // @ts-expect-error a bar is no number
  expect(() => all.sma(3).update({ open: 1, high: 1, low: 1, close: 1, volume: 1 })).toThrow();
});

it('given an average of one’s own, then the base class gives it the rest of the contract', () => {
  class Last extends all.NumberIndicator<number> {
    private value = 0;
    private before = 0;

    constructor() {
      super('last()', 1);
    }

    update(x: number): number {
      this.check(x);
      this.count += 1;
      this.before = this.value;
      this.value = x;
      return x;
    }

    protected undo(): void {
      this.value = this.before;
    }

    protected fresh(): Last {
      return new Last();
    }
  }
  const one = new Last();
  one.update(1);
  expect(one.correct(2)).toBe(2);
  const two = new Last();
  two.restore(JSON.parse(JSON.stringify(one.save())) as all.IndicatorState);
  expect(two.save()).toEqual(one.save());
  expectTypeOf(one).toExtend<all.Indicator<number, number>>();
});
