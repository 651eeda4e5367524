import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isoOf } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesRows } from '../index.ts';
import { emptyStore, minuteBars, minuteKey, minuteRows, startAt } from './store.fixture.ts';
import { partRows } from './working-parts.ts';

describe('append', () => {
  it('given an empty store, when bars are appended, then they are loaded as they were, and listed', async () => {
    const store = emptyStore();
    expect(await store.catalogue()).toEqual([]);
    expect(await store.append(minuteRows(0, 500))).toEqual({ added: 500, duplicate: 0, changed: 0, changes: [] });
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 500));
    expect(await store.catalogue()).toMatchObject([
      { key: minuteKey, rows: 500, firstAt: startAt, lastAt: startAt + 499 * 60_000, missing: 0 },
    ]);
  });

  it('given bars, when overlapping ones are appended, then only new ones are added', async () => {
    const store = emptyStore();
    await store.append(minuteRows(100, 200));
    expect(await store.append(minuteRows(150, 260))).toMatchObject({ added: 60, duplicate: 50, changed: 0 });
    expect(await store.append(minuteRows(40, 120))).toMatchObject({ added: 60, duplicate: 20, changed: 0 });
    expect(await store.append(minuteRows(40, 260))).toMatchObject({ added: 0, duplicate: 220, changed: 0 });
    expect(await store.load(minuteKey)).toEqual(minuteBars(40, 260));
  });

  it('given bars in pieces of any size and order, then the whole is loaded, and the catalogue counts it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (pieces, isOneWriter) => {
          const store = emptyStore();
          const there = new Set<number>();
          const writer = isOneWriter ? await store.writer(minuteKey) : undefined;
          for (const [from, count] of pieces) {
            const rows = minuteRows(from, from + count);
            await (writer === undefined ? store.append(rows) : writer.write(rows));
            for (let i = from; i < from + count; i++) there.add(i);
          }
          await writer?.commit();
          const wanted = [...there].sort((a, b) => a - b).map((i) => minuteBars(i, i + 1).close[0]);
          expect([...(await store.load(minuteKey)).close]).toEqual(wanted);
          expect((await store.find(minuteKey))?.rows).toBe(wanted.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('given more rows than a part holds, backwards, page after page, then parts are full and nothing is lost', async () => {
    const store = emptyStore();
    const count = partRows * 2 + 1_000;
    const writer = await store.writer(minuteKey);
    for (let to = count; to > 0; to -= 1_000) await writer.write(minuteRows(Math.max(0, to - 1_000), to));
    expect(await writer.commit()).toMatchObject({ added: count });
    const entry = await store.find(minuteKey);
    expect(entry?.files.length).toBeLessThanOrEqual(4);
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, count));
    const middle = { from: startAt + partRows * 60_000, to: startAt + (partRows + 5) * 60_000 };
    expect(await store.load(minuteKey, middle)).toEqual(minuteBars(partRows, partRows + 5));
  });

  it('given a range, then from is in it and to is not', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 100));
    const loaded = await store.load(minuteKey, { from: startAt + 90_000, to: startAt + 300_000 });
    expect([...loaded.openAt].map(isoOf)).toEqual(['02', '03', '04'].map((m) => `2024-01-01T00:${m}:00.000Z`));
    expect((await store.load(minuteKey, { from: startAt + 1e9 })).length).toBe(0);
  });

  it('given a writer that is given up, then the store is as it was', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 10));
    const writer = await store.writer(minuteKey);
    for (let i = 0; i < 3; i++) await writer.write(minuteRows(i * 100_000, (i + 1) * 100_000));
    await writer.abort();
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 10));
    const folder = join(store.folder, 'binance/BTCUSDT/bars/1m');
    expect(readdirSync(folder).filter((name) => name.endsWith('.parquet'))).toHaveLength(1);
    await expect(writer.write(minuteRows(0, 1))).rejects.toMatchObject({ code: 'E126' });
  });
});

