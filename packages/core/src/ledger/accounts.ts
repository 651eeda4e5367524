import { RxtradeError } from '../errors/index.ts';
import {
  addInteger,
  type Currency,
  Exact,
  type ExactInput,
  type Integer,
  negateInteger,
  subtractInteger,
} from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import { PostingColumns } from './posting-columns.ts';

/** Where an amount stands. `cash` is what the venue holds for us; the rest say where it came from or went. */
export const accountNames = [
  'cash',
  'capital',
  'trading',
  'fees',
  'profit',
  'funding',
  'borrowing',
  'dividends',
  'corrections',
] as const;
/** The name of an account; `accountNames` lists them all. */
export type AccountName = (typeof accountNames)[number];

/** Why an entry was made. */
export const entryKinds = [
  'deposit',
  'withdrawal',
  'fill',
  'fee',
  'funding',
  'borrowing',
  'dividend',
  'split',
  'correction',
] as const;
/** The cause of an entry; `entryKinds` lists them all. */
export type EntryKind = (typeof entryKinds)[number];

/** One line of the ledger. The postings of one entry sum to zero in each currency. */
export type Posting = {
  readonly entry: number;
  readonly at: EpochMs;
  readonly kind: EntryKind;
  /** The order behind it; zero when there is none. */
  readonly order: number;
  readonly account: AccountName;
  readonly currency: Currency;
  readonly amount: Exact;
};

/**
 * Double entry over several currencies, exact. Amounts are whole units of a currency's scale; every transfer moves the
 * same amount from one account to another, so each currency sums to zero over all accounts, always. Postings are kept
 * as columns.
 */
export class Accounts {
  readonly currencies: Currency[] = [];
  readonly scales: number[] = [];
  /** By currency, then by account. As floats, since a number in a list is an object each time it is written. */
  private readonly balances: Float64Array[] = [];
  /** Balances beyond 2^53, by currency and account; NaN stands in their place. */
  private readonly wide = new Map<number, Integer>();
  private readonly indexes = new Map<Currency, number>();
  private readonly log = new PostingColumns();
  /** Counts transfers: what is derived from balances is up to date while it stands still. */
  version = 0;
  /** By currency: the `version` of its latest transfer. */
  readonly changedAt: number[] = [];
  private entries = 0;
  private entryAt: EpochMs = 0;
  private entryKind = 0;
  private entryOrder = 0;

  /** Opens a currency in a scale; its index from then on. @throws E070 when it is open in a coarser one. */
  open(currency: Currency, scale: number): number {
    const known = this.indexes.get(currency);
    if (known !== undefined) {
      if (scale > (this.scales[known] as number))
        throw new RxtradeError(
          'E070',
          `currency ${currency} is already booked in ${this.scales[known]} places; open it with ${scale} first`,
          { currency, scale },
        );
      return known;
    }
    const index = this.currencies.length;
    this.currencies.push(currency);
    this.scales.push(scale);
    this.changedAt.push(0);
    this.balances.push(new Float64Array(accountNames.length));
    this.indexes.set(currency, index);
    return index;
  }

  /** The index of a currency. @throws E013 when it was never opened. */
  indexOf(currency: Currency): number {
    const index = this.indexes.get(currency);
    if (index === undefined)
      throw new RxtradeError(
        'E013',
        `currency ${currency} is not in this account; known are ${this.currencies.join(', ')}`,
        { currency },
      );
    return index;
  }

  /** Begins an entry; the transfers that follow belong to it. */
  begin(kind: EntryKind, at: EpochMs, order: number): void {
    this.entries += 1;
    this.entryAt = at;
    this.entryKind = indexIn(entryKinds, kind);
    this.entryOrder = order;
  }

  /** Moves `units` of a currency from one account to another, within the entry begun. */
  transfer(currency: number, from: AccountName, to: AccountName, units: Integer): void {
    if (units === 0) return;
    this.version += 1;
    this.changedAt[currency] = this.version;
    const source = indexIn(accountNames, from);
    const target = indexIn(accountNames, to);
    this.put(currency, source, subtractInteger(this.unitsOn(currency, source), units));
    this.put(currency, target, addInteger(this.unitsOn(currency, target), units));
    this.log.add(this.entries, this.entryAt, this.entryKind, this.entryOrder, source, target, currency, units);
  }

  private unitsOn(currency: number, account: number): Integer {
    const units = (this.balances[currency] as Float64Array)[account] as number;
    return Number.isNaN(units) ? (this.wide.get(currency * accountNames.length + account) as Integer) : units;
  }

  private put(currency: number, account: number, units: Integer): void {
    const isWide = typeof units === 'bigint';
    (this.balances[currency] as Float64Array)[account] = isWide ? Number.NaN : units;
    if (isWide) this.wide.set(currency * accountNames.length + account, units);
  }

  /** Units of a currency on an account. */
  units(currency: number, account: AccountName): Integer {
    return this.unitsOn(currency, indexIn(accountNames, account));
  }

  /** What stands on an account, exactly; zero for a currency that was never opened. */
  balance(currency: Currency, account: AccountName = 'cash'): Exact {
    const index = this.indexes.get(currency);
    return index === undefined ? new Exact(0, 0) : new Exact(this.units(index, account), this.scales[index] as number);
  }

  /** An exact amount as units of a currency. @throws E014 when it is finer than the currency's scale. */
  unitsOf(currency: number, amount: ExactInput | Exact): Integer {
    return Exact.of(amount).unitsAt(this.scales[currency] as number);
  }

  /** All postings, oldest first: two a transfer. */
  *postings(): Generator<Posting> {
    for (const row of this.log.rows()) {
      const scale = this.scales[row.currency] as number;
      const common = {
        entry: row.entry,
        at: row.at,
        kind: entryKinds[row.kind] as EntryKind,
        order: row.order,
        currency: this.currencies[row.currency] as string,
      };
      yield {
        ...common,
        account: accountNames[row.from] as AccountName,
        amount: new Exact(negateInteger(row.units), scale),
      };
      yield { ...common, account: accountNames[row.to] as AccountName, amount: new Exact(row.units, scale) };
    }
  }

  /** Checks that every currency sums to zero over all accounts. @throws E060 when one does not. */
  assertBalanced(): void {
    for (const index of this.balances.keys()) {
      const sum = accountNames.reduce<Integer>((total, name) => addInteger(total, this.units(index, name)), 0);
      if (sum !== 0)
        throw new RxtradeError(
          'E060',
          `${this.currencies[index]} is out of balance by ${new Exact(sum, this.scales[index] as number)}`,
          { currency: this.currencies[index] },
        );
    }
  }
}

/** Walked, as the names in use come first: looking a name up among the fields of an object takes several times as long. */
function indexIn<Name extends string>(names: readonly Name[], name: Name): number {
  let i = 0;
  while (i < names.length && names[i] !== name) i += 1;
  return i;
}
