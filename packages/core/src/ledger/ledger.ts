import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { lockedAfter, type MarginSettings, type MarginTerms, marginTermsOf, payFunding } from '../margin/index.ts';
import {
  addInteger,
  type Currency,
  type Exact,
  type ExactInput,
  type Integer,
  multiplyInteger,
  powerOfTen,
  rescaleInteger,
} from '../money/index.ts';
import type { PositionSide } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import { Accounts } from './accounts.ts';
import { payDividend, splitShares } from './corporate-actions.ts';
import { fundingOf } from './funding.ts';
import { applyFill, assertFits, type LedgerBook, openBook, positionOf } from './ledger-book.ts';
import type { Position } from './position.ts';

/** What a fill is to the ledger, in units; `quantity` is signed, positive when bought. */
export type LedgerFill = {
  readonly quantity: Integer;
  readonly price: Integer;
  /** Positive when paid, negative when a rebate. */
  readonly fee: Exact;
  readonly feeCurrency: Currency;
  readonly positionSide: PositionSide;
  readonly order: number;
  readonly at: EpochMs;
};

const smallestScale = 8;

/**
 * The account: exact balances by double entry, and positions at average cost.
 *
 * A fill of a spot pair or a share exchanges base for quote. A contract moves no notional: its profit is settled in
 * quote when the position is reduced. Fees are part of the fill's entry; funding, dividends, splits, transfers and
 * corrections are entries of their own. What throws has booked nothing.
 */
export class Ledger {
  readonly accounts = new Accounts();
  readonly books: LedgerBook[] = [];
  private readonly bookIndexes = new Map<string, number>();

  /**
   * Opens every currency the instruments need, in a scale that books each notional exactly.
   *
   * @throws E070 when two instruments share an id, or a leverage is not possible.
   */
  constructor(
    instruments: readonly Instrument[],
    otherCurrencies: readonly Currency[] = [],
    margin: MarginSettings = {},
  ) {
    const scales = new Map<Currency, number>();
    const need = (currency: Currency, scale: number) =>
      scales.set(currency, Math.max(smallestScale, scale, scales.get(currency) ?? 0));
    for (const instrument of instruments) {
      need(instrument.quote, instrument.notionalScale);
      if (instrument.isDelivered) need(instrument.base, instrument.quantityScale);
    }
    for (const currency of otherCurrencies) need(currency, 0);
    for (const [currency, scale] of scales) this.accounts.open(currency, scale);
    for (const instrument of instruments) this.addBook(instrument, marginTermsOf(instrument, margin));
  }

  private addBook(instrument: Instrument, margin: MarginTerms): void {
    if (this.bookIndexes.has(instrument.id))
      throw new RxtradeError('E070', `instrument "${instrument.id}" is declared twice; declare it once`, {
        id: instrument.id,
      });
    const base = instrument.isDelivered ? this.accounts.indexOf(instrument.base) : -1;
    const quote = this.accounts.indexOf(instrument.quote);
    this.bookIndexes.set(instrument.id, this.books.length);
    const quoteShift = powerOfTen(this.scaleOf(quote) - instrument.notionalScale);
    this.books.push(openBook({ instrument, base, quote, quoteShift, margin }));
  }

  private scaleOf(currency: number): number {
    return this.accounts.scales[currency] as number;
  }

  /** @throws E020 when the instrument was not declared. */
  bookOf(instrument: Instrument): LedgerBook {
    const index = this.bookIndexes.get(instrument.id);
    if (index === undefined)
      throw new RxtradeError(
        'E020',
        `instrument "${instrument.id}" is not part of this account; declare it with the others`,
        { id: instrument.id },
      );
    return this.books[index] as LedgerBook;
  }

  /**
   * Brings money in (or out, when negative) from outside.
   *
   * @throws E012 for what is no exact decimal, E013 for an unknown currency, E014 when finer than the currency's scale.
   */
  deposit(currency: Currency, amount: ExactInput | Exact, at: EpochMs): void {
    const index = this.accounts.indexOf(currency);
    const units = this.accounts.unitsOf(index, amount);
    this.accounts.begin(units < 0 ? 'withdrawal' : 'deposit', at, 0);
    this.accounts.transfer(index, 'capital', 'cash', units);
  }

  /** Sets right what a comparison with the venue showed: a named entry, never a silent patch. Throws as `deposit`. */
  correct(currency: Currency, amount: ExactInput | Exact, at: EpochMs): void {
    const index = this.accounts.indexOf(currency);
    const units = this.accounts.unitsOf(index, amount);
    this.accounts.begin('correction', at, 0);
    this.accounts.transfer(index, 'corrections', 'cash', units);
  }

