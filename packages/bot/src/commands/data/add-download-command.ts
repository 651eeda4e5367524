import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { DownloadFlags } from './download-flags.ts';

/** `rxtrade data download EXCHANGE SYMBOL...` */
export function addDownloadCommand(data: Command, context: CommandContext): void {
  data
    .command('download')
    .description('download the public history of an exchange into the store; go on where an earlier download ended')
    .argument('<exchange>', 'an exchange as ccxt names it: binance, bybit')
    .argument('<symbol...>', 'what is traded there: BTCUSDT, BTC/USDT, the perpetual BTCUSDT-PERP or BTC/USDT:USDT')
    .option('--kind <kind>', 'bars, trades, funding or marks', 'bars')
    .option('--timeframe <interval>', 'the interval of bars and marks', '1m')
    .option('--from <time>', 'a UTC day or instant (default: thirty days ago)')
    .option('--to <time>', 'the same, exclusive (default: now)')
    .option(
      '--market <kind>',
      'spot, perpetual or future (default: what the symbol says, perpetual for funding and marks)',
    )
    .option('--backward', 'the newest first')
    .option('--keep <which>', 'of rows that are stored with other values: refuse (default) or newest')
    .option('--store <folder>', 'the store', 'data/store')
    .option('--origin <url>', 'ask this server in place of the exchange: a proxy, or a stub')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .option('-q, --quiet', 'no progress')
    .addHelpText('after', examples)
    .action(async (exchange: string, symbols: readonly string[], flags: DownloadFlags) => {
      const { downloadData } = await import('./download-data.ts');
      context.exitCode(await downloadData(exchange, symbols, { flags, context }));
    });
}

const examples = `
Examples:
  $ rxtrade data download binance BTCUSDT ETHUSDT --timeframe 1h --from 2023-01-01
  $ rxtrade data download binance BTCUSDT-PERP --kind funding --from 2024-01-01

Run it again to go on, whatever ended it: what is stored is not asked for again.
`;
