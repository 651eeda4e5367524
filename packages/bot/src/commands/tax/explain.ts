import { nearestName, RxtradeError } from '@rxtrade/core';
import { type Disposal, dayText, explainDisposal, notice, type TaxResult, taxDocument } from '@rxtrade/tax';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { gridOf } from '../../terminal/index.ts';
import { computeInput, type SettingsFlags } from './compute-input.ts';
import { shortAmount } from './short-amount.ts';
import { unreadText } from './unread-text.ts';

/** What `rxtrade tax explain` was asked. */
export type ExplainFlags = SettingsFlags & { readonly json?: boolean };

/**
 * Tells the lots or rules behind the disposals of one transaction, named by its id or by the venue's reference, each with its
 * date and cost, and why.
 *
 * @throws As rejection, E903 when nothing was disposed of in it, and what reading and computing transactions throw.
 */
export async function explain(
  inputs: readonly string[],
  id: string,
  flags: ExplainFlags,
  context: CommandContext,
): Promise<number> {
  if (inputs.length === 0)
    throw new RxtradeError('E903', `"${id}" is all that was named; name the files, and then the disposal`, { id });
  const { result, transactions, unread } = await computeInput(inputs, flags, context.cwd);
  const { disposals } = result;
  // a person has the venue's reference at hand, and our ids are made of it
  const meant = new Set([id, ...transactions.filter(({ externalId }) => externalId === id).map((one) => one.id)]);
  const found = disposals.filter((disposal) => disposal.transactions.some((one) => meant.has(one)));
  if (found.length === 0)
    throw new RxtradeError(
      'E903',
      `"${id}" disposes of nothing; name the transaction of a disposal${examplesOf(id, disposals)}`,
      { id },
    );
  context.stdout(flags.json === true ? jsonOf(result, found) : textOf(result, found));
  context.stderr(unreadText(unread));
  return unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}

/** The disposals as in the document of `tax compute`, and the explanation of each in the same order. */
function jsonOf(result: TaxResult, found: readonly Disposal[]): string {
  const { rules, disposals } = taxDocument({ ...result, disposals: found });
  const explanations = found.map((disposal) => explainDisposal(disposal, result.rules));
  return `${JSON.stringify({ rules, disposals, explanations }, undefined, 2)}\n`;
}

function textOf({ rules }: TaxResult, found: readonly Disposal[]): string {
  const tables = found.flatMap((disposal) => [
    gridOf(
      ['lot', 'acquired', 'rule', 'term', 'units', 'cost', 'proceeds', 'gain'],
      disposal.matches.map(({ lot = '', acquiredDay, rule, term = '', quantity, costBasis, proceeds, gain }) => [
        ...[lot, acquiredDay === undefined ? '' : dayText(acquiredDay), rule, term],
        ...[quantity, costBasis, proceeds, gain].map(shortAmount),
      ]),
      [4, 5, 6, 7],
    ),
    '',
    `  ${explainDisposal(disposal, rules)}`,
    '',
  ]);
  const head = `  ${rules.jurisdiction}, ${rules.method}, in ${rules.currency}, rules of ${rules.asOf}`;
  return [head, '', ...tables, `  ${notice}`, ''].join('\n');
}

/** The id that was probably meant, or a few that there are. */
function examplesOf(id: string, disposals: readonly Disposal[]): string {
  const ids = disposals.flatMap(({ transactions }) => transactions);
  const near = nearestName(id, ids);
  if (near !== undefined) return `; did you mean "${near}"?`;
  return ids.length === 0
    ? ''
    : `, such as ${ids
        .slice(0, 3)
        .map((one) => `"${one}"`)
        .join(', ')}`;
}
