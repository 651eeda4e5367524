import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { ExplainFlags } from './explain-flags.ts';

const help = `
Examples:
  $ rxtrade explain 20240301-120000-momentum_strategy --at 2024-02-11T08:35Z
  $ rxtrade explain data/runs/20240301-120000-momentum_strategy --at 2024-02-11 --instrument BTCUSDT

Runs the run again, with tracing. Without --at it tells what was refused and made smaller, and why, over the whole run.
`;

/** Adds `rxtrade explain`. */
export function addExplainCommand(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .summary('why a run did or did not trade, on any bar')
    .description('Says for any bar of a run why it did or did not trade.')
    .argument('<run>', 'a run’s folder, or its name below data/runs')
    .option('--at <instant>', 'the latest bar closed by then, as a UTC day or instant')
    .option('--instrument <id...>', 'only these instruments')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', help)
    .action(async (run: string, flags: ExplainFlags) => {
      const { explainRun } = await import('./explain-run.ts');
      await explainRun({ run, flags, context });
    });
}
