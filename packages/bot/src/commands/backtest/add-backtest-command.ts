import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import { addOutcomeOptions, addRunOptions } from '../../cli/run-options.ts';
import type { RunFlags } from '../../run/run-flags.ts';
import type { LeakCheckFlags } from './check-leaks.ts';
import type { CompareFlags } from './compare-runs.ts';
import type { VerifyFlags } from './verify-run.ts';

const strategyText = 'a strategy by name, or a .ts or .js file';

/** Adds `rxtrade backtest` and what it can do. */
export function addBacktestCommand(program: Command, context: CommandContext): void {
  const backtest = program
    .command('backtest')
    .description('run strategies over history, and check what comes out')
    .helpCommand(false);
  addRun(backtest, context);
  addLeakCheck(backtest, context);
  addWarmUpCheck(backtest, context);
  addCompare(backtest, context);
  addVerify(backtest, context);
}

const runHelp = `
Examples:
  $ rxtrade backtest run sma-cross --param fast=20 --param slow=50 --data BTCUSDT-5m.csv.gz --timeframe 1h
  $ rxtrade backtest run ./my-strategy.ts --data AAPL=apple.csv --cash 100000 --json
  $ rxtrade backtest run sma-cross@1h ./my-strategy.ts --param sma-cross.slow=50 --benchmark BTCUSDT
  $ rxtrade backtest run momentum_strategy --fee 0 --slippage 0 --spread 0 --out results/free

Limits, costs and the account come from the configuration, as in rxtrade run; options win. Nothing is written without
--out, whose folder is that of rxtrade run.
`;

function addRun(backtest: Command, context: CommandContext): void {
  const command = backtest
    .command('run')
    .summary('run strategies over history')
    .description('Runs strategies over history on one account, and tells what would have become of it.')
    .argument('<strategy...>', `${strategyText}; with @1h behind it, it gets bars of that timeframe alone`);
  addOutcomeOptions(addRunOptions(command))
    .option('-o, --out <folder>', 'write the results there')
    .addHelpText('after', runHelp)
    .action(async (strategy: readonly string[], flags: RunFlags) => {
      const { trade } = await import('../run/trade.ts');
      await trade({ world: 'backtest', flags: { ...flags, strategy }, context });
    });
}

const leakHelp = `
Examples:
  $ rxtrade backtest leak-check sma-cross --data BTCUSDT-5m.csv.gz
  $ rxtrade backtest leak-check ./my-strategy.ts --cuts 100 --json

Runs it again and again with everything after a bar replaced by noise, and compares what it decided until then. Data that
a strategy loads by itself are unchecked. Ends with 4 when it looks ahead, else 0.
`;

function addLeakCheck(backtest: Command, context: CommandContext): void {
  const command = backtest
    .command('leak-check')
    .summary('find out whether a strategy knows the future')
    .description('Finds out whether decisions of a strategy depend on what comes after them.')
    .argument('<strategy>', strategyText)
    .option('--cuts <count>', 'after how many bars everything becomes noise, each in a run of its own', '20');
  addRunOptions(command)
    .addHelpText('after', leakHelp)
    .action(async (strategy: string, flags: LeakCheckFlags) => {
      const { checkLeaks } = await import('./check-leaks.ts');
      await checkLeaks({ ...flags, strategy: [strategy] }, context);
    });
}

const warmUpHelp = `
Examples:
  $ rxtrade backtest warm-up-check sma-cross --data BTCUSDT-5m.csv.gz
  $ rxtrade backtest warm-up-check ./my-strategy.ts --from 2024-03-01

Runs it with 1, 2, 4, 8 and 16 times the history that it declares as its warm-up, and compares what it wants from there on.
Ends with 4 when more history changes that, else 0.
`;

function addWarmUpCheck(backtest: Command, context: CommandContext): void {
  const command = backtest
    .command('warm-up-check')
    .summary('find out whether a strategy declares a long enough warm-up')
    .description('Finds out whether a longer warm-up than a strategy declares changes what it decides.')
    .argument('<strategy>', strategyText);
  addRunOptions(command)
    .addHelpText('after', warmUpHelp)
    .action(async (strategy: string, flags: RunFlags) => {
      const { checkWarmUp } = await import('./check-warm-up.ts');
      await checkWarmUp({ ...flags, strategy: [strategy] }, context);
    });
}

const compareHelp = `
Examples:
  $ rxtrade backtest compare results/a results/b
  $ rxtrade backtest compare 20240301-120000-sma-cross 20240301-130000-sma-cross --json

Settings, data, seed and versions that differ, the figures side by side, and the first decision and fill that differ.
`;

function addCompare(backtest: Command, context: CommandContext): void {
  backtest
    .command('compare')
    .summary('two runs side by side')
    .description('Tells in what two runs differ: what they ran, what came of it, and from where on.')
    .argument('<a>', 'a run’s folder, or its name below data/runs')
    .argument('<b>', 'another')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', compareHelp)
    .action(async (a: string, b: string, flags: CompareFlags) => {
      const { compareRuns } = await import('./compare-runs.ts');
      compareRuns({ a, b, flags, context });
    });
}

const verifyHelp = `
Examples:
  $ rxtrade backtest verify results/a
  $ rxtrade backtest verify 20240301-120000-sma-cross --json
  $ rxtrade backtest verify from-a-friend --data BTCUSDT-5m.csv.gz --strategy ./my-strategy.ts

Ends with 0 when its fingerprint and the hash of its result are what they were, else with 4 and the part that is not.
`;

function addVerify(backtest: Command, context: CommandContext): void {
  backtest
    .command('verify')
    .summary('run a run again, and prove that it comes out the same')
    .description('Runs a run again from its run.json, and compares fingerprint and result.')
    .argument('<run>', 'a run’s folder, or its name below data/runs')
    .option('-d, --data <[instrument=]file...>', 'where the data files lie here; where the run says when absent')
    .option('-s, --strategy <file...>', 'where the strategy files lie here, by their names')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', verifyHelp)
    .action(async (run: string, flags: VerifyFlags) => {
      const { verifyRun } = await import('./verify-run.ts');
      await verifyRun({ run, flags, context });
    });
}
