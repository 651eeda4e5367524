import { resolve } from 'node:path';
import { durationOf, RxtradeError } from '@rxtrade/core';
import { type HistoryKind, historyKinds, seriesName, type TimeNotation } from '@rxtrade/market-data';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { WorkProgress } from '../../terminal/index.ts';
import { openStore, type StoreFlags, tell } from './store-flags.ts';

/** What `rxtrade data import` was asked. */
export type ImportFlags = StoreFlags & {
  readonly as: string;
  readonly kind?: string;
  readonly timeframe?: string;
  readonly keep?: string;
  readonly skipBadRows?: boolean;
  readonly time?: string;
  readonly zone?: string;
  readonly clockOffset?: string;
};

/** Imports files of one series; Ctrl-C leaves the store as it was. @throws As rejection, E903 for options that are none, and what `importFiles` rejects with. */
export async function importData(files: readonly string[], flags: ImportFlags, context: CommandContext): Promise<void> {
  const { importFiles } = await import('@rxtrade/market-data/node');
  const store = await openStore(flags, context);
  const progress = new WorkProgress(`importing ${flags.as}, percent`, context);
  const stop = new AbortController();
  const release = context.onInterrupt?.(() => stop.abort());
  try {
    const paths = files.map((file) => resolve(context.cwd, file));
    const summary = await importFiles(store, paths, {
      ...optionsOf(flags),
      signal: stop.signal,
      onProgress: ({ bytes, bytesTotal }) => progress.show(Math.floor((100 * bytes) / Math.max(1, bytesTotal)), 100),
    });
    progress.end();
    const { key, rows, added, duplicate, changed, skipped } = summary;
    const document = { series: seriesName(key), ...key, rows, added, duplicate, changed, skipped };
    tell(flags, context, document, () =>
      [
        `${seriesName(key)}: ${count(rows)} rows read, ${count(added)} added, ${count(duplicate)} there already`,
        ...(changed > 0 ? [`${count(changed)} replaced, as asked`] : []),
        ...(skipped > 0 ? [`${count(skipped)} bad rows left out`] : []),
      ].join('; '),
    );
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    progress.end();
    context.stderr('interrupted; the store is as it was\n');
    context.exitCode(exitCodes.failed);
  } finally {
    progress.end();
    release?.();
  }
}

function optionsOf(flags: ImportFlags) {
  const [venue = '', ...rest] = flags.as.split('/');
  const instrument = rest.join('/');
  if (venue === '' || instrument === '')
    throw new RxtradeError('E903', `--as must be VENUE/INSTRUMENT such as binance/BTCUSDT, not "${flags.as}"`, {});
  const { kind, timeframe, keep, time, zone, clockOffset } = flags;
  return {
    venue,
    instrument,
    ...(kind !== undefined && { kind: oneOf<HistoryKind>('kind', kind, historyKinds) }),
    ...(timeframe !== undefined && { intervalMs: durationOf(timeframe) }),
    ...(keep !== undefined && { keep: oneOf('keep', keep, ['refuse', 'newest'] as const) }),
    ...(flags.skipBadRows === true && { onBadRow: 'skip' as const }),
    ...(time !== undefined && { time: oneOf<TimeNotation>('time', time, ['s', 'ms', 'us', 'ns', 'iso']) }),
    ...(zone !== undefined && { zone }),
    ...(clockOffset !== undefined && { clockOffsetMs: millisecondsOf(clockOffset) }),
  };
}

function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new RxtradeError('E903', `--${name} must be one of ${known.join(', ')}, not "${text}"`, { text });
}

function millisecondsOf(text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new RxtradeError('E903', `--clock-offset must be whole milliseconds such as 1300, not "${text}"`, { text });
}

function count(rows: number): string {
  return rows.toLocaleString('en-US');
}
