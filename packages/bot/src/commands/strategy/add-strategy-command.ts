import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { NewStrategyFlags } from './new-strategy.ts';

/** `rxtrade strategy new NAME` */
export function addStrategyCommand(program: Command, context: CommandContext): void {
  program
    .command('strategy')
    .description('write strategies')
    .command('new')
    .description('write the file of a new strategy, one that runs and can be changed')
    .argument('<name>', 'its name: small letters, digits and hyphens')
    .option('--reactive', 'as observables, in place of handlers')
    .option('-o, --out <file>', 'the file (default: strategies/NAME.ts)')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .action(async (name: string, flags: NewStrategyFlags) => {
      const { newStrategy } = await import('./new-strategy.ts');
      context.exitCode(await newStrategy(name, flags, context));
    });
}
