import {
  type AccountTransfer,
  addInteger,
  type ExactInput,
  type Funding,
  type Instrument,
  type Integer,
  initialMargin,
  isRxtradeError,
  Ledger,
  type LedgerFill,
  type MarginSettings,
  multiplyInteger,
  type Position,
  subtractInteger,
} from '@rxtrade/core';
import { MarginBook } from './margin-book.ts';

/** What a simulated venue must know of an account to hold it to its margin. */
export type VenueAccountSettings = {
  /** Everything that is traded on the account. */
  readonly instruments: readonly Instrument[];
  /** Opening balances as decimal text, by currency. */
  readonly balances: Readonly<Record<string, ExactInput>>;
  /** As the trader has it: cross, at a leverage of one, when absent. */
  readonly margin?: MarginSettings;
};

/**
 * The venue's own books of our account: a ledger of the same kind as the trader's, fed by the same fills, fundings and
 * transfers, so that both sides of the wire come to the same balance without ever comparing notes.
 */
export class VenueAccount {
  readonly ledger: Ledger;
  /** The contracts among the instruments. */
  readonly contracts: readonly MarginBook[];
  private readonly byInstrument = new Map<Instrument, MarginBook>();

  /** @throws E012 or E014 for a balance that is no exact amount, E070 for a leverage that is not possible. */
  constructor({ instruments, balances, margin = {} }: VenueAccountSettings) {
    this.ledger = new Ledger(instruments, Object.keys(balances), margin);
    for (const [currency, amount] of Object.entries(balances)) this.ledger.deposit(currency, amount, 0);
    this.contracts = this.ledger.books
      .filter(({ instrument }) => !instrument.isDelivered)
      .map((book) => new MarginBook(book, this.ledger.accounts.scales[book.quote] as number));
    for (const contract of this.contracts) this.byInstrument.set(contract.book.instrument, contract);
  }

  /** One of the contracts; undefined for what is delivered. */
  contractOf(instrument: Instrument): MarginBook | undefined {
    return this.byInstrument.get(instrument);
  }

  /** Books a fill, whatever it comes to. @throws E013, E020 or E061 as a ledger does. */
  fill(instrument: Instrument, fill: LedgerFill): void {
    this.ledger.fill(this.ledger.bookOf(instrument), fill);
  }

  /** The trader refuses funding that has no price, and the run ends there: here it is left alone. */
  fund({ instrument, rate, mark, receivedAt }: Funding): void {
    const contract = this.contractOf(instrument);
    if (contract === undefined || !contract.isHeld) return;
    const price = mark ?? Number(contract.mark) / 10 ** instrument.priceScale;
    if (price > 0 && Number.isFinite(rate)) this.ledger.fund(contract.book, price, rate, receivedAt);
  }

  /** What the trader refuses, with a notice, does not move here either. */
  transfer({ currency, amount, at }: AccountTransfer): void {
    try {
      this.ledger.deposit(currency, amount, at);
    } catch (error) {
      if (!isRxtradeError(error)) throw error;
    }
  }

  /**
   * What stands behind cross positions in one currency: cash, less what is locked behind isolated ones, and the
   * unrealized profit of the cross ones, each less what `less` says of it.
   */
  crossBalance(quote: number, less: (contract: MarginBook, position: Position) => Integer): Integer {
    let balance = this.ledger.accounts.units(quote, 'cash');
    for (const contract of this.contracts) {
      if (contract.book.quote !== quote || !contract.isHeld) continue;
      for (const position of contract.book.positions) {
        if (position.quantity === 0) continue;
        if (!contract.isCross) balance = subtractInteger(balance, position.margin);
        else balance = addInteger(balance, subtractInteger(contract.unrealized(position), less(contract, position)));
      }
    }
    return balance;
  }

  /**
   * What is missing of the margin and the fee that a fill needs, in units of the quote currency; zero or less where there
   * is enough. What a turn around closes first pays for what it opens.
   */
  missing(
    contract: MarginBook,
    position: Position,
    fill: { readonly quantity: Integer; readonly price: Integer; readonly fee: Integer },
  ): Integer {
    const { book } = contract;
    const { leverage } = book.margin;
    const held = position.quantity;
    const isTurned = position.isTurnedBy(fill.quantity);
    if (!isTurned && held !== 0 && held > 0 !== fill.quantity > 0) return 0;
    const opened = isTurned ? addInteger(held, fill.quantity) : fill.quantity;
    const needed = addInteger(initialMargin(contract.value(opened, fill.price), leverage), fill.fee);
    const free = this.crossBalance(book.quote, (one, { quantity }) =>
      initialMargin(one.value(quantity), one.book.margin.leverage),
    );
    if (!isTurned) return subtractInteger(needed, free);
    const profit = subtractInteger(contract.value(held, fill.price), multiplyInteger(position.cost, book.quoteShift));
    const freed = contract.isCross
      ? addInteger(
          initialMargin(contract.value(held), leverage),
          subtractInteger(profit, contract.unrealized(position)),
        )
      : addInteger(position.margin, profit);
    return subtractInteger(subtractInteger(needed, free), freed);
  }
}
