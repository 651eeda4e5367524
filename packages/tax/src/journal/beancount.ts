import { dayText, type LocalDay } from '../calendar/local-day.ts';
import { textPieces } from '../document/text-pieces.ts';
import { moneyText, oneLine } from './amounts-text.ts';
import type { Journal, JournalAccount, JournalEntry, JournalPosting, JournalUnits } from './journal.ts';
import { NameTable } from './names.ts';
import { PassingBalances } from './unit-balances.ts';

/**
 * A journal in the language of beancount 2 and 3, in pieces. Lots are written with their cost, day and id; booking is `NONE`,
 * as the lots are those the method chose, and not for the program to choose again. It ends with the units each account
 * holds, which `bean-check` compares. Names it does not take, such as `1INCH`, are changed, and the original said.
 */
export function beancountText(journal: Journal): Iterable<string> {
  return textPieces(linesOf(journal));
}

function* linesOf(journal: Journal): Generator<string> {
  const names = new BeancountNames();
  const { currency, head, notes } = journal;
  for (const line of [...head, ...notes]) yield `;; ${oneLine(line)}\n`;
  yield '\noption "title" "Lots and gains"\n';
  yield `option "operating_currency" "${names.commodity(currency)}"\n`;
  yield 'option "booking_method" "NONE"\n\n';
  const balances = new PassingBalances((account) => names.account(account));
  let [first, last]: (LocalDay | undefined)[] = [];
  for (const entry of journal.entries) {
    first ??= entry.day;
    last = entry.day;
    balances.pass(entry);
    yield entryText(entry, journal, names);
  }
  if (first === undefined || last === undefined) return;
  for (const { account, asset, quantity } of balances.all)
    yield `${dayText(last + 1)} balance ${account}  ${quantity.toString()} ~ 0 ${names.commodity(asset)}\n`;
  // known at the end, and read from anywhere
  yield '\n';
  for (const account of [...names.accounts].sort()) yield `${dayText(first)} open ${account}\n`;
  for (const [asset, name] of names.changed) yield `${dayText(first)} commodity ${name}\n  name: ${quoted(asset)}\n`;
}

function entryText({ tx, day, text, postings }: JournalEntry, { currency }: Journal, names: BeancountNames): string {
  const lineOf = (posting: JournalPosting) =>
    'money' in posting
      ? `  ${names.account(posting.account)}  ${moneyText(posting.money)} ${names.commodity(currency)}`
      : `  ${names.account(posting.account)}  ${unitsText(posting.units, names.commodity(currency), names)}`;
  return [
    `${dayText(day)} * ${quoted(text)}`,
    ...(tx === '' ? [] : [`  tx: ${quoted(tx)}`]),
    ...postings.map(lineOf),
    '\n',
  ].join('\n');
}

function unitsText({ quantity, asset, cost, lot, acquiredDay }: JournalUnits, money: string, names: BeancountNames) {
  const units = `${quantity.toString()} ${names.commodity(asset)}`;
  if (cost === undefined) return units;
  const total = moneyText(cost.units < 0 ? cost.negated() : cost);
  const parts = [
    `${total} ${money}`,
    ...(acquiredDay === undefined ? [] : [dayText(acquiredDay)]),
    ...(lot === undefined ? [] : [quoted(lot)]),
  ];
  return `${units} {{${parts.join(', ')}}}`;
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Names as beancount takes them. */
class BeancountNames {
  private readonly parts = new NameTable(componentOf);
  private readonly commodities = new NameTable(commodityOf);
  readonly accounts = new Set<string>();
  readonly changed = new Map<string, string>();

  account(path: JournalAccount): string {
    const [root, ...rest] = path;
    const name = [root, ...rest.map((part) => this.parts.of(part))].join(':');
    this.accounts.add(name);
    return name;
  }

  commodity(asset: string): string {
    const name = this.commodities.of(asset);
    if (name !== asset) this.changed.set(asset, name);
    return name;
  }
}

/** Letters, digits and dashes, the first a capital or a digit. */
function componentOf(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const name = plain === '' ? 'Unnamed' : plain;
  const first = name.charAt(0).toUpperCase();
  return /^[A-Z0-9]/.test(first) ? `${first}${name.slice(1)}` : `X-${name}`;
}

/** 2 to 24 capitals, digits, dots and dashes, a capital first and a capital or digit last. */
function commodityOf(asset: string): string {
  const plain = asset
    .toUpperCase()
    .replace(/[^A-Z0-9.-]+/g, '-')
    .replace(/[^A-Z0-9]+$/, '');
  const name = /^[A-Z]/.test(plain) ? plain : `X${plain}`;
  return (name.length < 2 ? `${name}X` : name).slice(0, 20).replace(/[^A-Z0-9]+$/, '');
}
