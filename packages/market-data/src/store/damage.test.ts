import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryStore } from './index.ts';
import { emptyStore, minuteBars, minuteKey, minuteRows } from './store.fixture.ts';

async function stored(): Promise<{ readonly store: HistoryStore; readonly part: string; readonly catalogue: string }> {
  const store = emptyStore();
  await store.append(minuteRows(0, 1_000));
  const [part = ''] = (await store.find(minuteKey))?.files ?? [];
  return { store, part, catalogue: join(store.folder, 'binance/BTCUSDT/bars/1m/catalogue.json') };
}

/** Changes one byte of a file. */
function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] as number) ^ 0xff;
  writeFileSync(path, bytes);
}

describe('a damaged part', () => {
  it.each<readonly [string, (path: string) => void, RegExp]>([
    ['is half written', (path) => truncateSync(path, 1_000), /has 1000 bytes where/],
    ['is empty', (path) => truncateSync(path, 0), /has 0 bytes where/],
    ['has one wrong byte', (path) => flip(path, 2_000), /checksum is not the one/],
    ['has a wrong footer', (path) => flip(path, readFileSync(path).length - 20), /checksum is not the one/],
    ['is not there', (path) => rmSync(path), /is not there/],
  ])('given one that %s, then E121 names it, for readers and writers, and nothing changes', async (_, damage, why) => {
    const { store, part, catalogue } = await stored();
    damage(part);
    const before = readFileSync(catalogue, 'utf8');
    const refused = { code: 'E121', message: expect.stringMatching(why), context: { path: part } };
    await expect(store.load(minuteKey)).rejects.toMatchObject(refused);
    await expect(store.append(minuteRows(500, 1_500))).rejects.toMatchObject(refused);
    expect(readFileSync(catalogue, 'utf8')).toBe(before);
    expect(await store.remove(minuteKey), 'what is lost can be removed').toBe(true);
    expect(await store.append(minuteRows(0, 5))).toMatchObject({ added: 5 });
  });

  it('given a part that is damaged behind a sound cache, then the cache serves, and reading Parquet tells', async () => {
    const { store, part } = await stored();
    await store.load(minuteKey);
    flip(part, 2_000);
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 1_000));
    await expect(store.load(minuteKey, { useCache: false })).rejects.toMatchObject({ code: 'E121' });
  });
});

describe('a damaged cache', () => {
  it.each<readonly [string, (path: string) => void]>([
    ['is cut', (path) => truncateSync(path, 5_000)],
    ['is empty', (path) => truncateSync(path, 0)],
    ['has a wrong value', (path) => flip(path, 20_000)],
    ['has a wrong head', (path) => flip(path, 9)],
  ])('given one that %s, then bars come from Parquet, and the cache is made again', async (_, damage) => {
    const { store, part } = await stored();
    const cache = `${part}.columns`;
    await store.load(minuteKey);
    const sound = readFileSync(cache);
    damage(cache);
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 1_000));
    expect(readFileSync(cache)).toEqual(sound);
  });

  it('given the cache of other rows under its name, then it is not trusted', async () => {
    const [one, other] = [await stored(), emptyStore()];
    await other.append(minuteRows(0, 1_000, (i) => 90 + (i % 3)));
    const [otherPart = ''] = (await other.find(minuteKey))?.files ?? [];
    await other.load(minuteKey);
    writeFileSync(`${one.part}.columns`, readFileSync(`${otherPart}.columns`));
    expect(await one.store.load(minuteKey)).toEqual(minuteBars(0, 1_000));
  });

  it('given rows that were replaced, then no old cache is left, and the new rows are loaded', async () => {
    const { store, part } = await stored();
    await store.load(minuteKey);
    await store.append(
      minuteRows(0, 10, (i) => 90 + i),
      { keep: 'newest' },
    );
    expect(readdirSync(join(part, '..')).filter((name) => name.endsWith('.columns'))).toEqual([]);
    expect((await store.load(minuteKey)).close[3]).toBe(93);
  });
});

describe('a damaged catalogue', () => {
  it.each([
    ['text', 'hello'],
    ['another format', '{"format":2}'],
    ['a part outside of its folder', JSON.stringify({ format: 1, parts: [{ file: '../x.parquet' }] })],
    ['nothing', ''],
  ])('given %s in it, then E122 names it and nothing is written', async (_, text) => {
    const { store, catalogue } = await stored();
    writeFileSync(catalogue, text);
    const refused = { code: 'E122', message: expect.stringContaining(catalogue) };
    await expect(store.catalogue()).rejects.toMatchObject(refused);
    await expect(store.load(minuteKey)).rejects.toMatchObject(refused);
    await expect(store.append(minuteRows(0, 5))).rejects.toMatchObject(refused);
    expect(readFileSync(catalogue, 'utf8')).toBe(text);
  });
});

describe('what is not there', () => {
  it('given an empty store, a wrong timeframe and a wrong instrument, then E127 says what there is', async () => {
    const store = emptyStore();
    const missing = (text: string) => ({ code: 'E127', message: expect.stringContaining(text) });
    await expect(store.load(minuteKey)).rejects.toMatchObject(missing('it is empty'));
    await store.append(minuteRows(0, 5));
    await expect(store.load({ ...minuteKey, intervalMs: 300_000 })).rejects.toMatchObject(
      missing('of this instrument it holds binance/BTCUSDT/1m; bars of a longer timeframe are made by resampling'),
    );
    await expect(store.load({ ...minuteKey, instrument: 'ETHUSDT' })).rejects.toMatchObject(
      missing('it holds binance/BTCUSDT/1m'),
    );
  });
});
