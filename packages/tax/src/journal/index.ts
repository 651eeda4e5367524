export { beancountText } from './beancount.ts';
export { hledgerText } from './hledger.ts';
export type { Journal, JournalAccount, JournalEntry, JournalPosting, JournalUnits } from './journal.ts';
export { journalOf } from './journal-of.ts';
