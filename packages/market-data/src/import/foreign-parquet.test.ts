import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { minute } from '@rxtrade/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyStore } from '../store/store.fixture.ts';
import { importFiles } from './index.ts';

const startAt = Date.UTC(2024, 0, 1);
const where = { venue: 'v', instrument: 'X' };

/** A Parquet file that DuckDB writes of a query. */
async function written(sql: string, options: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-parquet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'x.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet, ${options})`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

const bars = (time: string) => `SELECT ${time} AS timestamp, 100 + i % 7 AS open, 110::DOUBLE AS high, 90::FLOAT AS low,
  100 AS close, i::DOUBLE AS volume FROM range(5000) t(i)`;

describe('Parquet files of others', () => {
  it.each([
    ['timestamps in microseconds, snappy', `make_timestamp(${startAt}000 + i * 60000000)`, 'COMPRESSION snappy'],
    ['timestamps in milliseconds, zstd', `make_timestamp_ms(${startAt} + i * 60000)::TIMESTAMP_MS`, 'COMPRESSION zstd'],
    ['whole milliseconds, gzip', `${startAt} + i * 60000`, 'COMPRESSION gzip'],
    ['whole microseconds, row groups', `${startAt}000 + i * 60000000`, 'ROW_GROUP_SIZE 2048'],
    ['seconds as doubles', `(${startAt} + i * 60000)::DOUBLE / 1000`, 'COMPRESSION uncompressed'],
  ])('given bars with %s, then they are imported as they are', async (_, time, options) => {
    const store = emptyStore();
    const { key, added } = await importFiles(store, [await written(bars(time), options)], where);
    expect(added).toBe(5_000);
    expect(key).toMatchObject({ kind: 'bars', intervalMs: minute });
    const loaded = await store.load({ ...where, kind: 'bars', intervalMs: minute });
    expect([...loaded.openAt.subarray(0, 2), loaded.openAt[4_999]]).toEqual([
      startAt,
      startAt + minute,
      startAt + 4_999 * minute,
    ]);
    expect(loaded.open.subarray(0, 3)).toEqual(Float64Array.of(100, 101, 102));
    expect(loaded.volume[4_999]).toBe(4_999);
  });

  it('given trades whose side is a word or absent, then it is read', async () => {
    const sql = `SELECT ${startAt} + i AS time, 10.5 + i AS price, 1::DOUBLE AS quantity,
      CASE i % 3 WHEN 0 THEN 'buy' WHEN 1 THEN 'sell' END AS side, i AS id FROM range(6) t(i)`;
    const store = emptyStore();
    await importFiles(store, [await written(sql.replace('10.5 + i', '10.5::DOUBLE + i'), 'COMPRESSION zstd')], where);
    expect((await store.load({ ...where, kind: 'trades' })).side).toEqual(Int8Array.of(1, -1, 0, 1, -1, 0));
  });

  it.each([
    ['a price that is text', "SELECT 1704067200000 AS time, 'x' AS price", 'E102', /row 0: price is x/],
    ['a missing price', 'SELECT 1704067200000 AS time, NULL::DOUBLE AS price', 'E102', /row 0: price is/],
    ['columns of nothing', 'SELECT 1 AS a', 'E128', /has the columns a/],
  ])('given %s, then it is refused', async (_, sql, code, message) => {
    const path = await written(sql, 'COMPRESSION zstd');
    await expect(importFiles(emptyStore(), [path], where)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});
