import { durationOf, RxtradeError } from '@rxtrade/core';
import { resampleColumns, seriesKeyOf, seriesName } from '@rxtrade/market-data';
import type { CommandContext } from '../../cli/command.ts';
import { openStore, type StoreFlags, tell } from './store-flags.ts';

/** What `rxtrade data resample` was asked. */
export type ResampleFlags = StoreFlags & { readonly keep?: string };

/**
 * Joins stored bars to longer ones, and stores them beside.
 *
 * @throws As rejection, E903 for what is not bars, E125 for a timeframe that they do not make, E124 for bars that are stored
 * with other values.
 */
export async function resampleData(
  series: string,
  { timeframes, flags }: { readonly timeframes: readonly string[]; readonly flags: ResampleFlags },
  context: CommandContext,
): Promise<void> {
  const store = await openStore(flags, context);
  const key = seriesKeyOf(series);
  if (key.kind !== 'bars')
    throw new RxtradeError('E903', `${series} holds ${key.kind}; only bars are resampled`, { series });
  if (flags.keep !== undefined && flags.keep !== 'newest' && flags.keep !== 'refuse')
    throw new RxtradeError('E903', `--keep must be refuse or newest, not "${flags.keep}"`, { keep: flags.keep });
  const bars = await store.load(key);
  const results: {
    readonly series: string;
    readonly added: number;
    readonly duplicate: number;
    readonly changed: number;
  }[] = [];
  for (const intervalMs of timeframes.map(durationOf)) {
    const columns = resampleColumns(bars, { fromMs: key.intervalMs, toMs: intervalMs });
    const target = { ...key, intervalMs, columns };
    const { added, duplicate, changed } = await store.append(target, { keep: flags.keep ?? 'refuse' });
    results.push({ series: seriesName(target), added, duplicate, changed });
  }
  tell(flags, context, { from: series, results }, () =>
    results
      .map(
        ({ series: to, added, duplicate, changed }) =>
          `${to}: ${count(added)} bars added, ${count(duplicate)} there already${changed > 0 ? `, ${count(changed)} replaced` : ''}`,
      )
      .join('\n'),
  );
}

function count(bars: number): string {
  return bars.toLocaleString('en-US');
}
