import { isRxtradeError, minute, type RxtradeError } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarFile, type ReadBarsOptions, readBarStream, readBars, writeBars } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options: ReadBarsOptions = {}): BarFile =>
  readBars(bytesOf(text), { file: 'test.csv', ...options });

function refusal(text: string, options: ReadBarsOptions = {}): RxtradeError {
  try {
    read(text, options);
  } catch (error) {
    if (isRxtradeError(error)) return error;
    throw error;
  }
  throw new Error('it was read');
}

const header = 'time,open,high,low,close,volume';
const row = (minutes: number, values = '10,12,9,11,5') => `${1_700_000_000_000 + minutes * minute},${values}`;
const fileOf = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

describe('the formats of bar files', () => {
  it('given our own format, then every column is read', () => {
    const { columns, format, intervalMs } = read(fileOf(row(0), row(1, '11,11.5,10.25,10.5,0')));
    expect(format).toEqual({ kind: 'bars', hasHeader: true, time: 'ms' });
    expect(intervalMs).toBe(minute);
    expect([...columns.openAt]).toEqual([1_700_000_000_000, 1_700_000_060_000]);
    expect([...columns.open]).toEqual([10, 11]);
    expect([...columns.high]).toEqual([12, 11.5]);
    expect([...columns.low]).toEqual([9, 10.25]);
    expect([...columns.close]).toEqual([11, 10.5]);
    expect([...columns.volume]).toEqual([5, 0]);
  });

  const kline = (at: number | string) => `${at},10,12,9,11,5,${at},55,7,2,22,0`;

  it('given Binance klines without a header, in microseconds from 2025 on, then both are read', () => {
    const { columns, format } = read(
      `${kline(1_735_689_480_000)}\n${kline(1_735_689_540_000)}\n${kline('1735689600000000')}\n`,
    );
    expect(format.kind).toBe('binance-klines');
    expect([...columns.openAt]).toEqual([1_735_689_480_000, 1_735_689_540_000, 1_735_689_600_000]);
  });

  it('given Binance klines with their header, then they are read by it', () => {
    const names =
      'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore';
    const { columns, format } = read(`${names}\n${kline(1_735_689_480_000)}\n${kline(1_735_689_540_000)}\n`);
    expect(format).toMatchObject({ kind: 'binance-klines', hasHeader: true });
    expect(columns.length).toBe(2);
  });

  it.each([
    ['timestamp,open,high,low,close,volume', '1700000000,10,12,9,11,5', '1700000060,10,12,9,11,5'],
    ['Date,Open,High,Low,Close,Volume', '2023-11-14T22:13:20Z,10,12,9,11,5', '2023-11-14 23:14:20+01:00,10,12,9,11,5'],
    ['"Close","Volume","timestamp","Open","High","Low"', '11,5,1700000000000,10,12,9', '11,5,1700000060000,10,12,9'],
    ['unix,symbol,open,high,low,close,volume', '1700000000,"BTC, USDT",10,12,9,11,5', '1700000060,x,10,12,9,11,5'],
  ])('given the columns %s, in any order and notation, then they are told by name', (names, first, second) => {
    const { columns, intervalMs } = read(`${names}\r\n${first}\r\n${second}`);
    expect([...columns.openAt]).toEqual([1_700_000_000_000, 1_700_000_060_000]);
    expect([columns.open[1], columns.high[1], columns.low[1], columns.close[1], columns.volume[1]]).toEqual([
      10, 12, 9, 11, 5,
    ]);
    expect(intervalMs).toBe(minute);
  });

  it('given a byte order mark, blank lines and no line end, then nothing of it disturbs', () => {
    expect(read(`\uFEFF${header}\n\n${row(0)}\n  \n${row(1)}`).columns.length).toBe(2);
  });

  it.each([
    ['', 'it is empty'],
    [`${header}\n`, 'it holds no rows'],
    [fileOf(row(0)), 'it holds one bar, which does not show its interval; pass intervalMs'],
    ['1,2,3,4,5,6\n', 'it has no header and 6 columns'],
    ['time,open,high,low,close\n1,1,1,1,1\n', 'names no column volume'],
    ['time,open,high,low,close,close,volume\n', 'say the same'],
    ['<html><body>not found</body></html>', 'names no column time, open'],
  ])('given %j, then it is refused as no file of bars: %s', (text, why) => {
    const { code, message } = refusal(text);
    expect(code).toBe('E101');
    expect(message).toContain('"test.csv"');
    expect(message).toContain(why);
  });

  it('given a line that never ends, then it is refused before memory is', () => {
    const pieces = [bytesOf(`${header}\n`), bytesOf('1'.repeat(40_000)), bytesOf('1'.repeat(40_000))];
    expect(() => readBars(pieces)).toThrow(/line 2 is longer than/);
  });

  it('given one bar and its interval, then it is read', () => {
    expect(read(fileOf(row(0)), { intervalMs: minute }).columns.length).toBe(1);
  });
});

