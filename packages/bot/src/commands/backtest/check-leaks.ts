import { describeLeaks, leakCheck } from '@rxtrade/backtest';
import { RxtradeError } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import type { RunFlags } from '../../run/run-flags.ts';
import { checkRun } from './check-run.ts';

/** The options of `backtest leak-check` as they were typed. */
export type LeakCheckFlags = RunFlags & { readonly cuts?: string };

/** `rxtrade backtest leak-check`: replaces the future by noise, and tells which decision noticed. */
export async function checkLeaks(
  { cuts: text = '20', ...flags }: LeakCheckFlags,
  context: CommandContext,
): Promise<void> {
  const cuts = cutsOf(text);
  await checkRun({
    flags,
    context,
    title: 'looking for look-ahead',
    check: ({ options }, onProgress) => leakCheck({ ...options, cuts, onProgress }),
    isFine: ({ isClean }) => isClean,
    describe: describeLeaks,
  });
}

function cutsOf(text: string): number {
  const cuts = Number(text);
  if (!/^\d+$/.test(text) || cuts < 1 || cuts > 10_000)
    throw new RxtradeError('E903', `--cuts must be a whole number from 1 to 10000, not "${text}"`, { cuts: text });
  return cuts;
}
