import { Command } from 'commander';
import { addBacktestCommand } from '../commands/backtest/index.ts';
import { addConfigCommand } from '../commands/config/index.ts';
import { addDataCommand } from '../commands/data/index.ts';
import { addExplainCommand } from '../commands/explain/index.ts';
import { addGapCommand } from '../commands/gap/index.ts';
import { addInitCommand } from '../commands/init/index.ts';
import { addReplayCommand } from '../commands/replay/index.ts';
import { addRunCommand } from '../commands/run/index.ts';
import { addStrategyCommand } from '../commands/strategy/index.ts';
import { addTaxCommand } from '../commands/tax/index.ts';
import type { CommandContext } from './command.ts';
import { packageVersion } from './package-version.ts';

/** The whole command line. Commands load what they need when they are run, so that help answers at once. */
export function programFor(context: CommandContext): Command {
  const program = new Command('rxtrade')
    .description('Automated trading: the same trader over history, on paper and live.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help, here and for every command')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .addHelpText('after', examples);
  for (const add of commands) add(program, context);
  endQuietly(program, context);
  return program;
}

/** In the order help lists them: first steps, then what is done every day. */
const commands = [
  addInitCommand,
  addRunCommand,
  addBacktestCommand,
  addExplainCommand,
  addReplayCommand,
  addGapCommand,
  addConfigCommand,
  addDataCommand,
  addStrategyCommand,
  addTaxCommand,
] as const;

const examples = `
Examples:
  $ rxtrade init my-bot                           a project of your own
  $ rxtrade run                                   paper trading on the built-in market
  $ rxtrade run --data BTCUSDT-5m.csv.gz          the same on real bars
  $ rxtrade backtest run sma-cross --param fast=20 --param slow=50
  $ rxtrade explain RUN --at 2024-03-01T12:00Z    why it did or did not trade

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 configuration refused, 4 a check found a problem.
`;

/** Errors of usage are thrown instead of ending the process, and told with their code like all others. */
function endQuietly(command: Command, context: CommandContext): void {
  command.exitOverride().configureOutput({
    writeOut: context.stdout,
    writeErr: context.stderr,
    outputError: (text, write) => write(usageError(command, text)),
  });
  for (const one of command.commands) endQuietly(one, context);
}

function usageError(command: Command, text: string): string {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  return `error E909: ${text.replace(/^error: /, '').trim()}\n  way out: ${names.join(' ')} --help lists what there is\n`;
}
