import type { Instrument } from '../instrument/index.ts';
import { Exact, floatOf } from '../money/index.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerBook } from './ledger-book.ts';
import type { Position } from './position.ts';

type Route = { readonly book: number; readonly isInverse: boolean };

/**
 * What the account is worth in its reporting currency, marked to the latest prices. A currency is converted along the
 * shortest way of instruments between it and the reporting currency, at their marks; one without a way counts as
 * nothing, and is named by `unpriced`.
 */
export class Valuation {
  readonly reportingCurrency: string;
  /** Latest price by instrument, in the ledger's order; NaN before the first. */
  readonly marks: Float64Array;
  private readonly ledger: Ledger;
  private readonly routes: (readonly Route[] | undefined)[];
  private readonly contracts: readonly number[];
  /** Per currency: the one instrument that prices it, `itself` for the reporting currency, `farther` for the rest. */
  private readonly nearest: Int32Array;
  private readonly cashFloats: Float64Array;
  private version = -1;

  constructor(ledger: Ledger, reportingCurrency: string) {
    this.ledger = ledger;
    this.reportingCurrency = reportingCurrency;
    this.marks = new Float64Array(ledger.books.length).fill(Number.NaN);
    ledger.accounts.indexOf(reportingCurrency);
    this.routes = ledger.accounts.currencies.map((currency) => routeBetween(ledger.books, currency, reportingCurrency));
    this.nearest = Int32Array.from(this.routes, nearestOf);
    this.cashFloats = new Float64Array(this.routes.length);
    this.contracts = ledger.books.flatMap((book, index) => (book.instrument.isDelivered ? [] : [index]));
  }

  /** Reporting currency per unit of a currency, by index; NaN while it cannot be told. */
  rate(currency: number): number {
    const route = this.routes[currency];
    if (route === undefined) return Number.NaN;
    let rate = 1;
    for (let i = 0; i < route.length; i++) {
      const hop = route[i] as Route;
      const mark = this.marks[hop.book] as number;
      rate = hop.isInverse ? rate / mark : rate * mark;
    }
    return rate;
  }

  /** The whole account in the reporting currency. Balances without a price count as nothing. */
  equity(): number {
    const { cashFloats } = this;
    if (this.ledger.accounts.version !== this.version) this.readCash();
    let equity = 0;
    for (let i = 0; i < cashFloats.length; i++) equity += this.valueOf(i, cashFloats[i] as number);
    return this.contracts.length === 0 ? equity : equity + this.contractProfit();
  }

  private valueOf(currency: number, cash: number): number {
    const hop = this.nearest[currency] as number;
    // nothing times a mark is nothing: with many instruments it is a coin toss whether there is cash, and a test costs more
    if (hop < 0) return hop === itself || cash === 0 ? cash : priced(cash * this.rate(currency));
    return priced(cash * (this.marks[hop] as number));
  }

  private readCash(): void {
    const { accounts } = this.ledger;
    for (let i = 0; i < this.cashFloats.length; i++)
      if ((accounts.changedAt[i] as number) > this.version)
        this.cashFloats[i] = floatOf(accounts.units(i, 'cash'), accounts.scales[i] as number);
    this.version = accounts.version;
  }

  private contractProfit(): number {
    const { books } = this.ledger;
    let sum = 0;
    for (let i = 0; i < this.contracts.length; i++) {
      const index = this.contracts[i] as number;
      const book = books[index] as LedgerBook;
      const profit =
        this.unrealized(index, book.net) + this.unrealized(index, book.long) + this.unrealized(index, book.short);
      if (profit === 0) continue;
      const value = profit * this.rate(book.quote);
      if (!Number.isNaN(value)) sum += value;
    }
    return sum;
  }

  /** Profit of a position at the mark, in quote; zero when flat or unmarked. */
  unrealized(bookIndex: number, position: Position): number {
    if (position.quantity === 0) return 0;
    const { instrument } = this.ledger.books[bookIndex] as LedgerBook;
    const mark = this.marks[bookIndex] as number;
    if (Number.isNaN(mark)) return 0;
    const quantity = floatOf(position.quantity, instrument.quantityScale);
    return quantity * mark * instrument.contractSize.toFloat() - floatOf(position.cost, instrument.notionalScale);
  }

  /** Currencies that no declared instrument leads to the reporting currency: what they hold counts as nothing. */
  unpriced(): readonly string[] {
    const { accounts, books } = this.ledger;
    const inContracts = new Set(
      books
        .filter(
          ({ instrument, positions }) => !instrument.isDelivered && positions.some(({ quantity }) => quantity !== 0),
        )
        .map(({ quote }) => quote),
    );
    return accounts.currencies.filter(
      (_, index) => this.routes[index] === undefined && (accounts.units(index, 'cash') !== 0 || inContracts.has(index)),
    );
  }

  /** A currency's cash as a float in its own units. */
  cash(currency: string): number {
    return this.ledger.accounts.balance(currency).toFloat();
  }

  /** The average entry price of a position; undefined when flat. */
  averagePrice(instrument: Instrument, position: Position): number | undefined {
    if (position.quantity === 0) return undefined;
    const cost = new Exact(position.cost, instrument.notionalScale).toFloat();
    return cost / (floatOf(position.quantity, instrument.quantityScale) * instrument.contractSize.toFloat());
  }
}

/** Nothing where there is no price. */
function priced(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

const itself = -1;
const farther = -2;

function nearestOf(route: readonly Route[] | undefined): number {
  const first = route?.[0];
  if (route === undefined || route.length > 1 || first?.isInverse === true) return farther;
  return first === undefined ? itself : first.book;
}

/** The fewest instruments that lead from one currency to the other, breadth first. */
function routeBetween(books: readonly LedgerBook[], from: string, to: string): readonly Route[] | undefined {
  const reached = new Map<string, readonly Route[]>([[from, []]]);
  const queue = [from];
  for (const currency of queue) {
    const route = reached.get(currency) ?? [];
    if (currency === to) return route;
    for (const [book, { instrument }] of books.entries()) {
      if (!instrument.isDelivered) continue;
      const next =
        instrument.base === currency ? instrument.quote : instrument.quote === currency ? instrument.base : undefined;
      if (next === undefined || reached.has(next)) continue;
      reached.set(next, [...route, { book, isInverse: instrument.quote === currency }]);
      queue.push(next);
    }
  }
  return undefined;
}
