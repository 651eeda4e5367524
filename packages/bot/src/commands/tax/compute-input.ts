import { resolve } from 'node:path';
import {
  computeTax,
  type ImportNote,
  matchTransfers,
  readTaxCase,
  type TaxCaseOptions,
  type TaxRegime,
  type TaxResult,
  type TaxSettings,
  type Transaction,
} from '@rxtrade/tax';
import { fileRates } from '@rxtrade/tax/node';
import { type ImportFlags, readTaxInput, type TaxInput } from './tax-input.ts';

/** What files of transactions are worked out by. */
export type SettingsFlags = ImportFlags & {
  readonly rates?: string;
  readonly jurisdiction?: string;
  readonly method?: string;
  readonly timezone?: string;
  readonly basis?: string;
};

/** What files come to, over all years. */
export type ComputedInput = {
  readonly result: TaxResult;
  /** What it was worked out by. */
  readonly settings: TaxSettings;
  readonly regime: TaxRegime;
  /** All of them, transfers matched. */
  readonly transactions: readonly Transaction[];
  readonly unread: readonly ImportNote[];
};

/**
 * Reads files of transactions and works them out by the method of the flags, of the file, or of the jurisdiction.
 *
 * @throws As rejection, E509 and E510 when a file cannot be read, and what reading and computing transactions throw.
 */
export async function computeInput(
  inputs: readonly string[],
  flags: SettingsFlags,
  cwd: string,
): Promise<ComputedInput> {
  return computeBy(await readTaxInput(inputs, flags, cwd), flags, cwd);
}

/**
 * Works out what was read.
 *
 * @throws As rejection, what reading rates and computing transactions throw.
 */
export async function computeBy(input: TaxInput, flags: SettingsFlags, cwd: string): Promise<ComputedInput> {
  const { transactions, settings } = readTaxCase(
    { ...input.settings, transactions: input.transactions },
    caseOptions(flags),
  );
  const matched = matchTransfers(transactions).transactions;
  const full = { ...settings, ...(await ratesOf(flags, settings, cwd)) };
  const result = computeTax(matched, full);
  return { result, settings: full, regime: settings.regime, transactions: matched, unread: input.unread };
}

function caseOptions({ basis, ...flags }: SettingsFlags): TaxCaseOptions {
  return { ...flags, ...(basis !== undefined && { basisScope: basis }) };
}

async function ratesOf({ rates }: SettingsFlags, { currency = 'USD' }: TaxSettings, cwd: string): Promise<object> {
  return rates === undefined ? {} : { rates: await fileRates(resolve(cwd, rates), { currency }) };
}
