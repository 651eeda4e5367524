import { resolve } from 'node:path';
import { computeTax, readTaxCase, resultOfYear, taxDocument } from '@rxtrade/tax';
import { readTaxFile } from '@rxtrade/tax/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { computedText } from './computed-text.ts';

/** What `rxtrade tax compute` was asked. */
export type ComputeFlags = {
  readonly jurisdiction?: string;
  readonly method?: string;
  readonly year?: string;
  readonly currency?: string;
  readonly timezone?: string;
  readonly json?: boolean;
};

/**
 * Works out a file of transactions and tells what it comes to.
 *
 * @throws As rejection, E509 when the file cannot be read, and what reading and computing transactions throw.
 */
export async function compute(input: string, flags: ComputeFlags, context: CommandContext): Promise<number> {
  const { year, json, ...options } = flags;
  const { transactions, settings } = readTaxCase(await readTaxFile(resolve(context.cwd, input)), options);
  const whole = computeTax(transactions, settings);
  const result = year === undefined ? whole : resultOfYear(whole, settings.regime, year);
  context.stdout(json === true ? `${JSON.stringify(taxDocument(result), undefined, 2)}\n` : computedText(result));
  return exitCodes.done;
}
