import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import { addCheck } from './add-check.ts';
import { addDownloadCommand } from './add-download-command.ts';
import type { ImportFlags } from './import-data.ts';
import type { ResampleFlags } from './resample-data.ts';
import type { RulesFlags } from './rules-data.ts';
import type { SampleFlags } from './sample-data.ts';
import type { RangeFlags, StoreFlags } from './store-flags.ts';

/** `rxtrade data`: the history store, and the quality of files. */
export function addDataCommand(program: Command, context: CommandContext): void {
  const data = program.command('data').description('keep market data, and look at it').helpCommand(false);
  addList(data, context);
  addSample(data, context);
  addImport(data, context);
  addDownloadCommand(data, context);
  addExport(data, context);
  addResample(data, context);
  addCheck(data, context);
  addSql(data, context);
  addRules(data, context);
  addRemove(data, context);
}

/** The options of every command on the store. */
function onStore(command: Command): Command {
  return command
    .option('--store <folder>', 'where the history is kept (default: data/store)')
    .option('--json', 'one JSON document on standard output, and nothing else there');
}

function addList(data: Command, context: CommandContext): void {
  onStore(data.command('list').description('list what the store holds')).action(async (flags: StoreFlags) => {
    const { listData } = await import('./list-data.ts');
    await listData(flags, context);
  });
}

function addSample(data: Command, context: CommandContext): void {
  data
    .command('sample')
    .description('write synthetic bars of the built-in market as CSV, to try things out on')
    .argument('<file>', 'where to: .csv or .csv.gz')
    .option('--instrument <id>', 'the pair (default: BTCUSDT)')
    .option('--bars <count>', 'how many (default: 100000)')
    .option('--timeframe <interval>', 'of a bar: 1s to 1d (default: 1m)')
    .option('--seed <number>', 'the same seed gives the same bars (default: 42)')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .action(async (file: string, flags: SampleFlags) => {
      const { sampleData } = await import('./sample-data.ts');
      await sampleData(file, flags, context);
    });
}

const importHelp = `
Examples:
  $ rxtrade data import BTCUSDT-1m-2024-*.zip --as binance/BTCUSDT
  $ rxtrade data import trades.csv.gz --as binance/BTCUSDT
  $ rxtrade data import mark-prices.csv --as binance/BTCUSDT --kind marks

CSV, plain, gzip or zip, and Parquet; what a file holds is told by its columns. All files are one import: it is there whole
or not at all, and importing twice adds nothing.
`;

function addImport(data: Command, context: CommandContext): void {
  onStore(data.command('import').description('add files of one series to the store'))
    .argument('<file...>', 'bars, trades, quotes, an order book, funding or mark prices')
    .requiredOption('--as <venue/instrument>', 'what they are of: binance/BTCUSDT')
    .option('--kind <kind>', 'bars, trades, quotes, book, funding or marks, where the columns do not tell')
    .option('--timeframe <interval>', 'the bars’ interval: 1m, 1h, 1d (default: the commonest distance between them)')
    .option('--keep <which>', 'of rows that are stored with other values: refuse (default) or newest')
    .option('--skip-bad-rows', 'leave bad rows out and count them, instead of stopping at the first')
    .option('--time <unit>', 'how times are written where their size does not tell: s, ms, us, ns, iso')
    .option('--zone <zone>', 'the zone of times that name none: Z, or an offset such as +02:00')
    .option('--clock-offset <ms>', 'added to the recorder’s clock (localTime), where it is known to be behind')
    .addHelpText('after', importHelp)
    .action(async (files: readonly string[], flags: ImportFlags) => {
      const { importData } = await import('./import-data.ts');
      await importData(files, flags, context);
    });
}

function addExport(data: Command, context: CommandContext): void {
  onStore(data.command('export').description('write a series to a file: .csv, .csv.gz or .parquet'))
    .argument('<series>', 'as data list names it: binance/BTCUSDT/1m')
    .argument('<file>', 'where to')
    .option('--from <instant>', 'first row, as a UTC day or instant: 2024-03-01, 2024-03-01T12:00Z')
    .option('--to <instant>', 'end of the rows, exclusive')
    .action(async (series: string, file: string, flags: StoreFlags & RangeFlags) => {
      const { exportData } = await import('./export-data.ts');
      await exportData(series, { file, flags }, context);
    });
}

function addResample(data: Command, context: CommandContext): void {
  onStore(data.command('resample').description('join bars to longer ones, equal to the venue’s own, and store them'))
    .argument('<series>', 'bars of the store: binance/BTCUSDT/1m')
    .argument('<timeframe...>', '5m, 1h, 1d, 1w')
    .option('--keep <which>', 'of bars that are stored with other values: refuse (default) or newest')
    .action(async (series: string, timeframes: readonly string[], flags: ResampleFlags) => {
      const { resampleData } = await import('./resample-data.ts');
      await resampleData(series, { timeframes, flags }, context);
    });
}

const sqlHelp = `
Examples:
  $ rxtrade data sql
  $ rxtrade data sql 'SELECT max(high) FROM binance_BTCUSDT_1m'

Each series is a table. Needs DuckDB: npm install @duckdb/node-api
`;

function addSql(data: Command, context: CommandContext): void {
  onStore(data.command('sql').description('query the store in SQL; without a query, list the tables'))
    .argument('[query]', 'what DuckDB understands')
    .addHelpText('after', sqlHelp)
    .action(async (query: string | undefined, flags: StoreFlags) => {
      const { queryData } = await import('./query-data.ts');
      await queryData(query, flags, context);
    });
}

function addRules(data: Command, context: CommandContext): void {
  onStore(data.command('rules').description('show or set the dated rules of an instrument: steps, fees, listing'))
    .argument('<venue/instrument>', 'whose: binance/BTCUSDT')
    .option('--set <file>', 'a JSON file that defines the instrument, as defineInstrument takes it')
    .action(async (name: string, flags: RulesFlags) => {
      const { rulesData } = await import('./rules-data.ts');
      await rulesData(name, flags, context);
    });
}

function addRemove(data: Command, context: CommandContext): void {
  onStore(data.command('remove').description('remove a series from the store'))
    .argument('<series>', 'as data list names it: binance/BTCUSDT/1m')
    .action(async (series: string, flags: StoreFlags) => {
      const { removeData } = await import('./remove-data.ts');
      await removeData(series, flags, context);
    });
}
