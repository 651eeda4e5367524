import { RxtradeError } from '@rxtrade/core';
import type { TaxSettings } from '../book/tax-settings.ts';
import type { BasisAllocation } from '../lots/transition-places.ts';
import { methodNamed } from '../methods/method-named.ts';
import { regimeNamed } from '../regimes/regime-named.ts';
import type { BasisScope } from '../result/tax-result.ts';
import { readTransactions } from '../transaction/read-transactions.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { TaxCase } from './tax-case.ts';

/** What is said beside the file, and wins over it. */
export type TaxCaseOptions = {
  readonly jurisdiction?: string;
  readonly method?: string;
  readonly currency?: string;
  readonly timezone?: string;
  /** `universal`, `per-account` or `us-transition`. */
  readonly basisScope?: string;
};

/** Transactions and what to work them out by. */
export type ReadTaxCase = { readonly transactions: readonly Transaction[]; readonly settings: TaxSettings };

/**
 * Reads a case: an object with `transactions` and its settings, or a bare list of transactions. A file that says
 * `washSales` or `superficialLoss` decides about that rule; one that has settings and says neither wants none.
 *
 * @throws E501 when it is neither, or a transaction is none.
 * A list without settings follows the law of the jurisdiction: in the US lots are counted account by account from 2025.
 *
 * @throws E502 when the jurisdiction, the method or the scope of basis is unknown, no jurisdiction is named, or an allocation
 * is stated for another scope than `us-transition`.
 */
export function readTaxCase(input: unknown, options: TaxCaseOptions = {}): ReadTaxCase {
  const found = caseOf(input);
  const jurisdiction = options.jurisdiction ?? found.jurisdiction;
  if (jurisdiction === undefined)
    throw new RxtradeError('E502', 'no jurisdiction is named; name one, such as US or GENERIC', {});
  const regime = regimeNamed(jurisdiction);
  const currency = options.currency ?? found.currency ?? regime.defaults.currency;
  const method = options.method ?? found.method;
  const timezone = options.timezone ?? found.timezone;
  // since 2025 a lot stays in its account there: files that state no settings of their own follow the law
  const lawful = found.jurisdiction === undefined && regime.jurisdiction === 'US' ? 'us-transition' : undefined;
  const basisScope = scopeNamed(options.basisScope) ?? found.basisScope ?? lawful;
  if (found.allocation !== undefined && basisScope !== 'us-transition')
    throw new RxtradeError(
      'E502',
      `an allocation is of the scope us-transition, and this is ${basisScope ?? 'universal'}; name that scope, or leave it out`,
      {},
    );
  const wantsLossRule = found.washSales ?? found.superficialLoss ?? found.jurisdiction === undefined;
  return {
    transactions: readTransactions(found.transactions, { currency }),
    settings: {
      regime,
      currency,
      lossRule: wantsLossRule,
      ...(method !== undefined && { method: methodNamed(method) }),
      ...(timezone !== undefined && { timezone }),
      ...(found.assetClass !== undefined && { assetClass: found.assetClass }),
      ...(basisScope !== undefined && { basisScope }),
      ...(found.allocation !== undefined && { allocation: allocationOf(found.allocation) }),
    },
  };
}

function allocationOf({ units, accounts }: NonNullable<TaxCase['allocation']>): BasisAllocation {
  return { ...(units !== undefined && { units }), ...(accounts !== undefined && { accounts }) };
}

const scopes: readonly BasisScope[] = ['universal', 'per-account', 'us-transition'];

function scopeNamed(name: string | undefined): BasisScope | undefined {
  const scope = scopes.find((one) => one === name);
  if (name === undefined || scope !== undefined) return scope;
  throw new RxtradeError('E502', `"${name}" is no scope of basis; choose one of ${scopes.join(', ')}`, { name });
}

function caseOf(input: unknown): TaxCase {
  const parsed = TaxCase.safeParse(Array.isArray(input) ? { transactions: input } : input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
  throw new RxtradeError(
    'E501',
    `this is neither a list of transactions nor an object with "transactions": ${problems}`,
    {},
  );
}
