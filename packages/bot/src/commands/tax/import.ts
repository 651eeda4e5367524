import { resolve } from 'node:path';
import { jsonText, matchTransfers, readTransactions } from '@rxtrade/tax';
import { writePrivateFile } from '@rxtrade/tax/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { requireFree } from '../../run-folder/index.ts';
import { type ImportFlags, readTaxInput } from './tax-input.ts';
import { unreadText } from './unread-text.ts';

/** What `rxtrade tax import` was asked. */
export type ImportCommandFlags = ImportFlags & { readonly out?: string; readonly json?: boolean };

/**
 * Makes transactions of files, and tells each line that could not be read.
 *
 * @throws As rejection, E509 and E510 when a file cannot be read, E511 and E906 when the result cannot be written.
 */
export async function importTransactions(
  files: readonly string[],
  flags: ImportCommandFlags,
  context: CommandContext,
): Promise<number> {
  const out = flags.out === undefined ? undefined : resolve(context.cwd, flags.out);
  if (out !== undefined) requireFree(out);
  const { transactions, unread, notices } = await readTaxInput(files, flags, context.cwd);
  const document = () => jsonText({ transactions, unread, notices });
  if (out !== undefined) await writePrivateFile(out, document());
  if (flags.json === true) for (const piece of document()) context.stdout(piece);
  else {
    const { questions } = matchTransfers(readTransactions(transactions, { currency: 'USD' }));
    context.stdout(
      [
        `${transactions.length} transactions, ${unread.length} lines not read${flags.out === undefined ? '' : `, in ${flags.out}`}\n`,
        unreadText(unread),
        unreadText(notices, 'Left out, rightly:'),
        ...(questions.length === 0 ? [] : ['Open questions:\n', ...questions.map(({ text }) => `  ${text}\n`)]),
      ].join(''),
    );
  }
  return unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}
