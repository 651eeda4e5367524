import { truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../../scripts/testing/needs.ts';
import { importFiles } from '../import/index.ts';
import { emptyStore, minuteKey, minuteRows } from '../store/store.fixture.ts';
import { checkSeries, eventFindings } from './index.ts';

const of = (...values: readonly number[]) => Float64Array.from(values);

describe('checkSeries', () => {
  it('given bars with a gap, then the report names it', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 50));
    await store.append(minuteRows(60, 100));
    expect(await checkSeries(store, minuteKey)).toMatchObject({
      kind: 'bars',
      rows: 90,
      report: { file: 'binance/BTCUSDT/1m', gaps: { count: 1, missing: 10 } },
    });
  });

  it('given a damaged part behind a sound cache, then it is found all the same', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 50));
    await store.load(minuteKey);
    truncateSync((await store.find(minuteKey))?.files[0] ?? '', 100);
    await expect(checkSeries(store, minuteKey)).rejects.toMatchObject({ code: 'E121' });
  });
});

describe('eventFindings', () => {
  const at = of(0, 1, 2, 3);

  it('given trades, then jumps of the id are counted', () => {
    const columns = { length: 4, eventAt: at, receivedAt: at, price: at, quantity: at, side: Int8Array.of(1, 1, 1, 1) };
    expect(eventFindings({ kind: 'trades', columns })).toEqual([]);
    const jumps = eventFindings({ kind: 'trades', columns: { ...columns, id: of(1, 2, 5, 6) } });
    expect(jumps).toEqual([{ what: 'jumps of the trade id', count: 1, firstAt: 2 }]);
  });

  it('given quotes, then crossed and locked ones are counted', () => {
    const columns = {
      length: 4,
      eventAt: at,
      receivedAt: at,
      bid: of(1, 2, 3, 1),
      bidQuantity: at,
      ask: of(2, 2, 2, 2),
      askQuantity: at,
    };
    expect(eventFindings({ kind: 'quotes', columns })).toMatchObject([{ count: 2, firstAt: 1 }]);
  });

  it('given a book, then missing updates are counted, and those a snapshot covers are none', () => {
    const book = {
      length: 4,
      eventAt: at,
      receivedAt: at,
      isSnapshot: Uint8Array.of(1, 0, 0, 0),
      sequence: of(10, 12, 13, 20),
      previousSequence: of(Number.NaN, 8, 12, 15),
      firstLevel: Uint32Array.of(0, 0, 0, 0, 0),
      firstAsk: Uint32Array.of(0, 0, 0, 0),
      price: of(),
      quantity: of(),
    };
    expect(eventFindings({ kind: 'book', columns: book })).toMatchObject([{ count: 1, firstAt: 3 }]);
    const headless = { ...book, isSnapshot: new Uint8Array(4) };
    expect(eventFindings({ kind: 'book', columns: headless })).toMatchObject([
      { what: 'no snapshot to begin from' },
      { count: 1 },
    ]);
  });

  it('given funding, then missed payments are counted, and a few milliseconds are none', () => {
    const eight = 28_800_000;
    const columns = { length: 4, eventAt: of(0, eight + 3, 2 * eight + 1, 5 * eight), rate: at };
    expect(eventFindings({ kind: 'funding', columns })).toMatchObject([{ count: 1, firstAt: 5 * eight }]);
  });
});

needs('shared')('checkSeries on real events', () => {
  it.each([
    ['spot-BTCUSDT-l2-2024-08-08'],
    ['spot-BTCUSDT-trades-2024-08-08'],
    ['perp-BTCUSDT-bookticker-2024-08-08'],
    ['perp-ETHUSDT-funding-8h-2025'],
  ])('given %s, then nothing is found', async (name) => {
    const store = emptyStore();
    const file = sharedFile(`data/binance-${name}.csv.gz`);
    const { key } = await importFiles(store, [file], { venue: 'binance', instrument: 'X' });
    expect(await checkSeries(store, key)).toMatchObject({ kind: 'events', findings: [] });
  });
});
