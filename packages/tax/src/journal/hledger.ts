import { dayText, type LocalDay } from '../calendar/local-day.ts';
import { textPieces } from '../document/text-pieces.ts';
import { moneyText, oneLine } from './amounts-text.ts';
import type { Journal, JournalAccount, JournalEntry, JournalPosting, JournalUnits } from './journal.ts';
import { NameTable } from './names.ts';
import { PassingBalances } from './unit-balances.ts';

/**
 * A journal in the language of hledger, in pieces. Units are booked at their cost (`@@`), which every version balances, with
 * their lot as a comment. It ends with the units each account holds, which hledger compares when it reads the file.
 */
export function hledgerText(journal: Journal): Iterable<string> {
  return textPieces(linesOf(journal));
}

function* linesOf({ currency, entries, head, notes }: Journal): Generator<string> {
  const names = new NameTable(componentOf);
  const nameOf = (account: JournalAccount) =>
    account.map((part, i) => (i === 0 ? part.toLowerCase() : names.of(part))).join(':');
  const accounts = new Set<string>();
  const accountOf = (account: JournalAccount) => {
    const name = nameOf(account);
    accounts.add(name);
    return name;
  };
  for (const line of [...head, ...notes]) yield `; ${oneLine(line)}\n`;
  yield `\ncommodity 1000.00 ${symbolOf(currency)}\n\n`;
  const balances = new PassingBalances(accountOf);
  let last: LocalDay | undefined;
  for (const entry of entries) {
    last = entry.day;
    balances.pass(entry);
    yield entryText(entry, currency, accountOf);
  }
  if (last === undefined) return;
  const held = balances.all;
  yield `${dayText(last)} units held\n`;
  for (const { account, asset, quantity } of held)
    yield `    ${account}  0 ${symbolOf(asset)} = ${quantity.toString()} ${symbolOf(asset)}\n`;
  // known at the end, and read from anywhere
  yield '\n';
  for (const asset of [...new Set(held.map((one) => one.asset))].sort())
    yield `commodity 1000.00000000 ${symbolOf(asset)}\n`;
  for (const account of [...accounts].sort()) yield `account ${account}\n`;
}

function entryText(
  { tx, day, text, postings }: JournalEntry,
  currency: string,
  accountOf: (account: JournalAccount) => string,
): string {
  const lineOf = (posting: JournalPosting) =>
    'money' in posting
      ? `    ${accountOf(posting.account)}  ${moneyText(posting.money)} ${symbolOf(currency)}`
      : `    ${accountOf(posting.account)}  ${unitsText(posting.units, currency)}`;
  const head = `${dayText(day)} ${plain(text)}${tx === '' ? '' : `  ; tx: ${oneLine(tx)}`}`;
  return [head, ...postings.map(lineOf), '\n'].join('\n');
}

function unitsText({ quantity, asset, cost, lot, acquiredDay }: JournalUnits, currency: string): string {
  const units = `${quantity.toString()} ${symbolOf(asset)}`;
  if (cost === undefined) return units;
  const total = moneyText(cost.units < 0 ? cost.negated() : cost);
  const from = acquiredDay === undefined ? '' : `, acquired: ${dayText(acquiredDay)}`;
  const comment = lot === undefined ? '' : `  ; lot: ${oneLine(lot)}${from}`;
  return `${units} @@ ${total} ${symbolOf(currency)}${comment}`;
}

/** A symbol needs quotes where it is not of letters alone. */
function symbolOf(asset: string): string {
  return /^[A-Za-z]+$/.test(asset) ? asset : `"${oneLine(asset).replaceAll('"', "'")}"`;
}

/** What begins a comment, or divides payee and note, is text here. */
function plain(text: string): string {
  return oneLine(text).replace(/[;|]/g, ' ');
}

/** Two spaces would end the name, a colon divides it, and a semicolon begins a comment. */
function componentOf(text: string): string {
  const name = oneLine(text).replace(/[:;]/g, '-').toLowerCase();
  return name === '' ? 'unnamed' : name;
}
