import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { matchTransfers, readTransactions } from '@rxtrade/tax';
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
 * @throws As rejection, E509 and E510 when a file cannot be read, E906 when the result cannot be written.
 */
export async function importTransactions(
  files: readonly string[],
  flags: ImportCommandFlags,
  context: CommandContext,
): Promise<number> {
  const out = flags.out === undefined ? undefined : resolve(context.cwd, flags.out);
  if (out !== undefined) requireFree(out);
  const { transactions, unread, notices } = await readTaxInput(files, flags, context.cwd);
  const document = `${JSON.stringify({ transactions, unread, notices }, undefined, 2)}\n`;
  if (out !== undefined) await write(out, document);
  if (flags.json === true) context.stdout(document);
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

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new RxtradeError('E906', `"${path}" cannot be written; choose another place`, { path }, cause);
  }
}
