import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import { addRunOptions } from '../../cli/run-options.ts';
import type { RunFlags } from '../../run/run-flags.ts';

const help = `
Examples:
  $ rxtrade backtest run sma-cross --param fast=20 --param slow=50 --data BTCUSDT-5m.csv.gz --timeframe 1h
  $ rxtrade backtest run ./my-strategy.ts --data AAPL=apple.csv --cash 100000 --json
  $ rxtrade backtest run momentum_strategy --fee 0 --slippage 0 --spread 0 --out results/free

Limits, costs and the account come from the configuration, as in rxtrade run; options win. Nothing is written without
--out, whose folder is that of rxtrade run.
`;

/** Adds `rxtrade backtest run`. */
export function addBacktestCommand(program: Command, context: CommandContext): void {
  const backtest = program.command('backtest').description('run strategies over history').helpCommand(false);
  const command = backtest
    .command('run')
    .summary('run one strategy over history')
    .description('Runs one strategy over history, and tells what would have become of it.')
    .argument('<strategy>', 'a strategy by name, or a .ts or .js file');
  addRunOptions(command)
    .option('-o, --out <folder>', 'write the results there')
    .addHelpText('after', help)
    .action(async (strategy: string, flags: RunFlags) => {
      const { trade } = await import('../run/trade.ts');
      await trade({ world: 'backtest', flags: { ...flags, strategy }, context });
    });
}
