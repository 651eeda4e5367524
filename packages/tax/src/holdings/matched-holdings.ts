import type { Currency } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotMatcher } from '../methods/lot-method.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import { DayBook } from './day-book.ts';
import {
  type Acquired,
  type Claimed,
  type Disposed,
  type Holdings,
  type HoldingsSink,
  LastDisposal,
  type SplitUnits,
} from './holdings.ts';

/** Holdings whose disposals are matched with acquisitions of stated days, and with a pool (United Kingdom). */
export class MatchedHoldings implements Holdings {
  readonly openLots: readonly Lot[] = [];
  readonly portfolioCost = undefined;
  private readonly method: LotMatcher;
  private readonly sink: HoldingsSink;
  private readonly books: Map<Currency, DayBook>;

  constructor(method: LotMatcher, sink: HoldingsSink, books: Map<Currency, DayBook> = new Map()) {
    this.method = method;
    this.sink = sink;
    this.books = books;
  }

  acquire(acquired: Acquired): void {
    this.bookOf(acquired.asset).acquire(acquired);
  }

  dispose(disposed: Disposed): void {
    this.bookOf(disposed.asset).dispose(disposed);
  }

  move(): void {
    // one person's units are one pool, wherever they lie
  }

  split({ asset, ratio }: SplitUnits): void {
    this.bookOf(asset).split(ratio);
  }

  claim(claimed: Claimed): void {
    this.bookOf(claimed.asset).claim(claimed);
  }

  advanceTo(day: LocalDay): void {
    for (const book of this.books.values()) book.advanceTo(day);
  }

  finish(): void {
    for (const book of this.books.values()) book.finish();
  }

  provisional(sink: HoldingsSink): Holdings {
    const copy = this.fork(sink);
    copy.finish();
    return copy;
  }

  preview(disposed: Disposed): DisposalRecord {
    const sink = new LastDisposal();
    const book = this.bookOf(disposed.asset).copy(sink);
    book.advanceTo(disposed.day);
    book.dispose(disposed);
    book.finish();
    return sink.last ?? sink.begin(disposed, { proceeds: zero, fees: zero });
  }

  get openPools(): readonly Pool[] {
    return [...this.books]
      .filter(([, { quantity }]) => quantity.units !== 0)
      .map(([asset, { quantity, cost }]) => ({ asset, quantity, cost }));
  }

  private fork(sink: HoldingsSink): MatchedHoldings {
    return new MatchedHoldings(
      this.method,
      sink,
      new Map([...this.books].map(([asset, book]) => [asset, book.copy(sink)])),
    );
  }

  private bookOf(asset: Currency): DayBook {
    let book = this.books.get(asset);
    if (book === undefined) {
      book = new DayBook(this.method, this.sink);
      this.books.set(asset, book);
    }
    return book;
  }
}
