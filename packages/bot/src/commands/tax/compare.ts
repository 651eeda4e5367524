import { Exact, RxtradeError } from '@rxtrade/core';
import { type LotMatch, notice, resultOfYear, type TaxResult } from '@rxtrade/tax';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { gridOf } from '../../terminal/index.ts';
import { computeBy, type SettingsFlags } from './compute-input.ts';
import { readTaxInput } from './tax-input.ts';
import { unreadText } from './unread-text.ts';

/** What `rxtrade tax compare` was asked. */
export type CompareFlags = SettingsFlags & {
  readonly methods: string;
  readonly year?: string;
  readonly json?: boolean;
};

/**
 * Works out the same transactions by several methods and sets their gains side by side, divided by the time held.
 *
 * @throws As rejection, E903 when no method is named, E502 when one is unknown, and what reading and computing throw.
 */
export async function compare(
  inputs: readonly string[],
  flags: CompareFlags,
  context: CommandContext,
): Promise<number> {
  const methods = flags.methods.split(',').map((one) => one.trim());
  if (methods.includes(''))
    throw new RxtradeError('E903', `"${flags.methods}" is no list of methods; write FIFO,HIFO,LIFO`, {});
  const input = await readTaxInput(inputs, flags, context.cwd);
  const results: TaxResult[] = [];
  for (const method of methods) {
    const { result, regime } = await computeBy(input, { ...flags, method }, context.cwd);
    results.push(flags.year === undefined ? result : resultOfYear(result, regime, flags.year));
  }
  const rows = results.map(rowOf);
  const rules = results.map(({ rules: { jurisdiction, currency, asOf } }) => ({ jurisdiction, currency, asOf }))[0];
  const of = { ...rules, year: flags.year ?? 'all' };
  context.stdout(
    flags.json === true
      ? `${JSON.stringify({ ...of, methods: rows, notice }, undefined, 2)}\n`
      : [
          `  ${of.jurisdiction}, in ${of.currency}, rules of ${of.asOf}, tax years: ${of.year}`,
          '',
          gridOf(
            ['method', 'disposals', 'proceeds', 'basis', 'gain', 'by time held'],
            rows.map(({ method, disposals, proceeds, costBasis, gain, byTerm }) => [
              ...[method, String(disposals), proceeds, costBasis, gain],
              Object.entries(byTerm)
                .map(([term, amount]) => `${term} ${amount}`)
                .join(', '),
            ]),
            [1, 2, 3, 4],
          ),
          '',
          `  ${notice}`,
          '',
        ].join('\n'),
  );
  context.stderr(unreadText(input.unread));
  return input.unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}

function rowOf({ rules, disposals }: TaxResult) {
  const taxed = disposals.filter(({ isTaxable }) => isTaxable);
  const matches = taxed.flatMap((one) => one.matches);
  const terms = [...new Set(matches.flatMap(({ term }) => term ?? []))].sort();
  return {
    method: rules.method,
    disposals: taxed.length,
    proceeds: total(taxed.map(({ proceeds }) => proceeds)),
    costBasis: total(taxed.map(({ costBasis }) => costBasis)),
    gain: total(taxed.map(({ gain }) => gain)),
    byTerm: Object.fromEntries(terms.map((term) => [term, total(gainsOf(matches, term))])),
  };
}

function gainsOf(matches: readonly LotMatch[], term: string): readonly Exact[] {
  return matches.filter((one) => one.term === term).map(({ gain }) => gain);
}

/** To the cent, half-even: a comparison, not a form. */
function total(amounts: readonly Exact[]): string {
  return amounts
    .reduce((a, b) => a.plus(b), Exact.of('0'))
    .rescale(2, 'half-even')
    .toString();
}