  /**
   * Books a fill; returns the profit it realized, in units of the quote currency, before fees.
   *
   * @throws E013 when the fee's currency was never opened, E061 when the side of hedge mode cannot take it.
   */
  fill(book: LedgerBook, fill: LedgerFill): Integer {
    const { accounts } = this;
    const { instrument, base, quote, quoteShift } = book;
    const feeCurrency = fill.feeCurrency === instrument.quote ? quote : this.feeCurrencyOf(fill);
    if (fill.positionSide !== 'net') assertFits(book, fill.positionSide, fill.quantity);
    const position = positionOf(book, fill.positionSide);
    const before = position.quantity;
    const notional = instrument.notionalUnits(fill.price, fill.quantity);
    const profit = multiplyInteger(applyFill(position, instrument, fill.price, fill.quantity, notional), quoteShift);
    accounts.begin('fill', fill.at, fill.order);
    if (base >= 0) {
      const received = rescaleInteger(fill.quantity, instrument.quantityScale, this.scaleOf(base), 'down');
      accounts.transfer(base, 'trading', 'cash', received);
      accounts.transfer(quote, 'cash', 'trading', multiplyInteger(notional, quoteShift));
    } else {
      accounts.transfer(quote, 'profit', 'cash', profit);
      if (book.margin.mode === 'isolated') this.lock(book, position, before, fill);
    }
    // a fee finer than the currency's scale rounds against us, by less than one unit
    if (fill.fee.units !== 0)
      accounts.transfer(
        feeCurrency,
        'cash',
        'fees',
        rescaleInteger(fill.fee.units, fill.fee.scale, this.scaleOf(feeCurrency), 'ceil'),
      );
    return profit;
  }

  /** Locks or frees the margin of an isolated position. */
  private lock({ instrument, quoteShift, margin }: LedgerBook, position: Position, before: Integer, fill: LedgerFill) {
    const after = position.quantity;
    const isTurned = before !== 0 && after !== 0 && before > 0 !== after > 0;
    const opened = multiplyInteger(instrument.notionalUnits(fill.price, isTurned ? after : fill.quantity), quoteShift);
    position.margin = lockedAfter(position.margin, { before, after, opened }, margin.leverage);
  }

  private feeCurrencyOf({ fee, feeCurrency }: LedgerFill): number {
    return fee.units === 0 ? -1 : this.accounts.indexOf(feeCurrency);
  }

  /**
   * Pays or receives funding at a mark, for each position of the book; longs pay when the rate is positive. Isolated
   * positions pay it out of their margin, and receive it there. Returns what was paid in units of the quote currency,
   * negative when received.
   *
   * @throws E030 when the mark or the rate is not finite, or the mark is not above zero.
   */
  fund(book: LedgerBook, mark: number, rate: number, at: EpochMs): Integer {
    const payments = fundingOf(book, { mark, rate }, this.scaleOf(book.quote));
    this.accounts.begin('funding', at, 0);
    let paid: Integer = 0;
    for (const [i, payment] of payments.entries()) {
      this.accounts.transfer(book.quote, 'cash', 'funding', payment);
      paid = addInteger(paid, payment);
      if (book.margin.mode === 'isolated') payFunding(book.positions[i] as Position, payment);
    }
    return paid;
  }

  /**
   * Pays what shares or coins sold short cost to borrow, in the currency of the charge. What is finer than that
   * currency's scale rounds against us.
   *
   * @throws E013 when the currency was never opened.
   */
  payBorrowing(currency: Currency, amount: Exact, at: EpochMs): void {
    const index = this.accounts.indexOf(currency);
    this.accounts.begin('borrowing', at, 0);
    this.accounts.transfer(
      index,
      'cash',
      'borrowing',
      rescaleInteger(amount.units, amount.scale, this.scaleOf(index), 'ceil'),
    );
  }

  /**
   * Pays a cash dividend on the shares held; a short position pays it. Returns units of the quote currency received,
   * rounded half-even.
   *
   * @throws E012 for what is no exact decimal, E030 for a negative one, or on a contract.
   */
  payDividend(book: LedgerBook, amountPerShare: ExactInput, at: EpochMs): Integer {
    return payDividend(this.accounts, book, amountPerShare, at);
  }

  /**
   * Turns each share held into `ratio` shares at the same cost: a split by 2 halves the average price. What is finer
   * than the quantity step is paid out in cash at `mark`, the price after the split, rounded half-even, and takes its
   * part of the cost with it. Shares that came in as a deposit split like those that were bought.
   *
   * @throws E012 for what is no exact decimal, E030 when the ratio is not above zero, on a contract, or when a fraction
   * is to be paid out and there is no mark.
   */
  split(book: LedgerBook, ratio: ExactInput, mark: number, at: EpochMs): void {
    splitShares(this.accounts, book, ratio, mark, at);
  }
}