/** What is wrong with the second row, its reason, code, and what the message must say. */
const badRows: readonly (readonly [string, string, string, string])[] = [
  [row(1, '10,12,9,11'), 'malformed', 'E102', 'it has 5 fields where 6 are expected'],
  [row(1, '10,12,9,11,5,6'), 'malformed', 'E102', 'it has 7 fields where 6 are expected'],
  [row(1, '10,12,9,eleven,5'), 'malformed', 'E102', 'close is "eleven", not a number'],
  [row(1, '10,12,9,,5'), 'malformed', 'E102', 'close is missing'],
  [row(1, '10,12,9,0x0B,5'), 'malformed', 'E102', 'close is "0x0B", not a number'],
  [row(1, '10,12,9,1_1,5'), 'malformed', 'E102', 'close is "1_1"'],
  ['soon,10,12,9,11,5', 'time', 'E103', 'the time "soon" is not a time'],
  ['1700000060,10,12,9,11,5', 'time', 'E103', 'is in seconds, but the rows before it are in milliseconds'],
  ['1700000060000.5,10,12,9,11,5', 'time', 'E103', 'is not a whole millisecond'],
  [row(1, '10,NaN,9,11,5'), 'non-finite', 'E104', 'high is NaN, not a finite number'],
  [row(1, '10,inf,9,11,5'), 'non-finite', 'E104', 'high is inf'],
  [row(1, '10,1e309,9,11,5'), 'non-finite', 'E104', 'high is 1e309'],
  [row(1, '10,12,0,11,5'), 'non-positive-price', 'E104', 'low is 0, and a price must be above zero'],
  [row(1, '-10,12,9,11,5'), 'non-positive-price', 'E104', 'open is -10'],
  [row(1, '10,12,9,11,-5'), 'negative-volume', 'E104', 'volume is -5, below zero'],
  [row(1, '10,12,10.5,11,5'), 'price-range', 'E104', 'low 10.5 is above open 10'],
  [row(1, '10,12,11.5,12,5'), 'price-range', 'E104', 'low 11.5 is above open 10'],
  [row(1, '10,10.5,9,11,5'), 'price-range', 'E104', 'high 10.5 is below close 11'],
  [row(-1), 'unsorted', 'E105', 'lies before 2023-11-14T22:13:20.000Z'],
  [row(0), 'duplicate', 'E106', 'is that of the bar before it'],
];

