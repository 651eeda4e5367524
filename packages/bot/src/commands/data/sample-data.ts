import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { isRxtradeError, RxtradeError } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { syntheticVenue } from '../../data-store.ts';
import { syntheticLabel } from '../../run/run-document.ts';
import { timeframeMs } from '../../run/run-flags.ts';
import { requireFree } from '../../run-folder/index.ts';
import { tell } from './store-flags.ts';

/** The options of `data sample` as they were typed. */
export type SampleFlags = {
  readonly instrument?: string;
  readonly bars?: string;
  readonly timeframe?: string;
  readonly seed?: string;
  readonly json?: boolean;
};

/** Writes bars of the built-in market as CSV, for trying things out without any data. */
export async function sampleData(file: string, flags: SampleFlags, context: CommandContext): Promise<void> {
  const { instrument = 'BTCUSDT', timeframe = '1m' } = flags;
  const bars = wholeOf('--bars', flags.bars ?? '100000', 1);
  const seed = wholeOf('--seed', flags.seed ?? '42', 0);
  const intervalMs = timeframeMs(timeframe);
  if (intervalMs === undefined)
    throw new RxtradeError('E903', `--timeframe must be one such as 1m or 1h, not "${timeframe}"`, { timeframe });
  const path = resolve(context.cwd, file);
  requireFree(path);
  const [{ builtInMarket }, { writeBars }] = await Promise.all([
    import('@rxtrade/simulator'),
    import('@rxtrade/market-data'),
  ]);
  const { series } = builtInMarket({ symbols: [instrument], bars, intervalMs, seed });
  for (const { columns } of series) await writeWhole(path, writeBars(columns));
  tell(flags, context, { file, instrument, bars, timeframe, seed, isSynthetic: true }, () =>
    [
      syntheticLabel,
      `${file}: ${bars.toLocaleString('en-US')} bars of ${timeframe}`,
      `next: rxtrade data import ${file} --as ${syntheticVenue}/${instrument}`,
    ].join('\n'),
  );
}

/** @throws As rejection, E906 when the file cannot be written. */
async function writeWhole(path: string, pieces: Iterable<string>): Promise<void> {
  const aside = `${path}.partial`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const target = createWriteStream(aside);
    if (path.endsWith('.gz')) await pipeline(Readable.from(pieces), createGzip(), target);
    else await pipeline(Readable.from(pieces), target);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    if (isRxtradeError(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError('E906', `"${path}" cannot be written: ${message}; choose another file`, { path }, error);
  }
}

function wholeOf(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RxtradeError('E903', `${flag} must be a whole number from ${least}, not "${text}"`, { flag, text });
}
