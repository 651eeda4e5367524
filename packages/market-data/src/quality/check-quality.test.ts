import { type BarColumns, barColumns, day, hour, minute, SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuality, commonestSpacing, describeQuality, isSound } from './index.ts';

type Row = readonly [openAt: number, open: number, high: number, low: number, close: number, volume: number];

function columnsOf(rows: readonly Row[]): BarColumns {
  const columns = barColumns(rows.length);
  for (const [i, row] of rows.entries()) {
    for (const [k, name] of (['openAt', 'open', 'high', 'low', 'close', 'volume'] as const).entries()) {
      columns[name][i] = row[k] as number;
    }
  }
  return columns;
}

const bar = (minutes: number, price = 100): Row => [minutes * minute, price, price + 0.1, price - 0.1, price, 1];

/** Bars whose closes wander by up to a tenth around a price. */
function calm(count: number, price = 100): Row[] {
  const random = new SeededRandom(1);
  return Array.from({ length: count }, (_, i) => bar(i, price * (1 + random.between(-0.001, 0.001))));
}

describe('checkQuality', () => {
  it('given calm bars without a gap, then there is nothing to report', () => {
    const report = checkQuality(columnsOf(calm(50)), minute);
    expect(isSound(report)).toBe(true);
    expect(report.span).toEqual({ from: 0, to: 50 * minute });
    expect(describeQuality(report)).toEqual([
      '50 bars of 1m, 1970-01-01T00:00:00.000Z to 1970-01-01T00:50:00.000Z',
      '  no gaps, duplicates, disorder, impossible values, bars without volume or outliers',
    ]);
  });

  it('given missing bars, then each gap says where and how many', () => {
    const { gaps } = checkQuality(columnsOf([bar(0), bar(1), bar(4), bar(5), bar(7)]), minute);
    expect(gaps).toMatchObject({
      count: 2,
      missing: 3,
      weekends: 0,
      first: [
        { index: 2, openAt: 2 * minute, missing: 2 },
        { index: 4, openAt: 6 * minute, missing: 1 },
      ],
    });
  });

  it('given hourly bars from Friday evening to Sunday evening, then the gap is a weekend', () => {
    const friday = Date.UTC(2024, 0, 5, 21);
    const rows = [friday - hour, friday, Date.UTC(2024, 0, 7, 22)].map((at): Row => [at, 1, 1, 1, 1, 1]);
    expect(checkQuality(columnsOf(rows), hour).gaps).toMatchObject({ count: 1, weekends: 1 });
  });

  it('given times that repeat, go back or leave the grid, then each is found', () => {
    const rows = [bar(0), bar(1), bar(1), bar(0.5), bar(1.5), bar(2)];
    const report = checkQuality(columnsOf(rows), minute);
    expect(report.duplicates).toMatchObject({ count: 1, first: [{ index: 2 }] });
    expect(report.unsorted).toMatchObject({ count: 1, first: [{ index: 3 }] });
    expect(report.offGrid).toMatchObject({ count: 1, first: [{ index: 5 }] });
    expect(isSound(report)).toBe(false);
  });

  it.each([
    ['nonFinite', [minute, 100, Number.NaN, 99, 100, 1]],
    ['nonFinite', [minute, 100, Number.POSITIVE_INFINITY, 99, 100, 1]],
    ['nonPositive', [minute, 100, 101, 0, 100, 1]],
    ['nonPositive', [minute, 100, 101, 99, 100, -1]],
    ['impossible', [minute, 100, 99.5, 99, 99.2, 1]],
    ['impossible', [minute, 100, 101, 100.5, 101, 1]],
  ] as const)('given a bar that is %s: %j, then it is found there alone', (kind, bad) => {
    const report = checkQuality(columnsOf([bar(0), bad, bar(2)]), minute);
    for (const name of ['nonFinite', 'nonPositive', 'impossible'] as const) {
      expect(report[name].count, name).toBe(name === kind ? 1 : 0);
    }
    expect(report[kind].first).toEqual([{ index: 1, openAt: minute }]);
    expect(isSound(report)).toBe(false);
  });

  it('given bars without volume, then runs of them are counted', () => {
    const rows = calm(12).map(
      (row, i): Row => (i === 2 || i === 3 || i === 8 ? [row[0], row[1], row[2], row[3], row[4], 0] : row),
    );
    expect(checkQuality(columnsOf(rows), minute).zeroVolume).toMatchObject({
      count: 2,
      bars: 3,
      longest: 2,
      first: [
        { index: 2, bars: 2 },
        { index: 8, bars: 1 },
      ],
    });
  });

  it('given a spike, a jump and a wick, then each is told by its kind', () => {
    const rows = [...calm(150), ...calm(300, 50).slice(150)];
    rows[50] = [50 * minute, 100, 150.1, 99.9, 150, 1];
    rows[220] = [220 * minute, 50, 50.1, 30, 50, 1];
    const { outliers } = checkQuality(columnsOf(rows), minute);
    expect(outliers.first.map(({ kind, index }) => [kind, index])).toEqual([
      ['spike', 50],
      ['jump', 150],
      ['wick', 220],
    ]);
    expect(describeQuality(checkQuality(columnsOf(rows), minute)).join('\n')).toContain('a split?');
  });

  it('given an interval that is none, then it is refused', () => {
    for (const interval of [0, -minute, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => checkQuality(columnsOf(calm(2)), interval)).toThrow(expect.objectContaining({ code: 'E011' }));
    }
  });

  it('given any columns at all, then it reports and never throws', () => {
    const any = fc.double();
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any, any, any, any, any), { maxLength: 30 }), (rows) => {
        const report = checkQuality(columnsOf(rows), minute);
        expect(report.rows).toBe(rows.length);
        expect(describeQuality(report).length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('commonestSpacing', () => {
  it.each([
    [[0, 1, 2, 3, 10], 1],
    [[0, 5, 10, 11, 12], 1],
    [[0, day, 2 * day, 5 * day], day],
    [[5], undefined],
    [[5, 4, 3], undefined],
    [[1, 1, 1, 4], 3],
  ])('given %j, then it is %s', (times, expected) => {
    expect(commonestSpacing(Float64Array.from(times))).toBe(expected);
  });
});
