import { dayText } from '../calendar/local-day.ts';
import { moneyText, oneLine } from './amounts-text.ts';
import type { Journal, JournalAccount, JournalEntry, JournalPosting, JournalUnits } from './journal.ts';
import { NameTable } from './names.ts';

/**
 * A journal in the language of hledger. Units are booked at their cost (`@@`), which every version balances, with their lot
 * as a comment. It ends with the units each account holds, which hledger compares when it reads the file.
 */
export function hledgerText(journal: Journal): string {
  const names = new NameTable(componentOf);
  const { currency, entries, balances, head, notes } = journal;
  const accountOf = (account: JournalAccount) =>
    account.map((part, i) => (i === 0 ? part.toLowerCase() : names.of(part))).join(':');
  const accounts = new Set<string>();
  const commodities = new Set<string>([currency]);
  for (const { postings } of entries)
    for (const posting of postings) {
      accounts.add(accountOf(posting.account));
      if ('units' in posting) commodities.add(posting.units.asset);
    }
  const last = entries.at(-1)?.day;
  return [
    ...[...head, ...notes].map((line) => `; ${oneLine(line)}`),
    '',
    ...[...commodities]
      .sort()
      .map((asset) => `commodity ${asset === currency ? '1000.00' : '1000.00000000'} ${symbolOf(asset)}`),
    ...[...accounts].sort().map((account) => `account ${account}`),
    '',
    ...entries.map((entry) => entryText(entry, currency, accountOf)),
    ...(last === undefined
      ? []
      : [
          `${dayText(last)} units held`,
          ...balances.map(
            ({ account, asset, quantity }) =>
              `    ${accountOf(account)}  0 ${symbolOf(asset)} = ${quantity.toString()} ${symbolOf(asset)}`,
          ),
          '',
        ]),
  ].join('\n');
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
  return [head, ...postings.map(lineOf), ''].join('\n');
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
