import { Exact, RxtradeError } from '@rxtrade/core';
import { isAmount, type LotMatch, notice, resultOfYear, type TaxRegime, type TaxResult } from '@rxtrade/tax';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { gridOf, WorkProgress } from '../../terminal/index.ts';
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
 * Works out the same transactions by several methods and sets what is taxed side by side, with the gains by the time held.
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
  const progress = new WorkProgress('comparing methods', context);
  const rows: Compared[] = [];
  let rules: Pick<TaxResult['rules'], 'jurisdiction' | 'currency' | 'asOf'> | undefined;
  for (const [i, method] of methods.entries()) {
    progress.show(i, methods.length);
    const { result, regime } = await computeBy(input, { ...flags, method }, context.cwd);
    rules = result.rules;
    rows.push(rowOf(flags.year === undefined ? result : resultOfYear(result, regime, flags.year), regime));
  }
  progress.end();
  const { jurisdiction, currency, asOf } = rules as TaxResult['rules'];
  const of = { jurisdiction, currency, asOf, year: flags.year ?? 'all' };
  context.stdout(
    flags.json === true
      ? `${JSON.stringify({ ...of, methods: rows, notice }, undefined, 2)}\n`
      : [
          `  ${of.jurisdiction}, in ${of.currency}, rules of ${of.asOf}, tax years: ${of.year}`,
          '',
          gridOf(
            [
              'method',
              'disposals',
              'proceeds',
              'basis',
              'gain',
              `taxed (${rows[0]?.taxedFigure ?? ''})`,
              'by time held',
            ],
            rows.map(({ method, disposals, proceeds, costBasis, gain, taxed, byTerm }) => [
              ...[method, String(disposals), proceeds, costBasis, gain, taxed ?? 'left out'],
              Object.entries(byTerm)
                .map(([term, amount]) => `${term} ${amount}`)
                .join(', '),
            ]),
            [1, 2, 3, 4, 5],
          ),
          '',
          ...[...new Set(rows.flatMap(({ leftOut }) => leftOut))].map((text) => `  ${text}`),
          ...leastTaxed(rows, of.currency),
          `  ${notice}`,
          '',
        ].join('\n'),
  );
  context.stderr(unreadText(input.unread));
  return input.unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}

type Compared = ReturnType<typeof rowOf>;

function rowOf({ rules, disposals, years }: TaxResult, { taxedFigure }: TaxRegime) {
  const taxable = disposals.filter(({ isTaxable }) => isTaxable);
  const matches = taxable.flatMap((one) => one.matches);
  const terms = [...new Set(matches.flatMap(({ term }) => term ?? []))].sort();
  const taxed = years.map(({ figures }) => figures[taxedFigure]);
  const leftOut = years.flatMap((one) => one.leftOut.map((what) => ({ ...what, year: one.year })));
  const isKnown = !leftOut.some(({ figure }) => figure === taxedFigure);
  return {
    method: rules.method,
    disposals: taxable.length,
    proceeds: total(taxable.map(({ proceeds }) => proceeds)),
    costBasis: total(taxable.map(({ costBasis }) => costBasis)),
    gain: total(taxable.map(({ gain }) => gain)),
    byTerm: Object.fromEntries(terms.map((term) => [term, total(gainsOf(matches, term))])),
    taxedFigure,
    ...(isKnown && { taxed: total(taxed.flatMap((one) => (typeof one === 'object' && isAmount(one) ? [one] : []))) }),
    leftOut: leftOut.map(({ year, figure, reason }) => `${figure} of ${year} is left out: ${reason}`),
  };
}

/** Which method taxes least, and by how much; nothing where they agree or one is not known. */
function leastTaxed(rows: readonly Compared[], currency: string): readonly string[] {
  const known = rows.flatMap(({ method, taxed }) => (taxed === undefined ? [] : [{ method, taxed: Exact.of(taxed) }]));
  const sorted = known.toSorted((a, b) => a.taxed.compare(b.taxed));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined || known.length < rows.length) return [];
  const difference = most.taxed.minus(least.taxed);
  return difference.units === 0
    ? []
    : [
        `  Least is taxed by ${least.method}: ${difference.toString()} ${currency} less than by ${most.method}, rates aside.`,
        '',
      ];
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
