import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { CheckFlags } from './file-check.ts';

/** `rxtrade data check [FILE...]` */
export function addCheck(data: Command, context: CommandContext): void {
  data
    .command('check')
    .description('report on the quality of files of bars, or of the store: gaps, disorder, damage, outliers')
    .argument(
      '[file...]',
      'CSV files of bars, plain or gzip; store:binance/BTCUSDT/1m for a series; all of the store if none',
    )
    .option('--strict', 'gaps and outliers count as problems too')
    .option('--timeframe <interval>', 'the bars’ interval: 1m, 1h, 1d (default: the commonest distance between them)')
    .option('--zone <zone>', 'the zone of times that name none: Z, or an offset such as +02:00')
    .option('--store <folder>', 'where the history is kept (default: data/store)')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', '\nEnds with 4 when a file has problems, 1 when one cannot be read, else 0.')
    .action(async (files: readonly string[], flags: CheckFlags) => {
      const { checkData } = await import('./check-data.ts');
      context.exitCode(await checkData(files, flags, context));
    });
}
