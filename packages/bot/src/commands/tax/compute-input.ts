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
  const ready = await readyInput(input, flags, cwd);
  const { transactions, settings } = ready;
  return { ...ready, result: computeTax(transactions, settings), regime: settings.regime };
}

/** What is worked out, and by what. */
export type ReadyInput = Pick<ComputedInput, 'transactions' | 'settings' | 'unread'>;

/**
 * Makes what was read ready to be worked out: transfers matched, rates at hand.
 *
 * @throws As rejection, what reading rates and transactions throw.
 */
export async function readyInput(input: TaxInput, flags: SettingsFlags, cwd: string): Promise<ReadyInput> {
  const { transactions, settings } = readTaxCase(
    { ...input.settings, transactions: input.transactions },
    caseOptions(flags),
  );
  const rates = await ratesOf(flags, settings.currency ?? settings.regime.defaults.currency, cwd);
  return {
    transactions: matchTransfers(transactions).transactions,
    settings: { ...settings, ...(rates && { rates }) },
    unread: input.unread,
  };
}

function caseOptions({ basis, ...flags }: SettingsFlags): TaxCaseOptions {
  return { ...flags, ...(basis !== undefined && { basisScope: basis }) };
}
