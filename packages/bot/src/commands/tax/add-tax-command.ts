import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import { addFields, addFill } from './add-form-commands.ts';
import type { CompareFlags } from './compare.ts';
import type { ComputeFlags } from './compute.ts';
import type { ExplainFlags } from './explain.ts';
import type { ImportCommandFlags } from './import.ts';
import type { ReportFlags } from './report.ts';
import { inputHelp, withImportOptions, withSettingsOptions, withUsFormOptions } from './tax-options.ts';

/** Adds `rxtrade tax` and what it can do. */
export function addTaxCommand(program: Command, context: CommandContext): void {
  const tax = program
    .command('tax')
    .description('lots, gains and forms from what was bought and sold')
    .helpCommand(false);
  addImport(tax, context);
  addCompute(tax, context);
  addReport(tax, context);
  addCompare(tax, context);
  addExplain(tax, context);
  addFill(tax, context);
  addFields(tax, context);
}

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

const computeHelp = `
Examples:
  $ rxtrade tax compute transactions.json --jurisdiction US --method HIFO --year 2025
  $ rxtrade tax compute ledgers.csv bybit.csv --jurisdiction DE --rates ecb.csv
  $ rxtrade tax compute data/runs/20250301-120000-momentum --jurisdiction GB --json

What the file says of itself (jurisdiction, method, currency, timezone) is taken where an option is not given.
Not tax advice.
`;

function addCompute(tax: Command, context: CommandContext): void {
  withSettingsOptions(
    tax
      .command('compute')
      .summary('gains, lots and forms from a file of transactions')
      .description('Works out gains, what is held, income and forms from a file of transactions.')
      .argument('<input...>', inputHelp),
  )
    .option('-y, --year <year>', 'only that tax year, as 2024, or 2024-25 where it does not follow the calendar')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', computeHelp)
    .action(async (input: readonly string[], flags: ComputeFlags) => {
      const { compute } = await import('./compute.ts');
      context.exitCode(await compute(input, flags, context));
    });
}

const reportHelp = `
Examples:
  $ rxtrade tax report ledgers.csv --year 2025 --jurisdiction US --method HIFO --out tax-2025
  $ rxtrade tax report ledgers.csv --year 2026 --jurisdiction US --reported 1099-da.csv --out tax-2026

Files are readable by you alone. Exits with 4 while questions are open or lines could not be read. Not tax advice.
`;

function addReport(tax: Command, context: CommandContext): void {
  withUsFormOptions(
    withSettingsOptions(
      tax
        .command('report')
        .summary('all files of a tax year')
        .description('Writes the files of a tax year: summary, disposals, what is held, income, questions and forms.')
        .argument('<input...>', inputHelp),
    ),
  )
    .requiredOption('-y, --year <year>', 'the tax year, as 2024, or 2024-25 where it does not follow the calendar')
    .requiredOption('-o, --out <folder>', 'where the files go; it is made where it is not there')
    .addHelpText('after', reportHelp)
    .action(async (input: readonly string[], flags: ReportFlags) => {
      const { report } = await import('./report.ts');
      context.exitCode(await report(input, flags, context));
    });
}

const explainHelp = `
Examples:
  $ rxtrade tax explain transactions.json s1 --jurisdiction US --method HIFO
  $ rxtrade tax explain kraken.csv bybit.csv TXID --jurisdiction GB --json
`;

function addExplain(tax: Command, context: CommandContext): void {
  withSettingsOptions(
    tax
      .command('explain')
      .summary('the lots behind a disposal, and why')
      .description('Tells the lots or rules behind a disposal, each with its date and cost, and the reason.')
      .argument('<input...>', `${inputHelp}; then the id, or the venue’s reference, of what disposes of units`)
      .usage('[options] <input...> <disposal>'),
  )
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', explainHelp)
    .action(async (words: readonly string[], flags: ExplainFlags) => {
      const { explain } = await import('./explain.ts');
      context.exitCode(await explain(words.slice(0, -1), words.at(-1) ?? '', flags, context));
    });
}

const compareHelp = `
Examples:
  $ rxtrade tax compare transactions.json --methods FIFO,HIFO,LIFO --jurisdiction US --year 2025
`;

function addCompare(tax: Command, context: CommandContext): void {
  withSettingsOptions(
    tax
      .command('compare')
      .summary('the same transactions by several methods')
      .description(
        'Works out the same transactions by several methods and sets their gains, and what is taxed, side by side.',
      )
      .argument('<input...>', inputHelp),
  )
    .requiredOption('--methods <names>', 'the methods to compare, as FIFO,HIFO,LIFO')
    .option('-y, --year <year>', 'only that tax year')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', compareHelp)
    .action(async (input: readonly string[], flags: CompareFlags) => {
      const { compare } = await import('./compare.ts');
      context.exitCode(await compare(input, flags, context));
    });
}
