import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import {
  absoluteInteger,
  addInteger,
  divideInteger,
  Exact,
  type ExactInput,
  type Integer,
  multiplyInteger,
  negateInteger,
  powerOfTen,
  quantize,
  rescaleInteger,
  subtractInteger,
} from '../money/index.ts';
import type { PositionSide } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import { Accounts } from './accounts.ts';
import { Position } from './position.ts';

/** One instrument's place in the ledger: its currencies by index, and its positions. */
export type LedgerBook = {
  readonly instrument: Instrument;
  readonly base: number;
  readonly quote: number;
  /** From notional units to units of the quote currency: multiply by this power of ten. */
  readonly quoteShift: Integer;
  readonly net: Position;
  readonly long: Position;
  readonly short: Position;
};

/** What a fill is to the ledger, in units; `quantity` and what follows from it are signed, positive when bought. */
export type LedgerFill = {
  readonly quantity: Integer;
  readonly price: Integer;
  readonly fee: Exact;
  readonly feeCurrency: string;
  readonly positionSide: PositionSide;
  readonly order: number;
  readonly at: EpochMs;
};

const smallestScale = 8;

/**
 * The account: exact balances by double entry, and positions at average cost.
 *
 * A fill of a spot pair or a share exchanges base for quote. A contract moves no notional: its profit is settled in
 * quote when the position is reduced. Fees, funding and dividends are entries of their own.
 */
export class Ledger {
  readonly accounts = new Accounts();
  readonly books: LedgerBook[] = [];
  private readonly bookIndexes = new Map<string, number>();

  /** Opens every currency the instruments need, in a scale that books each notional exactly. */
  constructor(instruments: readonly Instrument[], otherCurrencies: readonly string[] = []) {
    const scales = new Map<string, number>();
    const need = (currency: string, scale: number) =>
      scales.set(currency, Math.max(smallestScale, scale, scales.get(currency) ?? 0));
    for (const instrument of instruments) {
      need(instrument.quote, instrument.notionalScale);
      if (instrument.isDelivered) need(instrument.base, instrument.quantityScale);
    }
    for (const currency of otherCurrencies) need(currency, 0);
    for (const [currency, scale] of scales) this.accounts.open(currency, scale);
    for (const instrument of instruments) this.openBook(instrument);
  }

