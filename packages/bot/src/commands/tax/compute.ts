import { resultOfYear, taxDocumentText, yearsToldOf } from '@rxtrade/tax';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { computeInput, type SettingsFlags } from './compute-input.ts';
import { computedText } from './computed-text.ts';
import { unreadText } from './unread-text.ts';

/** What `rxtrade tax compute` was asked. */
export type ComputeFlags = SettingsFlags & { readonly year?: string; readonly json?: boolean };

/**
 * Works out files of transactions and tells what they come to. Lines that could not be read are told on standard error, and
 * by the exit code; the rest is worked out.
 *
 * @throws As rejection, E509 and E510 when a file cannot be read, and what reading and computing transactions throw.
 */
export async function compute(
  inputs: readonly string[],
  flags: ComputeFlags,
  context: CommandContext,
): Promise<number> {
  const { year, json } = flags;
  const { result: whole, regime, unread } = await computeInput(inputs, flags, context.cwd);
  const result = year === undefined ? whole : resultOfYear(whole, regime, year);
  if (json === true) for (const piece of taxDocumentText(result)) context.stdout(piece);
  else context.stdout(computedText(result));
  if (year !== undefined) for (const note of yearsToldOf(whole, year)) context.stderr(`${note}\n`);
  context.stderr(unreadText(unread));
  return unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}
