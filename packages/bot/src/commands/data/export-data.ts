import { resolve } from 'node:path';
import { seriesKeyOf } from '@rxtrade/market-data';
import type { CommandContext } from '../../cli/command.ts';
import { WorkProgress } from '../../terminal/index.ts';
import { openStore, type RangeFlags, rangeOf, type StoreFlags, tell } from './store-flags.ts';

/** Writes a series to a file. */
export async function exportData(
  series: string,
  { file, flags }: { readonly file: string; readonly flags: StoreFlags & RangeFlags },
  context: CommandContext,
): Promise<void> {
  const { exportSeries } = await import('@rxtrade/market-data/node');
  const store = await openStore(flags, context);
  const key = seriesKeyOf(series);
  const total = (await store.find(key))?.rows ?? 1;
  const progress = new WorkProgress(`exporting ${series}, rows`, context);
  try {
    const onProgress = (rows: number) => progress.show(Math.min(rows, total), total);
    const rows = await exportSeries(store, key, { path: resolve(context.cwd, file), ...rangeOf(flags), onProgress });
    progress.end();
    tell(flags, context, { series, file, rows }, () => `${file}: ${rows.toLocaleString('en-US')} rows of ${series}`);
  } finally {
    progress.end();
  }
}
