import { basename } from 'node:path';
import { describeQuality } from '@rxtrade/market-data';
import type { CommandContext } from '../../cli/command.ts';
import { loadSettings } from '../../run/load-settings.ts';
import { type PlannedRun, planRun } from '../../run/plan-run.ts';
import { syntheticLabel } from '../../run/run-document.ts';
import type { ReadFlags, RunFlags } from '../../run/run-flags.ts';
import type { RunSpec } from '../../run/run-spec.ts';

/** One run of a strategy over history, as the command line asks for it. */
export type TradeInput = {
  readonly world: RunSpec['world'];
  readonly flags: RunFlags;
  readonly context: CommandContext;
};

/** Decides what runs, and says what it found: the configuration, and every file's instrument and quality. */
export async function planTrade({ world, flags, context }: TradeInput, read: ReadFlags): Promise<PlannedRun> {
  const { cwd, env, stderr } = context;
  const { settings, notes } = await loadSettings({
    cwd,
    env,
    usesStrategy: flags.strategy === undefined,
    ...(flags.config !== undefined && { file: flags.config }),
    ...(flags.environment !== undefined && { environment: flags.environment }),
  });
  if (flags.quiet !== true) for (const line of [`configuration: ${settings.source}`, ...notes]) stderr(`${line}\n`);
  const planned = await planRun({ world, flags, read, settings, folder: cwd });
  tellData(planned, stderr);
  return planned;
}

/** Never hidden, not even when quiet: whoever trades on data must know what is wrong with them. */
function tellData({ spec, market }: PlannedRun, stderr: (text: string) => void): void {
  if (spec.data.kind === 'synthetic') {
    stderr(`${syntheticLabel}\n`);
    return;
  }
  for (const [i, { instrument, path, series }] of spec.data.files.entries()) {
    const report = market.reports[i];
    if (report === undefined) continue;
    const lines = describeQuality({ ...report, file: `${instrument} from ${series ?? basename(path)}` });
    stderr(`${lines.join('\n')}\n`);
  }
  for (const { series } of spec.data.events ?? []) stderr(`and ${series}\n`);
}
