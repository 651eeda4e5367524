import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { minute } from '@rxtrade/core';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { needs, sharedFile } from '../../../../scripts/testing/needs.ts';
import { readBarFile } from '../node/index.ts';
import { emptyStore, minuteKey } from '../store/store.fixture.ts';
import { importFiles } from './index.ts';

const at = Date.UTC(2024, 0, 1);
const where = { venue: 'binance', instrument: 'BTCUSDT' };

/** A file that is gone after the test. */
function fileOf(content: string | Uint8Array, name = 'data.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const bars = (...minutes: readonly number[]) =>
  `time,open,high,low,close,volume\n${minutes.map((i) => `${at + i * minute},10,12,9,11,${i}\n`).join('')}`;

describe('files of bars', () => {
  it('given plain text, gzip and zip, then they are imported as one series, and once', async () => {
    const store = emptyStore();
    const files = [
      fileOf(bars(0, 1, 2)),
      fileOf(gzipSync(bars(3, 4))),
      fileOf(zipSync({ 'x.csv': strToU8(bars(5, 6)) })),
    ];
    const summary = await importFiles(store, files, where);
    expect(summary).toMatchObject({ key: minuteKey, rows: 7, added: 7, duplicate: 0, skipped: 0 });
    expect(await importFiles(store, files, where)).toMatchObject({ rows: 7, added: 0, duplicate: 7 });
    expect([...(await store.load(minuteKey)).volume]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('given an archive of Binance, without header, in microseconds since 2025, then it is read', async () => {
    const row = (i: number) =>
      `${(at + i * minute) * 1_000},10,12,9,11,5,${(at + (i + 1) * minute) * 1_000 - 1},50,3,1,10,0`;
    const store = emptyStore();
    const zip = zipSync({ 'BTCUSDT-1m-2025-01.csv': strToU8(`${row(0)}\n${row(1)}\n`) });
    expect(await importFiles(store, [fileOf(zip)], where)).toMatchObject({ key: minuteKey, added: 2 });
    expect([...(await store.load(minuteKey)).openAt]).toEqual([at, at + minute]);
  });

  it.each<readonly [string, readonly (string | Uint8Array)[], object, string, RegExp]>([
    ['a bad row', [bars(0, 1).replace('12', 'x')], {}, 'E102', /line 2: high is "x"/],
    ['rows out of order', [bars(0, 2, 1)], {}, 'E105', /line 4/],
    ['a row twice', [bars(0, 1, 1)], {}, 'E106', /line 4/],
    ['no rows', ['time,open,high,low,close,volume\n'], {}, 'E128', /holds no rows/],
    ['nothing', [''], {}, 'E128', /holds no rows/],
    ['other columns', ['a,b\n1,2\n'], {}, 'E128', /has the columns a, b/],
    ['no header and a strange number of columns', ['1,2,3\n'], {}, 'E128', /no header and 3 columns/],
    ['one bar', [bars(0)], {}, 'E125', /one bar/],
    ['another timeframe than asked for', [bars(0, 5, 10)], { intervalMs: minute }, 'E125', /bars of 5m, not of 1m/],
    ['files of two timeframes', [bars(0, 1, 2), bars(5, 10, 15)], {}, 'E125', /bars of 5m, not of 1m/],
    ['files of two kinds', [bars(0, 1), `time,price\n${at},5\n`], {}, 'E128', /holds marks, not bars/],
    ['a kind that the columns are not', [bars(0, 1)], { kind: 'trades' }, 'E128', /do not make trades/],
    [
      'a zip that is cut',
      [zipSync({ 'x.csv': strToU8(bars(0, 1, 2, 3)) }).subarray(0, 90)],
      {},
      'E107',
      /cannot be read/,
    ],
    ['a zip of two files', [zipSync({ a: strToU8(bars(0)), b: strToU8('') })], {}, 'E107', /several files/],
    ['a gzip that is cut', [gzipSync(bars(0, 1, 2)).subarray(0, 40)], {}, 'E107', /cannot be read/],
    ['a damaged Parquet file', [`PAR1${'x'.repeat(60)}`], {}, 'E107', /cannot be read/],
    ['a zone that is none', [bars(0, 1)], { zone: 'Mars' }, 'E011', /"Mars"/],
  ])('given %s, then it is refused and nothing is stored', async (_, contents, options, code, message) => {
    const store = emptyStore();
    const files = contents.map((content) => fileOf(content));
    await expect(importFiles(store, files, { ...where, ...options })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(await store.catalogue()).toEqual([]);
  });

  it('given bad rows to be skipped, then they are counted', async () => {
    const text = `${bars(0, 1)}x\n${bars(2).split('\n')[1]}\n`;
    const summary = await importFiles(emptyStore(), [fileOf(text)], { ...where, onBadRow: 'skip' });
    expect(summary).toMatchObject({ rows: 3, skipped: 1 });
  });

  it('given a file that is not there, then E107', async () => {
    await expect(importFiles(emptyStore(), ['none.csv'], where)).rejects.toMatchObject({ code: 'E107' });
  });

  it('given a signal to stop, then nothing is stored, and another may import', async () => {
    const store = emptyStore();
    const stop = new AbortController();
    const file = fileOf(bars(...Array.from({ length: 200_000 }, (_, i) => i)));
    const onProgress = () => stop.abort();
    await expect(importFiles(store, [file], { ...where, onProgress, signal: stop.signal })).rejects.toThrow('abort');
    expect(await store.catalogue()).toEqual([]);
    const told: number[] = [];
    await importFiles(store, [file], {
      ...where,
      onProgress: ({ bytes, bytesTotal }) => told.push(bytes / bytesTotal),
    });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

describe('files of events', () => {
  const load = async (content: string, options: Partial<Parameters<typeof importFiles>[2]> = {}) => {
    const store = emptyStore();
    const { key } = await importFiles(store, [fileOf(content)], { ...where, ...options });
    return store.load(key);
  };

  it('given trades of Binance in each of its layouts, then the taker’s side is told', async () => {
    const expected = {
      length: 2,
      side: Int8Array.of(-1, 1),
      id: Float64Array.of(7, 8),
      price: Float64Array.of(10, 11),
    };
    const spotTrades = `7,10,0.5,5,${at},True,True\n8,11,0.5,5,${at + 1},False,True\n`;
    const spotAggregates = `7,10,0.5,1,1,${at}123,True,True\n8,11,0.5,2,2,${at + 1}456,False,True\n`;
    const futures = `agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n7,10,0.5,1,1,${at},true\n8,11,0.5,1,1,${at + 1},false\n`;
    for (const text of [spotTrades, spotAggregates, futures]) {
      const trades = await load(text);
      expect(trades).toMatchObject(expected);
      expect([...('eventAt' in trades ? trades.eventAt : [])]).toEqual([at, at + 1]);
    }
  });

  it('given trades without ids or sides, then equal ones are two, and importing them again adds none', async () => {
    const store = emptyStore();
    const text = `time,price,quantity\n${at},10,1\n${at},10,1\n${at + 1},11,1\n`;
    expect(await importFiles(store, [fileOf(text)], where)).toMatchObject({ added: 3 });
    expect(await importFiles(store, [fileOf(text)], where)).toMatchObject({ added: 0, duplicate: 3 });
    const trades = await store.load({ ...where, kind: 'trades' });
    expect(trades).toMatchObject({ length: 3, side: Int8Array.of(0, 0, 0) });
    expect(trades.id).toBeUndefined();
  });

  it('given a book whose levels come in any order, then bids stand before asks, best first', async () => {
    const head = 'localTime,type,eventTime,firstUpdateId,finalUpdateId,side,price,quantity\n';
    const rows = [
      `${at},snapshot,,,100,ask,11,1`,
      `${at},snapshot,,,100,bid,9,2`,
      `${at},snapshot,,,100,bid,10,3`,
      `${at + 5},update,${at + 4},101,103,,,`,
      `${at + 9},update,${at + 8},104,104,bid,10,0`,
    ];
    expect(await load(`${head}${rows.join('\n')}\n`, { clockOffsetMs: 1 })).toEqual({
      length: 3,
      receivedAt: Float64Array.of(at + 1, at + 6, at + 10),
      eventAt: Float64Array.of(at + 1, at + 4, at + 8),
      isSnapshot: Uint8Array.of(1, 0, 0),
      sequence: Float64Array.of(100, 103, 104),
      previousSequence: Float64Array.of(Number.NaN, 100, 103),
      firstLevel: Uint32Array.of(0, 3, 3, 4),
      firstAsk: Uint32Array.of(2, 3, 4),
      price: Float64Array.of(10, 9, 11, 10),
      quantity: Float64Array.of(3, 2, 1, 0),
    });
  });

  it('given funding, marks and quotes, then each is told by its columns', async () => {
    expect(await load(`calc_time,funding_interval_hours,last_funding_rate\n${at},8,-0.0001\n`)).toEqual({
      length: 1,
      eventAt: Float64Array.of(at),
      rate: Float64Array.of(-0.0001),
    });
    expect(await load(`time,price\n${at},10\n`)).toEqual({
      length: 1,
      eventAt: Float64Array.of(at),
      price: Float64Array.of(10),
    });
    expect(await load(bars(0, 1), { kind: 'marks' })).toMatchObject({ price: Float64Array.of(10, 10) });
    const quotes = `update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time\n1,9,1,10,2,${at},${at + 1}\n`;
    expect(await load(quotes)).toMatchObject({ bid: Float64Array.of(9), askQuantity: Float64Array.of(2) });
  });

  it.each([
    ['a side that is none', `time,price,quantity,side\n${at},10,1,up\n`, 'E102', /"up" is no side/],
    ['a price that is none', `time,price,quantity\n${at},ten,1\n`, 'E102', /price is "ten"/],
    ['a price of zero', `time,price,quantity\n${at},0,1\n`, 'E030', /trade 0/],
    ['a missing time', `time,price,quantity\n,10,1\n`, 'E103', /time is missing/],
    ['too many fields', `time,price,quantity\n${at},10,1,2\n`, 'E102', /3 fields/],
    ['rows out of order', `time,price,quantity\n${at},10,1\n${at - 1},10,1\n`, 'E105', /line 3/],
    [
      'an id twice with other values',
      `time,price,quantity,id\n${at},10,1,7\n${at},11,1,7\n`,
      'E124',
      /1 of these rows/,
    ],
  ])('given %s, then it is refused', async (_, text, code, message) => {
    await expect(load(text)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

needs('shared')('given recordings of real markets', () => {
  it('given half a year of minutes, then the store holds exactly what the file does', async () => {
    const store = emptyStore();
    const path = sharedFile('data/binance-spot-BTCUSDT-1m-2024H1.csv.gz');
    expect(await importFiles(store, [path], where)).toMatchObject({ key: minuteKey, added: 262_080, changed: 0 });
    const { columns } = await readBarFile(path);
    expect(await store.load(minuteKey, { useCache: false })).toEqual(columns);
    expect(await store.load(minuteKey)).toEqual(columns);
    expect(await store.load(minuteKey), 'now from the cache').toEqual(columns);
  });

  it('given a real order book, then updates, levels and sequences are those of the file', async () => {
    const store = emptyStore();
    const path = sharedFile('data/binance-spot-BTCUSDT-l2-2024-08-08.csv.gz');
    expect(await importFiles(store, [path], where)).toMatchObject({ rows: 126_090, added: 126_090, changed: 0 });
    const book = await store.load({ ...where, kind: 'book' });
    const rows = gunzipSync(await readFile(path))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    const updates = new Set(rows.map(([localTime, type, , , final]) => `${localTime} ${type} ${final}`));
    expect(book.length).toBe(updates.size);
    expect(book.price.length).toBe(rows.filter(([, , , , , , side]) => side !== '').length);
    expect(book.sequence.at(-1)).toBe(50093421584);
    const broken = Array.from({ length: book.length }, (_, i) => i).filter(
      (i) =>
        i > 0 &&
        book.isSnapshot[i] === 0 &&
        book.isSnapshot[i - 1] === 0 &&
        book.previousSequence[i] !== book.sequence[i - 1],
    );
    expect(broken, 'every change follows on the one before').toEqual([]);
  });

  it.each([
    ['spot-BTCUSDT-trades-2024-08-08', 'trades', 9_757],
    ['perp-BTCUSDT-trades-2024-08-08', 'trades', 21_313],
    ['spot-ETHUSDT-bookticker-2024-08-08', 'quotes', 24_077],
    ['perp-BTCUSDT-bookticker-2024-08-08', 'quotes', 66_089],
    ['spot-ETHUSDT-l2-2024-08-08', 'book', 108_814],
    ['perp-BTCUSDT-funding-8h-2025', 'funding', 266],
  ] as const)('given %s, then all its %s are there, and twice is once', async (name, kind, rows) => {
    const store = emptyStore();
    const path = sharedFile(`data/binance-${name}.csv.gz`);
    expect(await importFiles(store, [path], where)).toMatchObject({ key: { kind }, added: rows });
    expect(await importFiles(store, [path], where)).toMatchObject({ added: 0, duplicate: rows, changed: 0 });
  });
});
