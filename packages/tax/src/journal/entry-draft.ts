import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { JournalAccount, JournalEntry, JournalPosting, JournalUnits } from './journal.ts';

/** Places of money in a journal: what is cut goes to the line that balances, so that an entry adds up as printed. */
const moneyPlaces = 8;

/** An entry while its lines are put together. */
export class EntryDraft {
  readonly tx: string;
  readonly day: LocalDay;
  private readonly texts: string[] = [];
  private readonly units: JournalPosting[] = [];
  private readonly money = new Map<string, { readonly account: JournalAccount; money: Exact }>();
  /** What the lines of the present fact add up to. */
  private open = zero;

  constructor(tx: string, day: LocalDay) {
    this.tx = tx;
    this.day = day;
  }

  say(text: string): void {
    this.texts.push(text);
  }

  addUnits(account: JournalAccount, units: JournalUnits): void {
    const { cost, ...rest } = units;
    if (cost === undefined) this.units.push({ account, units });
    else {
      const rounded = inPlaces(cost);
      this.units.push({ account, units: { ...rest, cost: rounded } });
      this.open = this.open.plus(rounded);
    }
  }

  addMoney(account: JournalAccount, amount: Exact): void {
    const rounded = inPlaces(amount);
    this.open = this.open.plus(rounded);
    const key = account.join('\n');
    const line = this.money.get(key);
    if (line === undefined) this.money.set(key, { account, money: rounded });
    else line.money = line.money.plus(rounded);
  }

  /** Lets an account take what the fact's lines lack to zero. */
  balance(account: JournalAccount): void {
    this.addMoney(account, this.open.negated());
  }

  entry(): JournalEntry {
    const money = [...this.money.values()].filter((line) => signOf(line.money) !== 0);
    return { tx: this.tx, day: this.day, text: this.texts.join(', '), postings: [...this.units, ...money] };
  }
}

function inPlaces(amount: Exact): Exact {
  return amount.scale <= moneyPlaces ? amount : amount.rescale(moneyPlaces, 'half-even');
}