  private openBook(instrument: Instrument): void {
    if (this.bookIndexes.has(instrument.id))
      throw new RxtradeError('E070', `instrument "${instrument.id}" is declared twice; declare it once`, {
        id: instrument.id,
      });
    const quote = this.accounts.indexOf(instrument.quote);
    this.bookIndexes.set(instrument.id, this.books.length);
    this.books.push({
      instrument,
      base: instrument.isDelivered ? this.accounts.indexOf(instrument.base) : -1,
      quote,
      quoteShift: powerOfTen((this.accounts.scales[quote] as number) - instrument.notionalScale),
      net: new Position(),
      long: new Position(),
      short: new Position(),
    });
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

  /** Brings money in (or out, when negative) from outside. */
  deposit(currency: string, amount: ExactInput | Exact, at: EpochMs): void {
    const index = this.accounts.indexOf(currency);
    const units = this.accounts.unitsOf(index, amount);
    this.accounts.begin(units < 0 ? 'withdrawal' : 'deposit', at, 0);
    this.accounts.transfer(index, 'capital', 'cash', units);
  }

  /** Sets right what a comparison with the venue showed: a named entry, never a silent patch. */
  correct(currency: string, amount: ExactInput | Exact, at: EpochMs): void {
    const index = this.accounts.indexOf(currency);
    this.accounts.begin('correction', at, 0);
    this.accounts.transfer(index, 'corrections', 'cash', this.accounts.unitsOf(index, amount));
  }

  /** Books a fill; returns the profit it realized, in units of the quote currency, before fees. */
  fill(book: LedgerBook, fill: LedgerFill): Integer {
    const { accounts } = this;
    const position = positionOf(book, fill.positionSide);
    const notional = book.instrument.notionalUnits(fill.price, fill.quantity);
    const profit = multiplyInteger(
      applyFill(position, book.instrument, fill.price, fill.quantity, notional),
      book.quoteShift,
    );
    accounts.begin('fill', fill.at, fill.order);
    if (book.base >= 0) {
      const received = rescaleInteger(
        fill.quantity,
        book.instrument.quantityScale,
        accounts.scales[book.base] as number,
        'down',
      );
      accounts.transfer(book.base, 'trading', 'cash', received);
      accounts.transfer(book.quote, 'cash', 'trading', multiplyInteger(notional, book.quoteShift));
    } else {
      accounts.transfer(book.quote, 'profit', 'cash', profit);
    }
    this.chargeFee(book, fill.feeCurrency, fill.fee);
    return profit;
  }

  private chargeFee(book: LedgerBook, currency: string, fee: Exact): void {
    if (fee.units === 0) return;
    const index = currency === book.instrument.quote ? book.quote : this.accounts.indexOf(currency);
    const scale = this.accounts.scales[index] as number;
    // a fee finer than the ledger's own scale rounds up: against us, by less than one unit
    this.accounts.transfer(
      index,
      'cash',
      'fees',
      fee.scale === scale ? fee.units : rescaleInteger(fee.units, fee.scale, scale, 'ceil'),
    );
  }

  /**
   * Pays or receives funding at a mark: quantity x mark x rate, longs pay when the rate is positive. Returns what was
   * paid in units of the quote currency; negative when received. Rounded once, half-even.
   */
  fund(book: LedgerBook, mark: number, rate: number, at: EpochMs): Integer {
    let paid: Integer = 0;
    for (const position of [book.net, book.long, book.short]) {
      if (position.quantity === 0) continue;
      paid = addInteger(
        paid,
        fundingOf(book, position.quantity, mark, rate, this.accounts.scales[book.quote] as number),
      );
    }
    this.accounts.begin('funding', at, 0);
    this.accounts.transfer(book.quote, 'cash', 'funding', paid);
    return paid;
  }

  /** Pays a cash dividend on the shares held; a short position pays it. Returns units of the quote currency received. */
  payDividend(book: LedgerBook, amountPerShare: ExactInput, at: EpochMs): Integer {
    const amount = Exact.of(amountPerShare);
    const product = multiplyInteger(amount.units, book.net.quantity);
    const units = rescaleInteger(
      product,
      amount.scale + book.instrument.quantityScale,
      this.accounts.scales[book.quote] as number,
      'half-even',
    );
    this.accounts.begin('dividend', at, 0);
    this.accounts.transfer(book.quote, 'dividends', 'cash', units);
    return units;
  }

  /**
   * Turns each share held into `ratio` shares at the same cost. A fraction finer than the quantity step is paid out in
   * cash at `mark`, the price after the split.
   */
  split(book: LedgerBook, ratio: ExactInput, mark: number, at: EpochMs): void {
    const { net, instrument } = book;
    const by = Exact.of(ratio);
    if (by.units <= 0)
      throw new RxtradeError(
        'E030',
        `a split of ${instrument.id} by ${by} is not possible; the ratio must be above zero`,
        { ratio: by.toString() },
      );
    const exact = multiplyInteger(net.quantity, by.units);
    const step = instrument.rulesAt(at).quantityStep.unitsAt(instrument.quantityScale);
    const divisor = multiplyInteger(powerOfTen(by.scale), step);
    const quantity = multiplyInteger(divideInteger(exact, divisor, 'down'), step);
    const fraction = new Exact(
      subtractInteger(exact, multiplyInteger(quantity, powerOfTen(by.scale))),
      instrument.quantityScale + by.scale,
    );
    const accountScale = this.accounts.scales[book.base] as number;
    this.accounts.begin('split', at, 0);
    this.accounts.transfer(
      book.base,
      'corrections',
      'cash',
      rescaleInteger(subtractInteger(quantity, net.quantity), instrument.quantityScale, accountScale, 'down'),
    );
    if (fraction.units !== 0) {
      const scale = this.accounts.scales[book.quote] as number;
      this.accounts.transfer(
        book.quote,
        'corrections',
        'cash',
        quantize(fraction.toFloat() * mark, new Exact(1, scale), 'half-even').units,
      );
    }
    net.quantity = quantity;
  }
}

/** The position an order acts on. */
export function positionOf(book: LedgerBook, side: PositionSide): Position {
  return side === 'net' ? book.net : side === 'long' ? book.long : book.short;
}

/** Applies a signed fill, in two steps where it turns the position; the profit it realized in notional units. */
export function applyFill(
  position: Position,
  instrument: Instrument,
  price: Integer,
  quantity: Integer,
  notional: Integer,
): Integer {
  if (!position.isTurnedBy(quantity)) return position.apply(quantity, notional);
  const closing = negateInteger(position.quantity);
  const profit = position.apply(closing, instrument.notionalUnits(price, closing));
  const opening = subtractInteger(quantity, closing);
  position.apply(opening, instrument.notionalUnits(price, opening));
  return profit;
}

function fundingOf(book: LedgerBook, quantity: Integer, mark: number, rate: number, scale: number): Integer {
  const price = book.instrument.priceUnits(mark);
  const notional = book.instrument.notionalUnits(price, absoluteInteger(quantity));
  const rateUnits = Exact.of(rate.toFixed(12));
  const paid = rescaleInteger(
    multiplyInteger(notional, rateUnits.units),
    book.instrument.notionalScale + rateUnits.scale,
    scale,
    'half-even',
  );
  return quantity < 0 ? negateInteger(paid) : paid;
}
