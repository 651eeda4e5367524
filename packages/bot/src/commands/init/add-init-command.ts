import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { InitFlags } from './init-project.ts';

/** `rxtrade init DIR` */
export function addInitCommand(program: Command, context: CommandContext): void {
  program
    .command('init')
    .description('make a project of your own: configuration, a strategy, its test')
    .argument('<dir>', 'the folder to make; it must be empty or not there')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .action(async (folder: string, flags: InitFlags) => {
      const { initProject } = await import('./init-project.ts');
      context.exitCode(await initProject(folder, flags, context));
    });
}
