import type { Term } from '../result/disposal.ts';
import type { JournalAccount } from './journal.ts';

/** Units and money of a venue's account. */
export const holdingsOf = (account: string): JournalAccount => ['Assets', account];

/** The cost of a portfolio that is one whole (France). */
export const portfolioCost: JournalAccount = ['Assets', 'Portfolio cost'];

/** Basis beside the units it belongs to: losses that were taken back, and pools that were claimed to be worth less. */
export const adjustedBasisOf = (asset: string): JournalAccount => ['Assets', 'Adjusted basis', asset];

/** What contracts pay. */
export const contractProfit: JournalAccount = ['Income', 'Contracts'];
export const contractFunding: JournalAccount = ['Income', 'Funding'];
export const contractFees: JournalAccount = ['Expenses', 'Contract fees'];

/** Money that came from elsewhere, or went there. */
export const elsewhere: JournalAccount = ['Equity', 'Deposits and withdrawals'];

/** Income of a kind. */
export const incomeOf = (kind: string): JournalAccount => ['Income', kind];

const terms: Readonly<Record<Term, string>> = {
  short: 'Short term',
  long: 'Long term',
  taxable: 'Taxable',
  exempt: 'Exempt',
  other: 'Other',
  discount: 'Discount',
};

/** Gains, by the time held where the law asks. */
export function gainsOf(term: Term | undefined): JournalAccount {
  return term === undefined ? ['Income', 'Gains'] : ['Income', 'Gains', terms[term]];
}

const given: Readonly<Record<string, JournalAccount>> = {
  spend: ['Expenses', 'Spending'],
  'transfer-fee': ['Expenses', 'Network fees'],
  gift: ['Equity', 'Gifts'],
  donate: ['Expenses', 'Donations'],
  lost: ['Expenses', 'Lost'],
};

/** Where what units left for goes: the account's money for a sale, or what they were given for. */
export function receivedFor(kind: string, account: string): JournalAccount {
  return given[kind] ?? holdingsOf(account);
}
