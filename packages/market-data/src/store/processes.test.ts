import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HistoryStore } from './index.ts';
import { emptyStore, minuteBars, minuteKey, minuteRows } from './store.fixture.ts';

const program = fileURLToPath(new URL('write-child.fixture.ts', import.meta.url));

/** Starts a process that writes to the store; killed at the end of the test if it still runs. */
function startWriter(store: HistoryStore, from: number, to: number, mayCommit = ''): ChildProcess {
  const args = ['--conditions=@rxtrade/source', program, store.folder, String(from), String(to), mayCommit];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits until the process has said something so often. */
async function said(child: ChildProcess, line: string, times = 1): Promise<void> {
  let count = 0;
  if (child.stdout === null) throw new Error('it has no output');
  for await (const one of createInterface(child.stdout)) if (one === line && ++count === times) return;
  throw new Error(`it ended before it said "${line}"`);
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const folderOf = (store: HistoryStore) => join(store.folder, 'binance/BTCUSDT/bars/1m');

describe('two processes', () => {
  it('given one that writes a series, when another opens it, then E123 names the first, and readers see the old', async () => {
    const store = emptyStore();
    await store.append(minuteRows(0, 100));
    const child = startWriter(store, 100, 300_000);
    await said(child, 'done');
    await expect(store.append(minuteRows(0, 200))).rejects.toMatchObject({
      code: 'E123',
      message: expect.stringContaining(`is being written by process ${child.pid}`),
    });
    await expect(store.remove(minuteKey)).rejects.toMatchObject({ code: 'E123' });
    expect(await store.load(minuteKey)).toEqual(minuteBars(0, 100));
    const other = { ...minuteRows(0, 5), instrument: 'ETHUSDT' };
    expect(await store.append(other), 'another series is free').toMatchObject({ added: 5 });
  });

  it('given two writers in one process, then the second is refused until the first is done', async () => {
    const store = emptyStore();
    const writer = await store.writer(minuteKey);
    await expect(store.writer(minuteKey)).rejects.toMatchObject({ code: 'E123' });
    await writer.commit();
    await (await store.writer(minuteKey)).abort();
  });
});

describe('a killed import', () => {
  it('given parts on the disk already, then the store is as it was, and the next import cleans up', async () => {
    const store = emptyStore();
    await store.append(minuteRows(200_000, 200_100));
    const before = await store.catalogue();
    const child = startWriter(store, 0, 400_000);
    await said(child, 'block', 4);
    await kill(child);
    expect(readdirSync(folderOf(store)).filter((name) => name.endsWith('.parquet')).length).toBeGreaterThan(1);
    expect(await store.catalogue()).toEqual(before);
    expect(await store.load(minuteKey)).toEqual(minuteBars(200_000, 200_100));
    expect(await store.append(minuteRows(200_100, 200_110))).toMatchObject({ added: 10, duplicate: 0 });
    expect(readdirSync(folderOf(store)).sort()).toEqual([
      expect.stringMatching(/\.parquet$/),
      expect.stringMatching(/^catalogue\.json$/),
    ]);
    expect(await store.load(minuteKey)).toEqual(minuteBars(200_000, 200_110));
  });

  it('given a kill at any moment, then all of it is there or nothing', async () => {
    for (const blocks of [1, 2, 3]) {
      const store = emptyStore();
      await store.append(minuteRows(0, 50));
      const child = startWriter(store, 50, 250_000, 'commit');
      await said(child, 'block', blocks);
      await kill(child);
      const rows = (await store.find(minuteKey))?.rows ?? 0;
      expect([50, 250_000]).toContain(rows);
      expect(await store.load(minuteKey, { useCache: false })).toEqual(minuteBars(0, rows));
    }
  });
});

describe('locks that are left', () => {
  const left = (content: string) => {
    const store = emptyStore();
    mkdirSync(folderOf(store), { recursive: true });
    writeFileSync(join(folderOf(store), '.lock'), content);
    return store;
  };
  const holder = { pid: process.pid, host: hostname(), startedAt: '1' };

  it.each([
    ['of a process that is gone', JSON.stringify({ ...holder, pid: 2 ** 22 + 1 })],
    ['of an earlier process of this number', JSON.stringify(holder)],
  ])('given one %s, then it is taken over', async (_, content) => {
    expect(await left(content).append(minuteRows(0, 3))).toMatchObject({ added: 3 });
  });

  it.each([
    ['of another machine', JSON.stringify({ ...holder, host: 'elsewhere' })],
    ['that cannot be read', 'x'],
  ])('given one %s, then it is left alone, and the message names it', async (_, content) => {
    const store = left(content);
    await expect(store.append(minuteRows(0, 3))).rejects.toMatchObject({
      code: 'E123',
      message: expect.stringContaining(join(folderOf(store), '.lock')),
    });
  });
});
