import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBars } from '@rxtrade/market-data';
import { openHistoryStore } from '@rxtrade/market-data/node';
import { instruments, randomWalk, year2024 } from './market.ts';
import type { Benchmark, Row } from './measure.ts';

const runs = 10;

/** A file into the store with the memory that takes, and a million bars out of it. */
export const store: Benchmark = {
  name: 'store',
  run: async (isSmall) => {
    const folder = mkdtempSync(join(tmpdir(), 'rxtrade-bench-'));
    try {
      return [
        ...importing(folder, isSmall ? 20_000 : 5_000_000),
        ...(await loading(folder, isSmall ? 10_000 : 1_000_000)),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const key = { venue: 'bench', instrument: 'X', kind: 'bars', intervalMs: 60_000 } as const;

/** In a process of its own, whose memory holds nothing but the import. */
function importing(folder: string, count: number): readonly Row[] {
  const path = join(folder, 'bars.csv');
  writeWalk(path, count);
  const program = fileURLToPath(new URL('store-import.ts', import.meta.url));
  const output = execFileSync(process.execPath, [...process.execArgv, program, path, join(folder, 'imported')]);
  const { added, seconds, rss } = JSON.parse(output.toString()) as Readonly<
    Record<'added' | 'seconds' | 'rss', number>
  >;
  const note = `${added.toLocaleString('en-US')} rows, in a process of its own`;
  return [
    { name: 'CSV into the store, first run', value: added / seconds / 1e6, unit: 'M rows/s', budget: 0.6, note },
    { name: 'resident at most meanwhile', value: rss / 1e6, unit: 'MB', budget: 400, isCeiling: true, note },
  ];
}

async function loading(folder: string, count: number): Promise<readonly Row[]> {
  const history = openHistoryStore(join(folder, 'loaded'));
  await history.append({ ...key, columns: quoted(count, 0) });
  const parquet = await best(() => history.load(key, { useCache: false }));
  await history.load(key);
  const cache = await best(() => history.load(key));
  const note = `${count.toLocaleString('en-US')} bars, every byte checked`;
  return [
    { name: 'Parquet to columns', value: parquet, unit: 'ms', budget: 600, isCeiling: true, note },
    { name: 'cache to columns', value: cache, unit: 'ms', budget: 60, isCeiling: true, note },
  ];
}

/** Milliseconds of the fastest of several runs. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const startedAt = performance.now();
    await work();
    fastest = Math.min(fastest, performance.now() - startedAt);
  }
  return fastest;
}

const piece = 50_000;
const year = 31_536_000_000;

function writeWalk(path: string, count: number): void {
  const file = openSync(path, 'w');
  for (let from = 0; from < count; from += piece) {
    const [header = '', ...lines] = writeBars(quoted(Math.min(piece, count - from), from));
    writeSync(file, `${from === 0 ? header : ''}${lines.join('')}`);
  }
}

/** As venues write them: prices to the cent, volumes to five places; minutes from the `from`-th on. */
function quoted(count: number, from: number) {
  const [instrument] = instruments(1);
  if (instrument === undefined) throw new Error('no instrument');
  const { columns } = randomWalk(instrument, count, from + 1, year2024 - 10 * year + from * key.intervalMs);
  const { openAt, open, high, low, close, volume } = columns;
  const cents = (column: Float64Array) => column.map((value) => Math.round(value * 100) / 100);
  return {
    length: count,
    openAt,
    open: cents(open),
    high: cents(high),
    low: cents(low),
    close: cents(close),
    volume: volume.map((value) => Math.round(value * 1e5) / 1e5),
  };
}
