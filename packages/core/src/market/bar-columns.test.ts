import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { anyBarColumns } from '../testing/generators/index.ts';
import { minute } from '../time/index.ts';
import { type BarColumns, barColumnNames, barColumns, checkBars, indexAtOrAfter, sliceBars } from './bar-columns.ts';

const column = (...values: readonly number[]) => Float64Array.from(values);
const two: BarColumns = {
  length: 2,
  openAt: column(0, minute),
  open: column(10, 11),
  high: column(12, 13),
  low: column(9, 10),
  close: column(11, 12),
  volume: column(1, 0),
};
/** Two good bars but for one value of the second. */
const withSecond = (name: (typeof barColumnNames)[number], value: number): BarColumns => ({
  ...two,
  [name]: column(two[name][0] ?? 0, value),
});

describe('checkBars', () => {
  it('given valid bars, none, or one, then it is silent', () => {
    expect(() => checkBars(two)).not.toThrow();
    expect(() => checkBars(barColumns(0))).not.toThrow();
    expect(() => checkBars(sliceBars(two, 1))).not.toThrow();
  });

  it('given a bar whose four prices are one and whose volume is zero, then it is valid', () => {
    expect(() =>
      checkBars({
        length: 1,
        openAt: column(0),
        open: column(5),
        high: column(5),
        low: column(5),
        close: column(5),
        volume: column(0),
      }),
    ).not.toThrow();
  });

  it('given any generated bars, then they are valid', () => {
    fc.assert(fc.property(anyBarColumns({ intervalMs: minute, missingMax: 5 }), (columns) => checkBars(columns)));
  });

  it.each(barColumnNames)('given a column %s that is too short, then E030 names it', (name) => {
    expect(refusalOf(() => checkBars({ ...two, [name]: column(1) }))).toEqual({
      code: 'E030',
      message: `column ${name} holds 1 values for 2 bars; give every column the same length`,
      context: { name },
    });
  });

  it.each([
    ['repeated', 0],
    ['older', -1],
    ['missing', Number.NaN],
  ])('given a second instant that is %s, then E031 names the bar', (_, at) => {
    expect(refusalOf(() => checkBars({ ...two, openAt: column(0, at) }))).toEqual({
      code: 'E031',
      message: `bar 1 opens at ${at}, not after the bar before it (0); sort the bars and drop duplicates`,
      context: { index: 1, at, previous: 0 },
    });
  });

  it.each([1.5, Number.POSITIVE_INFINITY, 2 ** 53])(
    'given a second instant of %d, then E030 says what an instant is',
    (at) => {
      expect(refusalOf(() => checkBars({ ...two, openAt: column(0, at) }))).toEqual({
        code: 'E030',
        message: `bar 1 opens at ${at}, which is not a whole number of milliseconds; give openAt in epoch milliseconds`,
        context: { index: 1, at },
      });
    },
  );

  it.each([
    ['open above high', 'open', 13.01],
    ['open below low', 'open', 9.99],
    ['close above high', 'close', 13.01],
    ['close below low', 'close', 9.99],
    ['low above high', 'low', 13.01],
    ['low of zero', 'low', 0],
    ['negative low', 'low', -1],
    ['infinite high', 'high', Number.POSITIVE_INFINITY],
    ['open not a number', 'open', Number.NaN],
    ['high not a number', 'high', Number.NaN],
    ['low not a number', 'low', Number.NaN],
    ['close not a number', 'close', Number.NaN],
    ['volume not a number', 'volume', Number.NaN],
    ['negative volume', 'volume', -1],
    ['infinite volume', 'volume', Number.POSITIVE_INFINITY],
  ] as const)('given %s, then E030 names the bar and its values', (_, name, value) => {
    const bars = withSecond(name, value);
    const values = {
      open: bars.open[1],
      high: bars.high[1],
      low: bars.low[1],
      close: bars.close[1],
      volume: bars.volume[1],
    };
    expect(refusalOf(() => checkBars(bars))).toEqual({
      code: 'E030',
      message: `bar 1 is not a bar: open ${values.open}, high ${values.high}, low ${values.low}, close ${values.close}, volume ${values.volume}; prices must be positive with low <= open, close <= high`,
      context: { index: 1, ...values },
    });
  });

  it('given several faults, then lengths come first, then the earliest bar, then its time', () => {
    expect(refusalOf(() => checkBars({ ...two, openAt: column(0, 0), volume: column(1) })).context).toEqual({
      name: 'volume',
    });
    expect(refusalOf(() => checkBars({ ...two, openAt: column(0, 0), open: column(99, 11) })).context).toMatchObject({
      index: 0,
      open: 99,
    });
    expect(refusalOf(() => checkBars({ ...two, openAt: column(0, 0), open: column(10, 99) })).code).toBe('E031');
  });
});

describe('barColumns', () => {
  it('given a length, then every column has it, separate and zero', () => {
    const columns = barColumns(3);
    expect(columns.length).toBe(3);
    expect(barColumnNames).toEqual(['openAt', 'open', 'high', 'low', 'close', 'volume']);
    for (const name of barColumnNames) expect(columns[name]).toEqual(column(0, 0, 0));
    expect(new Set(barColumnNames.map((name) => columns[name].buffer)).size).toBe(6);
  });
});

describe('sliceBars', () => {
  const five: BarColumns = {
    ...barColumns(5),
    openAt: column(0, 1, 2, 3, 4),
    open: column(10, 11, 12, 13, 14),
    high: column(20, 21, 22, 23, 24),
    low: column(1, 2, 3, 4, 5),
    close: column(6, 7, 8, 9, 10),
    volume: column(30, 31, 32, 33, 34),
  };

  it.each([
    [1, 3, [1, 2]],
    [3, undefined, [3, 4]],
    [0, 5, [0, 1, 2, 3, 4]],
    [-2, 2, [0, 1]],
    [3, 99, [3, 4]],
    [4, 2, []],
    [9, 12, []],
    [2, -1, []],
  ])('given the range from %i to %s, then it holds bars %j', (from, to, expected) => {
    const slice = sliceBars(five, from, to);
    expect(slice.length).toBe(expected.length);
    for (const name of barColumnNames) expect([...slice[name]], name).toEqual(expected.map((i) => five[name][i]));
  });

  it('given a slice, then it is a view: no value is copied', () => {
    const slice = sliceBars(five, 1);
    for (const name of barColumnNames) expect(slice[name].buffer).toBe(five[name].buffer);
  });
});

describe('indexAtOrAfter', () => {
  it('given any bars and instant, then it is the first bar that opens at or after it', () => {
    fc.assert(
      fc.property(
        anyBarColumns({ intervalMs: 10, missingMax: 5 }),
        fc.integer({ min: -20, max: 1_500 }),
        (columns, at) => {
          const found = columns.openAt.findIndex((openAt) => openAt >= at);
          expect(indexAtOrAfter(columns, at)).toBe(found === -1 ? columns.length : found);
        },
      ),
    );
  });

  it('given no bars, then it is 0', () => {
    expect(indexAtOrAfter(barColumns(0), 5)).toBe(0);
  });
});
