import { type BarSeries, sliceBars } from '@rxtrade/core';
import { sharedFile } from '../../../../scripts/testing/needs.ts';
import { marketOf } from '../run/market.ts';
import { type PlannedRun, planRun } from '../run/plan-run.ts';
import { type PreparedRun, prepareRun } from '../run/prepare-run.ts';
import { type RunFlags, readFlags } from '../run/run-flags.ts';
import { defaultSettings } from '../run/settings.ts';

/** Five-minute bars of 2024, real ones. */
export const realFiles: readonly string[] = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'].map(
  (pair) => `data/binance-spot-${pair}-5m-2024.csv.gz`,
);

/** The first `bars` bars of each file. */
export async function realSeries(bars: number): Promise<readonly BarSeries[]> {
  const market = await marketOf(
    {
      kind: 'files',
      onBadRow: 'fail',
      files: realFiles.map((file, i) => ({
        instrument: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'][i] ?? '',
        kind: 'spot' as const,
        path: sharedFile(file),
      })),
    },
    { seed: 1, feeRate: defaultSettings.feeRate },
  );
  return market.series.map((one) => ({ ...one, columns: sliceBars(one.columns, 0, bars) }));
}

/** A run of a strategy as the command line would plan it, over bars that are given. */
export async function runOver(
  series: readonly BarSeries[],
  { strategy, ...flags }: Omit<RunFlags, 'strategy'> & { readonly strategy: string },
): Promise<PreparedRun> {
  const planned: PlannedRun = await planRun({
    world: 'paper',
    flags: { ...flags, strategy: [strategy], bars: '10' },
    read: readFlags({ ...flags, bars: '10' }),
    settings: { ...defaultSettings, pairs: series.map(({ instrument }) => instrument.id) },
    folder: '/',
  });
  const market = { series, events: [], isSynthetic: false, reports: [] };
  return prepareRun(
    { ...planned.spec, spreadBps: defaultSettings.spreadBps },
    { market, strategies: planned.strategies },
  );
}
