import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minute } from '@rxtrade/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../../scripts/testing/needs.ts';
import { readBarFile } from './index.ts';

const text = 'time,open,high,low,close,volume\n1700000000000,10,12,9,11,5\n1700000060000,11,12,9,11,5\n';

describe('readBarFile', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rxtrade-bars-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  it('given plain text and gzip, whatever their names, then both are read', async () => {
    const plain = await readBarFile(await written('plain.csv.gz', text));
    const packed = await readBarFile(await written('packed.csv', gzipSync(text)));
    expect(packed.columns).toEqual(plain.columns);
    expect(plain.columns.length).toBe(2);
    expect(plain.report.file).toBe(join(folder, 'plain.csv.gz'));
  });

  it.each<readonly [string, string | Uint8Array, string, string]>([
    ['empty.csv', '', 'E101', 'it is empty'],
    ['one-byte.csv', 'x', 'E101', 'not a file of bars'],
    ['cut.csv.gz', gzipSync(text.repeat(1)).subarray(0, 40), 'E107', 'cannot be read'],
    ['broken.csv.gz', Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'E107', 'cannot be read'],
  ])('given %s, then it is refused with its path', async (name, content, code, says) => {
    const path = await written(name, content);
    await expect(readBarFile(path)).rejects.toMatchObject({ code, message: expect.stringContaining(says) });
    await expect(readBarFile(path)).rejects.toMatchObject({ message: expect.stringContaining(path) });
  });

  it('given a file that is not there, or a folder, then it says so', async () => {
    await expect(readBarFile(join(folder, 'absent.csv'))).rejects.toMatchObject({ code: 'E107' });
    await expect(readBarFile(folder)).rejects.toMatchObject({ code: 'E107' });
  });
});

needs('shared')('given recordings of real markets', () => {
  it.each([
    ['binance-spot-BTCUSDT-5m-2024.csv.gz', 52_416, 5 * minute, 0],
    ['binance-spot-ETHUSDT-5m-2024.csv.gz', 71_769, 5 * minute, 0],
    ['binance-spot-SOLUSDT-5m-2024.csv.gz', 72_028, 5 * minute, 0],
    ['binance-spot-BTCUSDT-1m-2023-03-outage.csv.gz', 11_440, minute, 80],
    ['binance-spot-BTCUSDT-1m-2020-crash.csv.gz', 108_808, minute, 632],
  ])('when %s is read, then its bars and gaps are those its readme names', async (name, rows, intervalMs, missing) => {
    const { columns, intervalMs: found, report } = await readBarFile(sharedFile(`data/${name}`));
    expect(columns.length).toBe(rows);
    expect(found).toBe(intervalMs);
    expect(report.gaps.missing).toBe(missing);
  });
});
