import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { ValidateFlags } from './validate-config.ts';

/** `rxtrade config validate` */
export function addConfigCommand(program: Command, context: CommandContext): void {
  program
    .command('config')
    .description('look at the configuration')
    .command('validate')
    .description('check the configuration: all problems at once, with line and column; 3 when it is refused')
    .option('-c, --config <file>', 'the file (default: config/config.yml, else config/config.example.yml)')
    .option('--environment <name>', 'development, testing or production, in place of the configuration’s')
    .option('-v, --verbose', 'show the whole configuration in effect, with defaults and without secrets')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .action(async (flags: ValidateFlags) => {
      const { validateConfig } = await import('./validate-config.ts');
      context.exitCode(await validateConfig(flags, context));
    });
}
