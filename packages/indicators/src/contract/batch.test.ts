import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { barIndicators, numberIndicators } from '../every-indicator.fixture.ts';
import { type BarInput, batch, batchLines, candlestick, ema, type Indicator, macd, sma, supertrend } from '../index.ts';
import { anyBarInput, anyPrice } from '../testing/index.ts';

const prices = fc.array(anyPrice(), { maxLength: 60, size: 'max' });
const bars = fc.array(anyBarInput(), { maxLength: 60, size: 'max' });

/** One value as the columns of a batch hold it. */
function asNumber(value: unknown): number {
  return value === undefined ? Number.NaN : Number(value);
}

function expectSame<In extends number | BarInput>(
  make: () => Indicator<In, unknown>,
  given: readonly In[],
  columns: Parameters<typeof batch<In>>[1],
): void {
  const streaming = make();
  const values = given.map((input) => streaming.update(input));
  const sample = values.find((value) => value !== undefined);
  if (typeof sample === 'object' && sample !== null) {
    const lines = Object.keys(sample);
    const found = batchLines(make() as Indicator<In, Record<string, number>>, columns, lines);
    for (const line of lines) {
      const expected = values.map((value) => asNumber((value as Record<string, unknown> | undefined)?.[line]));
      expect(found[line], line).toStrictEqual(Float64Array.from(expected));
    }
  } else {
    const found = batch(make() as Indicator<In, number>, columns);
    expect(found).toStrictEqual(Float64Array.from(values, asNumber));
  }
}

describe('batch = streaming, to the bit', () => {
  it.each(Object.entries(numberIndicators))('given a column of numbers, then %s', (_, make) => {
    fc.assert(
      fc.property(prices, (given) => expectSame(make, given, Float64Array.from(given))),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(barIndicators))('given columns of bars, then %s', (_, make) => {
    fc.assert(
      fc.property(bars, (given) => expectSame(make, given, barColumns(given))),
      { numRuns: 40 },
    );
  });
});

describe('batch in the middle of a series', () => {
  const making = {
    sma: () => sma(4),
    'sma of one': () => sma(1),
    ema: () => ema(4),
    'ema from its first input': () => ema(4, { seed: 'first' }),
  };

  it.each(Object.entries(making))(
    'given %s with inputs behind it, then it goes on, and can be corrected and saved',
    (_, make) => {
      fc.assert(
        fc.property(prices, prices, anyPrice(), (before, given, other) => {
          const whole = make();
          const streaming = make();
          for (const x of before) expect(whole.update(x)).toBe(streaming.update(x));
          const expected = given.map((x) => asNumber(streaming.update(x)));
          expect(batch(whole, Float64Array.from(given))).toStrictEqual(Float64Array.from(expected));
          if (before.length + given.length > 0) expect(whole.correct(other)).toBe(streaming.correct(other));
          for (const x of before) expect(whole.update(x)).toBe(streaming.update(x));
          expect(whole.save()).toStrictEqual(streaming.save());
        }),
      );
    },
  );
});

describe('batch', () => {
  it('given an indicator in the middle of a series, then it continues', () => {
    const one = sma(2);
    one.update(1);
    expect(batch(one, Float64Array.of(3, 5))).toStrictEqual(Float64Array.of(2, 4));
  });

  it('given an empty column, then the result is empty', () => {
    expect(batch(sma(2), new Float64Array())).toHaveLength(0);
    expect(batchLines(macd(), new Float64Array(), ['macd']).macd).toHaveLength(0);
  });

  it('given true and false, then they are 1 and 0', () => {
    const columns = barColumns([
      { open: 10, high: 10, low: 5, close: 5, volume: 0 },
      { open: 10, high: 11, low: 9, close: 10, volume: 0 },
    ]);
    expect(batch(candlestick('bearishMarubozu'), columns)).toStrictEqual(Float64Array.of(1, 0));
  });

  it('given a bad number in the column, then it refuses with E081', () => {
    expect(() => batch(sma(2), Float64Array.of(1, Number.NaN))).toThrow(expect.objectContaining({ code: 'E081' }));
  });

  it('given its arguments, then columns and lines fit the indicator', () => {
    const found = batchLines(macd(), new Float64Array(3), ['macd', 'signal']);
    expectTypeOf(found).toEqualTypeOf<Readonly<Record<'macd' | 'signal', Float64Array>>>();
    expectTypeOf(batch<number>)
      .parameter(1)
      .toEqualTypeOf<Float64Array>();
    // @ts-expect-error a line that macd does not have
    batchLines(macd(), new Float64Array(1), ['upper']);
    // @ts-expect-error bars come as five columns
    expect(() => batchLines(supertrend(), new Float64Array(1), ['line'])).toThrow();
  });
});

function barColumns(given: readonly BarInput[]) {
  const column = (name: keyof BarInput) => Float64Array.from(given, (bar) => bar[name]);
  return {
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}
