import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { GapFlags } from './gap-of-runs.ts';

const help = `
Examples:
  $ rxtrade run --record session.jsonl
  $ rxtrade backtest run momentum_strategy --slippage 0 --out data/runs/hoped
  $ rxtrade gap session.jsonl hoped

Causes are replaced in the backtest by what was recorded, one at a time in the order shown.
`;

/** Adds `rxtrade gap`. */
export function addGapCommand(program: Command, context: CommandContext): void {
  program
    .command('gap')
    .summary('say why a recorded run came out other than its backtest')
    .description('Splits what a recorded run earned more or less than a backtest of the same minutes by cause.')
    .argument('<recording>', 'a recording made by rxtrade run --record')
    .argument('<run>', 'the backtest: a folder that backtest run --out wrote, or its name below data/runs')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', help)
    .action(async (recording: string, run: string, flags: GapFlags) => {
      const { gapOfRuns } = await import('./gap-of-runs.ts');
      await gapOfRuns({ recording, run, flags, context });
    });
}