describe('bad rows', () => {
  it.each(badRows)('given the row %s, then it is an error with file and line: %s', (bad, reason, code, says) => {
    const error = refusal(fileOf(row(0), bad, row(2)));
    expect(error.code).toBe(code);
    expect(error.message).toContain('"test.csv" line 3: ');
    expect(error.message).toContain(says);
    expect(error.message).toContain('skip such rows');
    expect(error.context).toEqual({ file: 'test.csv', line: 3, reason });
  });

  it.each(badRows)('given the row %s and leave to skip, then it alone is left out, and counted', (bad, reason) => {
    const { columns, report } = read(fileOf(row(0), bad, row(2), row(4)), { onBadRow: 'skip' });
    expect(columns.length).toBe(3);
    expect(report.skipped).toMatchObject({ count: 1, byReason: { [reason]: 1 }, first: [{ line: 3, reason }] });
  });

  it('given many, then all are counted and the first ten are kept', () => {
    const rows = Array.from({ length: 25 }, (_, i) => row(i + 2, '1,1,1,x,1'));
    const { skipped } = read(fileOf(row(0), row(1), ...rows), { onBadRow: 'skip' }).report;
    expect(skipped.count).toBe(25);
    expect(skipped.first.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('given nothing but bad rows, then that is an error even when they are skipped', () => {
    expect(refusal(fileOf('x', 'y'), { onBadRow: 'skip' }).message).toContain(
      'all its 2 rows are bad, the first in line 2',
    );
  });
});

describe('times', () => {
  const values = '10,12,9,11,5';

  it('given times without a zone, then they are refused until the zone is said', () => {
    const text = `timestamp,open,high,low,close,volume\n2024-01-01 00:00,${values}\n2024-01-01 00:01,${values}\n`;
    expect(refusal(text)).toMatchObject({ code: 'E103', message: expect.stringContaining('has no time zone') });
    expect(read(text, { zone: 'Z' }).columns.openAt[0]).toBe(Date.UTC(2024, 0, 1));
    expect(read(text, { zone: '+02:00' }).columns.openAt[0]).toBe(Date.UTC(2023, 11, 31, 22));
    expect(refusal(text, { zone: 'Berlin' }).code).toBe('E011');
  });

  it.each(['2024-02-30', '2024-13-01', '2024-01-01T24:00Z', '2024-01-01T00:60Z', '24-01-01', '2024-01-01T00:00+15:00'])(
    'given the time %s, which no calendar has, then the row is bad',
    (time) => {
      expect(refusal(`time,open,high,low,close,volume\n2024-01-01Z,${values}\n${time},${values}\n`).code).toBe('E103');
    },
  );

  it('given counts too small to tell their unit, then it must be named', () => {
    const text = `time,open,high,low,close,volume\n60000,${values}\n120000,${values}\n`;
    expect(refusal(text).message).toContain('too small to tell its unit');
    expect(read(text, { time: 'ms' }).columns.openAt[1]).toBe(120_000);
    expect(read(text, { time: 's' }).intervalMs).toBe(60_000_000);
  });
});

describe('any bars', () => {
  const price = fc.double({ min: 1e-8, max: 1e9, noNaN: true });
  const anyBars = fc.array(fc.tuple(price, price, price, price, fc.double({ min: 0, max: 1e12, noNaN: true })), {
    minLength: 2,
    maxLength: 40,
  });

  it('given bars written as text and read back, in pieces cut anywhere, then every double is the same', () => {
    fc.assert(
      fc.property(anyBars, fc.integer({ min: 1, max: 50 }), (bars, pieceLength) => {
        const lines = bars.map(([a, b, c, d, v], i) =>
          row(i, [a, Math.max(a, b, c, d), Math.min(a, b, c, d), d, v].join(',')),
        );
        const { columns } = read(fileOf(...lines));
        const written = bytesOf([...writeBars(columns)].join(''));
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < written.length; at += pieceLength) pieces.push(written.subarray(at, at + pieceLength));
        expect(readBars(pieces).columns).toEqual(columns);
      }),
    );
  });

  it('given pieces that arrive one after the other, then the stream gives what the whole gives', async () => {
    const text = fileOf(row(0), row(1), row(2));
    async function* pieces() {
      for (let at = 0; at < text.length; at += 7) yield await Promise.resolve(bytesOf(text.slice(at, at + 7)));
    }
    expect((await readBarStream(pieces())).columns).toEqual(read(text).columns);
  });
});
