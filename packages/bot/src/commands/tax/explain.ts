import { RxtradeError } from '@rxtrade/core';
import { dayText, explainDisposal, notice } from '@rxtrade/tax';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { gridOf } from '../../terminal/index.ts';
import { computeInput, type SettingsFlags } from './compute-input.ts';
import { unreadText } from './unread-text.ts';

/**
 * Tells the lots or rules behind the disposals of one transaction, each with its date and cost, and why.
 *
 * @throws As rejection, E903 when nothing was disposed of in it, and what reading and computing transactions throw.
 */
export async function explain(
  inputs: readonly string[],
  id: string,
  flags: SettingsFlags,
  context: CommandContext,
): Promise<number> {
  const { result, unread } = await computeInput(inputs, flags, context.cwd);
  const { rules, disposals } = result;
  const found = disposals.filter(({ tx, transactions }) => tx === id || transactions.includes(id));
  if (found.length === 0)
    throw new RxtradeError(
      'E903',
      `"${id}" disposes of nothing; name the transaction of a disposal${examplesOf(disposals.slice(0, 3).map(({ tx }) => tx))}`,
      { id },
    );
  const tables = found.flatMap((disposal) => [
    gridOf(
      ['lot', 'acquired', 'rule', 'term', 'units', 'cost', 'proceeds', 'gain'],
      disposal.matches.map(({ lot = '', acquiredDay, rule, term = '', quantity, costBasis, proceeds, gain }) => [
        ...[lot, acquiredDay === undefined ? '' : dayText(acquiredDay), rule, term],
        ...[quantity, costBasis, proceeds, gain].map((amount) =>
          amount.rescale(Math.min(amount.scale, 8), 'half-even').toString(),
        ),
      ]),
      [4, 5, 6, 7],
    ),
    '',
    `  ${explainDisposal(disposal, rules)}`,
    '',
  ]);
  const head = `  ${rules.jurisdiction}, ${rules.method}, in ${rules.currency}, rules of ${rules.asOf}`;
  context.stdout([head, '', ...tables, `  ${notice}`, ''].join('\n'));
  context.stderr(unreadText(unread));
  return unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}

function examplesOf(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `, such as ${ids.map((one) => `"${one}"`).join(', ')}`;
}
