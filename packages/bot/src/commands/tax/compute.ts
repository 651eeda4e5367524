import { resolve } from 'node:path';
import { computeTax, matchTransfers, readTaxCase, resultOfYear, taxDocument } from '@rxtrade/tax';
import { fileRates } from '@rxtrade/tax/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { computedText } from './computed-text.ts';
import { type ImportFlags, readTaxInput } from './tax-input.ts';
import { unreadText } from './unread-text.ts';

/** What `rxtrade tax compute` was asked. */
export type ComputeFlags = ImportFlags & {
  readonly rates?: string;
  readonly jurisdiction?: string;
  readonly method?: string;
  readonly year?: string;
  readonly currency?: string;
  readonly timezone?: string;
  readonly json?: boolean;
};

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
  const { year, json, rates: ratesFile } = flags;
  const input = await readTaxInput(inputs, flags, context.cwd);
  const { transactions, settings } = readTaxCase({ ...input.settings, transactions: input.transactions }, flags);
  const rates =
    ratesFile === undefined
      ? {}
      : { rates: await fileRates(resolve(context.cwd, ratesFile), { currency: settings.currency ?? 'USD' }) };
  const whole = computeTax(matchTransfers(transactions).transactions, { ...settings, ...rates });
  const result = year === undefined ? whole : resultOfYear(whole, settings.regime, year);
  context.stdout(json === true ? `${JSON.stringify(taxDocument(result), undefined, 2)}\n` : computedText(result));
  context.stderr(unreadText(input.unread));
  return input.unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}