describe('rows with other values', () => {
  const wrong = (i: number) => (i === 7 || i === 8 ? 101 : 100 + Math.sin(i) * 5);

  it('given no word on them, then E124 shows them and nothing is changed', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 10));
    await expect(store.append(minuteRows(5, 20, wrong))).rejects.toMatchObject({
      code: 'E124',
      message: expect.stringMatching(
        /binance\/BTCUSDT\/1m holds 2 of these rows with other values \(2024-01-01T00:07:00.000Z high .* stored, .* given; .*nothing was changed.*--keep newest/,
      ),
      context: { changed: 2 },
    });
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 10));
  });

  it('given keep: newest, then what was given replaces them, and the summary says which', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 10));
    const summary = await store.append(minuteRows(5, 20, wrong), { keep: 'newest' });
    expect(summary).toMatchObject({ added: 10, duplicate: 3, changed: 2 });
    expect(summary.changes.map(({ at }) => (at - startAt) / 60_000)).toEqual([7, 8]);
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 20, wrong));
    expect(await store.load(minuteKey, { useCache: false })).toEqual(minuteBars(0, 20, wrong));
  });
});

describe('rows that cannot be stored', () => {
  const bars = minuteBars(0, 3);
  const every = (step: number) => ({
    ...minuteBars(0, 20),
    openAt: Float64Array.from({ length: 20 }, (_, i) => startAt + i * step),
  });

  it.each<readonly [string, SeriesRows, string, RegExp]>([
    ['bars back to front', { ...minuteKey, columns: { ...bars, openAt: bars.openAt.toReversed() } }, 'E031', /bar 1/],
    ['a price of zero', { ...minuteKey, columns: { ...bars, low: new Float64Array(3) } }, 'E030', /bar 0/],
    ['columns of unequal length', { ...minuteKey, columns: { ...bars, open: new Float64Array(2) } }, 'E030', /open/],
    ['bars of five minutes', { ...minuteKey, columns: every(300_000) }, 'E125', /multiples of 5m apart/],
    ['bars of a second', { ...minuteKey, columns: every(1_000) }, 'E125', /1s apart, which is less/],
    ['a venue with a slash', { ...minuteKey, venue: 'a/b', columns: bars }, 'E120', /"a\/b" is not a venue/],
    ['an instrument without name', { ...minuteKey, instrument: ' ', columns: bars }, 'E120', /" " is not the name/],
  ])('given %s, then it is refused and the store stays empty', async (_, rows, code, message) => {
    const store = emptyStore();
    await expect(store.append(rows)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await store.catalogue()).toEqual([]);
    expect(await store.append(minuteRows(0, 3)), 'the lock was given back').toMatchObject({ added: 3 });
  });

  it('given rows of another series than the writer’s, then they are refused', async () => {
    const store = emptyStore();
    const writer = await store.writer(minuteKey);
    const other = { ...minuteRows(0, 3), intervalMs: 300_000 } as SeriesRows;
    await expect(writer.write(other)).rejects.toMatchObject({ code: 'E125' });
    await expect(
      writer.write({ ...minuteKey, kind: 'funding', columns: { length: 0, eventAt: bars.openAt, rate: bars.open } }),
    ).rejects.toMatchObject({ code: 'E126' });
    await writer.abort();
  });
});

describe('names', () => {
  it.each(['BTC/USDT', 'BTC/USDT:USDT', '..', '.hidden', 'a%2Fb', 'Ä ö', '*'])(
    'given the instrument %s, then it is stored inside the store and listed by its name',
    async (instrument) => {
      const store = emptyStore();
      const key = { ...minuteKey, instrument };
      await store.append({ ...key, columns: minuteBars(0, 5) });
      const [entry] = await store.catalogue();
      expect(entry?.key).toEqual(key);
      expect(entry?.files[0]?.startsWith(`${store.folder}/binance/`)).toBe(true);
      expect((await store.load(key)).length).toBe(5);
      expect(await store.remove(key)).toBe(true);
      expect(await store.remove(key)).toBe(false);
      expect(await store.catalogue()).toEqual([]);
    },
  );
});
