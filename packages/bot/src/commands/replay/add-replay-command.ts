import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';

const help = `
Examples:
  $ rxtrade run --record session.jsonl
  $ rxtrade replay session.jsonl

Exits with 4 at the first decision or order that differs from the recording.
`;

/** Adds `rxtrade replay`. */
export function addReplayCommand(program: Command, context: CommandContext): void {
  program
    .command('replay')
    .summary('give a trader the recorded inputs of a run again, and compare')
    .description('Gives a trader the recorded inputs of a run again, and compares every decision and order.')
    .argument('<file>', 'a recording made by rxtrade run --record')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', help)
    .action(async (file: string, flags: { readonly json?: boolean }) => {
      const { replayFile } = await import('./replay-file.ts');
      await replayFile({ file, isJson: flags.json === true, context });
    });
}
