import { describeWarmUp, warmUpCheck } from '@rxtrade/backtest';
import type { CommandContext } from '../../cli/command.ts';
import type { RunFlags } from '../../run/run-flags.ts';
import { checkRun } from './check-run.ts';

/** `rxtrade backtest warm-up-check`: gives a strategy more history, and tells which decision noticed. */
export async function checkWarmUp(flags: RunFlags, context: CommandContext): Promise<void> {
  await checkRun({
    flags,
    context,
    title: 'trying warm-ups',
    check: ({ options }, onProgress) => warmUpCheck({ ...options, onProgress }),
    isFine: ({ isEnough }) => isEnough,
    describe: describeWarmUp,
  });
}
