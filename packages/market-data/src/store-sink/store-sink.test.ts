import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HistoryPage, type HistorySeries, hour, minute } from '@rxtrade/core';
import { lastValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { barPage, instrument, MemorySource } from '../download/download.fixture.ts';
import { downloadHistory } from '../download/index.ts';
import { type HistoryStore, openHistoryStore } from '../store/index.ts';
import { storeSink } from './store-sink.ts';

const bars: HistorySeries = { kind: 'bars', instrument, intervalMs: minute };
const key = { venue: 'memory', instrument: 'BTCUSDT', kind: 'bars', intervalMs: minute } as const;
const range = { from: hour, to: 30 * hour };
const outage = { from: 10 * hour, to: 15 * hour };

describe('storeSink', () => {
  let store: HistoryStore;
  beforeEach(async () => {
    store = openHistoryStore(await mkdtemp(join(tmpdir(), 'rxtrade-download-')));
  });
  afterEach(() => rm(store.folder, { recursive: true }));

  const sink = (series: HistorySeries = bars) => storeSink({ store, venue: 'memory', series });
  const sourceOf = () => new MemorySource({ rows: 200, now: 40 * hour, outage });
  const download = (source: MemorySource, more: { readonly to?: number } = {}) =>
    lastValueFrom(downloadHistory({ source, sink: sink(), series: bars, ...range, ...more }));

  it('given a download, then the store has its bars, and a second one asks for nothing', async () => {
    const source = sourceOf();
    expect(await download(source)).toMatchObject({ kind: 'done', rows: 1_440, added: 1_440 });
    expect([...(await store.load(key)).openAt]).toEqual(source.barsIn(range));
    const again = sourceOf();
    await download(again);
    expect(again.asked).toEqual([]);
  });

  it('given bars that came from elsewhere, then only what is missing around and between them is asked for', async () => {
    const source = sourceOf();
    const imported = barPage({ from: 2 * hour, to: 3 * hour }, source.barsIn({ from: 2 * hour, to: 3 * hour }));
    if (imported.kind !== 'bars') throw new Error('no bars');
    await store.append({ ...key, columns: imported.columns });
    await download(source, { to: 4 * hour });
    expect(source.asked).toEqual([
      { from: hour, to: 2 * hour },
      { from: 3 * hour, to: 4 * hour },
    ]);
  });

  it('given that rows are kept and the process ends before their range is, then going on brings the same', async () => {
    const source = sourceOf();
    await download(source, { to: 20 * hour });
    await rm(join(store.folder, 'memory', 'BTCUSDT', 'bars', '1m', 'downloaded.json'));
    const again = sourceOf();
    expect(await download(again)).toMatchObject({ added: 10 * 60 });
    expect(again.asked[0], 'the outage is asked for again, the bars are not').toMatchObject({ from: outage.from });
    expect([...(await store.load(key)).openAt]).toEqual(source.barsIn(range));
  });

  it.each(['', '{"format":1', '{"format":2}', '{"format":1,"rows":-1,"ranges":[]}', '[]'])(
    'given a record of ranges that is damaged (%s), then it counts for nothing',
    async (text) => {
      await download(sourceOf());
      await writeFile(join(store.folder, 'memory', 'BTCUSDT', 'bars', '1m', 'downloaded.json'), text);
      expect((await sink().covered(range)).some(({ from }) => from === outage.from)).toBe(false);
      const source = sourceOf();
      await download(source);
      expect(source.asked.length).toBeGreaterThan(0);
    },
  );

  it('given that the series was removed, then all of it is asked for again', async () => {
    await download(sourceOf());
    await store.remove(key);
    expect(await sink().covered(range)).toEqual([]);
    expect(await download(sourceOf())).toMatchObject({ added: 1_440 });
  });

  it('given stored bars with other values, then E124, and newest replaces them', async () => {
    const page = barPage({ from: 0, to: hour }, [0]);
    if (page.kind !== 'bars') throw new Error('no bars');
    await store.append({ ...key, columns: page.columns });
    const other: HistoryPage = { ...page, columns: { ...page.columns, volume: Float64Array.of(5) } };
    await expect(sink().append(other)).rejects.toMatchObject({ code: 'E124' });
    expect(await sink().covered({ from: 0, to: hour }), 'what was refused is not covered').toEqual([
      { from: 0, to: minute },
    ]);
    await storeSink({ store, venue: 'memory', series: bars, keep: 'newest' }).append(other);
    expect([...(await store.load(key)).volume]).toEqual([5]);
  });

  it('given trades, funding and marks, then each is its own series, and what is empty is covered too', async () => {
    const eventAt = Float64Array.of(1, 1, 5);
    const pages: readonly HistoryPage[] = [
      {
        kind: 'trades',
        from: 0,
        to: 10,
        columns: {
          length: 3,
          eventAt,
          receivedAt: eventAt,
          price: Float64Array.of(1, 2, 3),
          quantity: Float64Array.of(1, 1, 1),
          side: Int8Array.of(1, -1, 0),
          id: Float64Array.of(1, 2, 3),
        },
      },
      { kind: 'funding', from: 0, to: 10, columns: { length: 0, eventAt: Float64Array.of(), rate: Float64Array.of() } },
    ];
    for (const page of pages) {
      const one = sink({ kind: page.kind, instrument } as HistorySeries);
      expect(await one.append(page)).toBe(page.columns.length);
      expect(await one.append(page), 'the same page again adds nothing').toBe(0);
      expect(await one.covered(range)).toEqual([{ from: 0, to: 10 }]);
    }
    expect((await store.load({ ...key, kind: 'trades' })).length).toBe(3);
  });

  it('given marks of two intervals, then what was downloaded of one says nothing of the other', async () => {
    const hourly = sink({ kind: 'marks', instrument, intervalMs: hour });
    await hourly.append({
      kind: 'marks',
      from: 0,
      to: 2 * hour,
      columns: { length: 1, eventAt: Float64Array.of(hour), price: Float64Array.of(7) },
    });
    expect(await hourly.covered(range)).toEqual([{ from: 0, to: 2 * hour }]);
    expect(await sink({ kind: 'marks', instrument, intervalMs: minute }).covered(range)).toEqual([]);
    await store.remove({ ...key, kind: 'marks' });
    expect(await readdir(join(store.folder, 'memory', 'BTCUSDT', 'marks'))).toEqual([]);
  });
});
