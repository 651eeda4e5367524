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
import { type RatesFlags, ratesOf } from './rates-of.ts';
import { type ImportFlags, readTaxInput, type TaxInput } from './tax-input.ts';

/** What files of transactions are worked out by. */
export type SettingsFlags = ImportFlags &
  RatesFlags & {
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
  const rates = await ratesOf(flags, settings.currency ?? settings.regime.defaults.currency, cwd);
  const full = { ...settings, ...(rates && { rates }) };
  const result = computeTax(matched, full);
  return { result, settings: full, regime: settings.regime, transactions: matched, unread: input.unread };
}

function caseOptions({ basis, ...flags }: SettingsFlags): TaxCaseOptions {
  return { ...flags, ...(basis !== undefined && { basisScope: basis }) };
}
