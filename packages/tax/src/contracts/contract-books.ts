import type { Currency, EpochMs, Exact } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { ContractBook } from './contract-book.ts';
import type { ContractClose, ContractPosition, ContractResult, ContractTotals } from './contract-result.ts';

/** A fill, its money in the reporting currency. */
export type ContractFact = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly asset: Currency;
  readonly account: string;
};

/** Who is told what each fill and payment came to, by the average entry. */
export type ContractListener = {
  /** Profit, fees and funding of one fill or payment, in the reporting currency. */
  contract(fact: ContractFact, part: Omit<ContractTotals, 'net'>): void;
};

type Books = {
  readonly asset: Currency;
  readonly account: string;
  readonly average: ContractBook;
  readonly fifo: ContractBook;
};

const nothing: ContractTotals = { realizedPnl: zero, fees: zero, funding: zero, net: zero };

/**
 * Perpetuals and futures: profit is realized by closing fills; fees and funding count on their own days. Totals take the
 * average entry, as venues and the ledger do; both ways agree once a position is flat.
 */
export class ContractBooks {
  private readonly yearOf: (day: LocalDay) => string;
  private readonly listener: ContractListener | undefined;
  private readonly books = new Map<string, Books>();
  private readonly averageEntry: ContractClose[] = [];
  private readonly fifo: ContractClose[] = [];
  private readonly years = new Map<string, ContractTotals>();
  private totals = nothing;

  constructor(yearOf: (day: LocalDay) => string, listener?: ContractListener) {
    this.yearOf = yearOf;
    this.listener = listener;
  }

  fill(
    fact: ContractFact,
    {
      side,
      quantity,
      price,
      fee,
    }: { readonly side: 1 | -1; readonly quantity: Exact; readonly price: Exact; readonly fee: Exact },
  ): void {
    const { average, fifo } = this.booksOf(fact);
    const byAverage = average.fill(side, quantity, price);
    const byAge = fifo.fill(side, quantity, price);
    if (byAverage !== undefined) this.averageEntry.push({ ...fact, ...byAverage });
    if (byAge !== undefined) this.fifo.push({ ...fact, ...byAge });
    this.add(fact, { realizedPnl: byAverage?.realizedPnl ?? zero, fees: fee, funding: zero });
  }

  funding(fact: ContractFact, amount: Exact): void {
    this.booksOf(fact);
    this.add(fact, { realizedPnl: zero, fees: zero, funding: amount });
  }

  /** Profit of a year less fees, and funding. */
  netOf(year: string): Exact {
    return this.years.get(year)?.net ?? zero;
  }

  /** The years in which anything happened. */
  get yearsSeen(): Iterable<string> {
    return this.years.keys();
  }

  /** What closing everything at these prices would realize; a contract without a price is passed over. */
  openProfit(prices: Readonly<Record<Currency, Exact>>): Exact {
    let profit = zero;
    for (const { asset, average } of this.books.values()) {
      const price = prices[asset];
      if (price !== undefined) profit = profit.plus(average.profitAt(price));
    }
    return profit;
  }

  /** Undefined where nothing of the kind has happened. */
  get result(): ContractResult | undefined {
    if (this.books.size === 0) return undefined;
    return {
      averageEntry: [...this.averageEntry],
      fifo: [...this.fifo],
      totals: this.totals,
      years: [...this.years].map(([year, totals]) => ({ year, ...totals })),
      open: [...this.books.values()].flatMap(openOf),
    };
  }

  private add(fact: ContractFact, part: Omit<ContractTotals, 'net'>): void {
    this.listener?.contract(fact, part);
    const year = this.yearOf(fact.day);
    this.totals = added(this.totals, part);
    this.years.set(year, added(this.years.get(year) ?? nothing, part));
  }

  private booksOf({ asset, account }: ContractFact): Books {
    const key = `${asset}\n${account}`;
    let books = this.books.get(key);
    if (books === undefined) {
      books = { asset, account, average: new ContractBook('average'), fifo: new ContractBook('fifo') };
      this.books.set(key, books);
    }
    return books;
  }
}

function openOf({ asset, account, average }: Books): readonly ContractPosition[] {
  return average.position.units === 0 ? [] : [{ asset, account, quantity: average.position }];
}

function added(totals: ContractTotals, part: Omit<ContractTotals, 'net'>): ContractTotals {
  const realizedPnl = totals.realizedPnl.plus(part.realizedPnl);
  const fees = totals.fees.plus(part.fees);
  const funding = totals.funding.plus(part.funding);
  return { realizedPnl, fees, funding, net: realizedPnl.minus(fees).plus(funding) };
}
