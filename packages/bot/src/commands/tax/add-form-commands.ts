import type { Command } from 'commander';
import type { CommandContext } from '../../cli/command.ts';
import type { FillFlags } from './fill.ts';
import { inputHelp, withSettingsOptions, withUsFormOptions } from './tax-options.ts';

const fillHelp = `
Examples:
  $ rxtrade tax fields form.pdf
  $ rxtrade tax fill form.pdf ledgers.csv --year 2025 --jurisdiction US --fields map.json --out filled.pdf

The map is an object of field names and figures: {"f1_3": "form8949.total.gain", "f1_4": "scheduleD.16.h"}; docs/tax.md
lists the figures. Not tax advice.
`;

/** Adds `rxtrade tax fill`. */
export function addFill(tax: Command, context: CommandContext): void {
  withUsFormOptions(
    withSettingsOptions(
      tax
        .command('fill')
        .summary('the fields of an official PDF')
        .description('Fills the fields of an official PDF form with the figures of a tax year.')
        .argument('<form>', 'a PDF with fields')
        .argument('<input...>', inputHelp),
    ),
  )
    .requiredOption('--fields <file>', 'a JSON file that names a figure for each field')
    .requiredOption('-o, --out <file>', 'where the filled form goes')
    .option('-y, --year <year>', 'the tax year, where there are several')
    .option('--flatten', 'make the fields part of the page, so that nobody changes them')
    .addHelpText('after', fillHelp)
    .action(async (form: string, input: readonly string[], flags: FillFlags) => {
      const { fill } = await import('./fill.ts');
      context.exitCode(await fill(form, input, flags, context));
    });
}

/** Adds `rxtrade tax fields`. */
export function addFields(tax: Command, context: CommandContext): void {
  tax
    .command('fields')
    .summary('which fields a PDF form has')
    .description('Lists the fields of a PDF form, for the map of rxtrade tax fill.')
    .argument('<form>', 'a PDF with fields')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .action(async (form: string, flags: { readonly json?: boolean }) => {
      const { listFields } = await import('./fill.ts');
      context.exitCode(await listFields(form, flags, context));
    });
}
