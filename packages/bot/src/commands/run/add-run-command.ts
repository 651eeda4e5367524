import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import { addOutcomeOptions, addRunOptions } from '../../cli/run-options.ts';
import type { RunFlags } from '../../run/run-flags.ts';

const help = `
Examples:
  $ rxtrade run
  $ rxtrade run --data binance-spot-BTCUSDT-5m-2024.csv.gz ETH/USDT=eth.csv --cash 50000
  $ rxtrade run --strategy ./my-strategy.ts --param lookback=144 --from 2024-03-01 --to 2024-04-01
  $ rxtrade run --strategy sma-cross@1h sma-cross@4h --param sma-cross@4h.slow=50
  $ rxtrade run --pace 60x --record session.jsonl

It ends with a summary, and the folder data/runs/<id>: run.json, orders, fills, ledger, funding, trades, equity, the
curves under other costs and decisions as CSV or JSON lines, and report.html. Ctrl-C ends it early and keeps what it has; a second one ends at once.
`;

/** Adds `rxtrade run`: the paper world, on history. */
export function addRunCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('run')
    .summary('trade on paper: a strategy over history, with risk gate, simulated venue and journal')
    .description('Trades on paper over history: the built-in market, or files of bars.')
    .option(
      '-s, --strategy <name|file...>',
      'strategies by name, or .ts or .js files, each with @1h behind it where it wants that timeframe alone (default: the configured one)',
    );
  addOutcomeOptions(addRunOptions(command))
    .option('--pace <pace>', 'max, or times as fast as history: 60x, 1x', 'max')
    .option('--record <file>', 'write the journal there, as JSON lines for rxtrade replay')
    .option('-o, --out <folder>', 'folder of the results (default: data/runs/<id>)')
    .addHelpText('after', help)
    .action(async (flags: RunFlags) => {
      const { trade } = await import('./trade.ts');
      await trade({ world: 'paper', flags, context });
    });
}
