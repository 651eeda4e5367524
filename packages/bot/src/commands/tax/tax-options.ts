import type { Command } from 'commander';

/** What commands of tax take as input. */
export const inputHelp = 'exports of venues, JSON files of transactions, or folders of runs';

/** How files that are no JSON are read. */
export function withImportOptions(command: Command): Command {
  return command
    .option(
      '-f, --format <name>',
      'kraken-ledgers, binance-trades, …, or generic (docs/tax.md lists them); told by the columns by default',
    )
    .option('--zone <zone>', 'the zone of times that do not say theirs, such as Europe/Berlin')
    .option('--account <name>', 'whose rows these are, where they do not say (default: main)')
    .option('--decimal <sign>', 'the sign decimals start with, . or , (default: told by the cells)');
}

/** What transactions are worked out by. */
export function withSettingsOptions(command: Command): Command {
  return withImportOptions(command)
    .option('-J, --jurisdiction <name>', 'whose law: US, GB, DE, CA, AU, FR, or GENERIC for pure arithmetic')
    .option(
      '-m, --method <name>',
      'FIFO, LIFO, HIFO, LOFO, SPECIFIC-ID, AVERAGE-COST, SHARE-POOL, FR-PORTFOLIO or CONTRACT; the jurisdiction’s own by default',
    )
    .option(
      '--basis <scope>',
      'universal, per-account or us-transition; that of the file, or of the law where it says nothing, by default',
    )
    .option('--currency <code>', 'the reporting currency')
    .option('--timezone <zone>', 'the zone that decides days and tax years')
    .option(
      '--rates <source>',
      'a CSV file of rates (day,currency,rate,source), or bars of the store, store:VENUE/INSTRUMENT/TIMEFRAME; may be repeated',
      (source: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), source],
    )
    .option('--store <folder>', 'where the history of store:… is kept (default: data/store)');
}

/** How the forms of the United States are written. */
export function withUsFormOptions(command: Command): Command {
  return command
    .option(
      '--reported <file>',
      'what brokers reported (US, 1099-DA), CSV or JSON: account,asset,soldOn,quantity,proceeds[,basis,basisReported]',
    )
    .option(
      '--totals-to-schedule-d',
      'US: sales with reported basis and no adjustment are totals on lines 1a and 8a of Schedule D, without rows',
    )
    .option('--whole-dollars', 'US: every amount of the forms in whole dollars');
}
