import { computeTax } from '../book/compute-tax.ts';
import { isOfficialMoney } from '../book/conversion.ts';
import type { TaxSettings } from '../book/tax-settings.ts';
import { ZoneCalendar } from '../calendar/local-day.ts';
import { notice } from '../document/index.ts';
import { amountText } from '../document/text.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { elsewhere, holdingsOf } from './accounts.ts';
import { EntryDraft } from './entry-draft.ts';
import { EntryWriter } from './entry-writer.ts';
import { FactLog } from './fact-log.ts';
import type { Journal, JournalEntry } from './journal.ts';

/**
 * Transactions as double-entry bookkeeping, at the basis that a method gives: an entry for each that moved anything, whose
 * lines add up to zero as printed, in the reporting currency to eight places. Money of other currencies is booked at its
 * worth. Units moved between accounts take their cost along where basis is followed account by account, and no cost where
 * it is one whole. Losses that were taken back stand beside the units whose basis they joined.
 *
 * @throws E506, E503 and E504 as `computeTax`.
 */
export function journalOf(transactions: readonly Transaction[], settings: TaxSettings): Journal {
  const log = new FactLog();
  const result = computeTax(transactions, settings, log);
  const { rules } = result;
  const { moneyEntries, notes } = movementsOf(transactions, result);
  return {
    currency: rules.currency,
    entries: {
      [Symbol.iterator]: () => merged(new EntryWriter(result, transactions).entriesOf(log.facts), moneyEntries),
    },
    isEmpty: log.facts.length === 0 && moneyEntries.length === 0,
    notes,
    head: [
      `Lots by ${rules.jurisdiction}, ${rules.method}, ${rules.basisScope} basis, in ${rules.currency}; rules of ${rules.asOf}.`,
      notice,
    ],
  };
}

/** Two lists in time order as one; of a day, money comes first. */
function* merged(entries: Iterable<JournalEntry>, moneyEntries: readonly JournalEntry[]): Generator<JournalEntry> {
  let next = 0;
  for (const entry of entries) {
    for (; (moneyEntries[next]?.day ?? Number.POSITIVE_INFINITY) <= entry.day; next++)
      yield moneyEntries[next] as JournalEntry;
    yield entry;
  }
  yield* moneyEntries.slice(next);
}

/** Money that came from elsewhere, and movements that were matched with nothing: those are in no entry. */
function movementsOf(
  transactions: readonly Transaction[],
  { rules }: TaxResult,
): { readonly moneyEntries: readonly JournalEntry[]; readonly notes: readonly string[] } {
  const calendar = new ZoneCalendar(rules.timezone);
  const moneyEntries: JournalEntry[] = [];
  const notes: string[] = [];
  for (const one of transactions) {
    if (one.type !== 'deposit' && one.type !== 'withdrawal') continue;
    const { id, at, type, asset, quantity, account } = one;
    const text = `${type} ${amountText(quantity)} ${asset}`;
    if (asset === rules.currency) {
      const draft = new EntryDraft(id, calendar.dayOf(at));
      draft.say(text);
      draft.addMoney(holdingsOf(account), type === 'deposit' ? quantity : quantity.negated());
      draft.balance(elsewhere);
      moneyEntries.push(draft.entry());
    } else
      notes.push(
        `In no entry: ${text} of "${account}" ("${id}"), ${isOfficialMoney(asset) ? 'money that was not converted' : 'matched with nothing'}`,
      );
  }
  return { moneyEntries: moneyEntries.sort((a, b) => a.day - b.day), notes };
}
