import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../import/index.ts';
import { type SeriesRows, seriesName } from '../index.ts';
import { emptyStore, minuteBars, minuteKey, minuteRows, startAt } from '../store/store.fixture.ts';
import { partRows } from '../store/working-parts.ts';
import { exportSeries } from './index.ts';

const where = { venue: 'binance', instrument: 'BTC/USDT' } as const;
const at = Float64Array.of(startAt, startAt + 1, startAt + 1);
const later = Float64Array.of(startAt + 5, startAt + 6, startAt + 7);
const values = Float64Array.of(0.1 + 0.2, 1e-7, 12345678.9);

const examples: readonly SeriesRows[] = [
  { ...minuteRows(0, 50), ...where },
  {
    ...where,
    kind: 'trades',
    columns: {
      length: 3,
      eventAt: at,
      receivedAt: later,
      price: values,
      quantity: values,
      side: Int8Array.of(1, -1, 0),
    },
  },
  {
    ...where,
    kind: 'quotes',
    columns: {
      length: 3,
      eventAt: at,
      receivedAt: later,
      bid: values,
      bidQuantity: values,
      ask: values,
      askQuantity: at,
    },
  },
  {
    ...where,
    kind: 'book',
    columns: {
      length: 3,
      eventAt: at,
      receivedAt: later,
      isSnapshot: Uint8Array.of(1, 0, 0),
      sequence: Float64Array.of(7, 9, 10),
      previousSequence: Float64Array.of(Number.NaN, 7, 9),
      firstLevel: Uint32Array.of(0, 2, 2, 3),
      firstAsk: Uint32Array.of(1, 2, 2),
      price: values.toReversed(),
      quantity: values,
    },
  },
  { ...where, kind: 'funding', columns: { length: 2, eventAt: later.slice(0, 2), rate: Float64Array.of(-1e-6, 0.01) } },
  { ...where, kind: 'marks', columns: { length: 3, eventAt: later, price: values } },
];

describe('exportSeries', () => {
  it.each(
    examples.flatMap((rows) => ['csv', 'csv.gz', 'parquet'].map((form) => [seriesName(rows), form, rows] as const)),
  )('given %s as %s, when it is imported again, then every bit is the same', async (_, form, rows) => {
    const [store, again] = [emptyStore(), emptyStore()];
    await store.append(rows);
    const path = join(store.folder, `export/file.${form}`);
    const count = await exportSeries(store, rows, { path });
    const summary = await importFiles(again, [path], { ...where });
    expect(summary).toMatchObject({ added: count, duplicate: 0, changed: 0 });
    expect(seriesName(summary.key)).toBe(seriesName(rows));
    expect(await again.load(summary.key)).toEqual(rows.columns);
    expect(readdirSync(join(store.folder, 'export')), 'nothing is left beside it').toEqual([`file.${form}`]);
  });

  it('given a range of a series of several parts, then its rows are written, and told on the way', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, partRows + 10));
    const path = join(store.folder, 'some.csv.gz');
    const told: number[] = [];
    const range = { from: startAt + (partRows - 5) * 60_000, to: startAt + (partRows + 5) * 60_000 };
    expect(await exportSeries(store, minuteKey, { path, ...range, onProgress: (rows) => told.push(rows) })).toBe(10);
    expect(gunzipSync(readFileSync(path)).toString().trim().split('\n')).toHaveLength(11);
    expect(told.at(-1)).toBe(10);
    const blocks: number[] = [];
    for await (const columns of store.read(minuteKey, range)) blocks.push(columns.length);
    expect(blocks.reduce((sum, count) => sum + count)).toBe(10);
  });

  it('given a series that is not there, or a path that cannot be written, then no file is left', async () => {
    const store = emptyStore();
    const path = join(store.folder, 'x.csv');
    await expect(exportSeries(store, minuteKey, { path })).rejects.toMatchObject({ code: 'E127' });
    await store.append({ ...minuteKey, columns: minuteBars(0, 5) });
    writeFileSync(join(store.folder, 'file'), '');
    await expect(exportSeries(store, minuteKey, { path: join(store.folder, 'file/x.csv') })).rejects.toMatchObject({
      code: 'E107',
    });
    expect(readdirSync(store.folder).sort()).toEqual(['binance', 'file']);
  });
});
