import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { ComputeFlags } from './compute.ts';

/** Adds `rxtrade tax` and what it can do. */
export function addTaxCommand(program: Command, context: CommandContext): void {
  const tax = program
    .command('tax')
    .description('lots, gains and forms from what was bought and sold')
    .helpCommand(false);
  addCompute(tax, context);
}

const computeHelp = `
Examples:
  $ rxtrade tax compute transactions.json --jurisdiction US --method HIFO --year 2025
  $ rxtrade tax compute transactions.json --jurisdiction GB --json

What the file says of itself (jurisdiction, method, currency, timezone) is taken where an option is not given.
Not tax advice.
`;

function addCompute(tax: Command, context: CommandContext): void {
  tax
    .command('compute')
    .summary('gains, lots and forms from a file of transactions')
    .description('Works out gains, what is held, income and forms from a file of transactions.')
    .argument('<input>', 'a JSON file of transactions')
    .option('-J, --jurisdiction <name>', 'whose law: US, GB, DE, CA, AU, FR, or GENERIC for pure arithmetic')
    .option(
      '-m, --method <name>',
      'FIFO, LIFO, HIFO, LOFO, SPECIFIC-ID, AVERAGE-COST, SHARE-POOL, FR-PORTFOLIO or CONTRACT; the jurisdiction’s own by default',
    )
    .option('-y, --year <year>', 'only that tax year, as 2024, or 2024-25 where it does not follow the calendar')
    .option('--currency <code>', 'the reporting currency')
    .option('--timezone <zone>', 'the zone that decides days and tax years')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .addHelpText('after', computeHelp)
    .action(async (input: string, flags: ComputeFlags) => {
      const { compute } = await import('./compute.ts');
      context.exitCode(await compute(input, flags, context));
    });
}
