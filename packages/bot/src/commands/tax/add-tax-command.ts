import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { ComputeFlags } from './compute.ts';
import type { ImportCommandFlags } from './import.ts';

/** Adds `rxtrade tax` and what it can do. */
export function addTaxCommand(program: Command, context: CommandContext): void {
  const tax = program
    .command('tax')
    .description('lots, gains and forms from what was bought and sold')
    .helpCommand(false);
  addImport(tax, context);
  addCompute(tax, context);
}

const inputHelp = 'exports of venues, JSON files of transactions, or folders of runs';

const importHelp = `
Examples:
  $ rxtrade tax import ledgers.csv --account kraken --out transactions.json
  $ rxtrade tax import mine.csv --format generic --zone Europe/Berlin --json

Exits with 4 when a line could not be read; all others are there.
`;

function addImport(tax: Command, context: CommandContext): void {
  withImportOptions(
    tax
      .command('import')
      .summary('transactions from exports of venues')
      .description('Makes transactions of exports of venues, and names each line it cannot read.')
      .argument('<file...>', inputHelp),
  )
    .option('-o, --out <file>', 'write the transactions there, for rxtrade tax compute')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', importHelp)
    .action(async (files: readonly string[], flags: ImportCommandFlags) => {
      const { importTransactions } = await import('./import.ts');
      context.exitCode(await importTransactions(files, flags, context));
    });
}

function withImportOptions(command: Command): Command {
  return command
    .option(
      '-f, --format <name>',
      'kraken-ledgers, binance-trades, …, or generic (docs/tax.md lists them); told by the columns by default',
    )
    .option('--zone <zone>', 'the zone of times that do not say theirs, such as Europe/Berlin')
    .option('--account <name>', 'whose rows these are, where they do not say (default: main)')
    .option('--decimal <sign>', 'the sign decimals start with, . or , (default: told by the cells)');
}

const computeHelp = `
Examples:
  $ rxtrade tax compute transactions.json --jurisdiction US --method HIFO --year 2025
  $ rxtrade tax compute ledgers.csv bybit.csv --jurisdiction DE --rates ecb.csv
  $ rxtrade tax compute data/runs/20250301-120000-momentum --jurisdiction GB --json

What the file says of itself (jurisdiction, method, currency, timezone) is taken where an option is not given.
Not tax advice.
`;

function addCompute(tax: Command, context: CommandContext): void {
  withImportOptions(
    tax
      .command('compute')
      .summary('gains, lots and forms from a file of transactions')
      .description('Works out gains, what is held, income and forms from a file of transactions.')
      .argument('<input...>', inputHelp),
  )
    .option('-J, --jurisdiction <name>', 'whose law: US, GB, DE, CA, AU, FR, or GENERIC for pure arithmetic')
    .option(
      '-m, --method <name>',
      'FIFO, LIFO, HIFO, LOFO, SPECIFIC-ID, AVERAGE-COST, SHARE-POOL, FR-PORTFOLIO or CONTRACT; the jurisdiction’s own by default',
    )
    .option('-y, --year <year>', 'only that tax year, as 2024, or 2024-25 where it does not follow the calendar')
    .option('--currency <code>', 'the reporting currency')
    .option('--timezone <zone>', 'the zone that decides days and tax years')
    .option('--rates <file>', 'a CSV file of rates: day,currency,rate,source')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', computeHelp)
    .action(async (input: readonly string[], flags: ComputeFlags) => {
      const { compute } = await import('./compute.ts');
      context.exitCode(await compute(input, flags, context));
    });
}
