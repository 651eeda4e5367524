import { RxtradeError } from '../errors/index.ts';
import {
  divideInteger,
  Exact,
  type ExactInput,
  type Integer,
  multiplyInteger,
  powerOfTen,
  rescaleInteger,
  subtractInteger,
} from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { Accounts } from './accounts.ts';
import type { LedgerBook } from './ledger-book.ts';

/** Books a dividend; see `Ledger.payDividend`. */
export function payDividend(accounts: Accounts, book: LedgerBook, amountPerShare: ExactInput, at: EpochMs): Integer {
  const { instrument, net, quote } = book;
  const amount = Exact.of(amountPerShare);
  if (amount.units < 0) throw impossible(book, `a dividend of ${amount}`, 'one of zero or above');
  if (!instrument.isDelivered) throw impossible(book, 'a dividend', 'it for what is owned, not for contracts');
  const exact = multiplyInteger(amount.units, net.quantity);
  const scale = accounts.scales[quote] as number;
  const units = rescaleInteger(exact, amount.scale + instrument.quantityScale, scale, 'half-even');
  accounts.begin('dividend', at, 0);
  accounts.transfer(quote, 'dividends', 'cash', units);
  return units;
}

/** Books a split; see `Ledger.split`. */
export function splitShares(accounts: Accounts, book: LedgerBook, ratio: ExactInput, mark: number, at: EpochMs): void {
  const { instrument, net, base, quote, quoteShift } = book;
  const by = Exact.of(ratio);
  if (by.units <= 0) throw impossible(book, `a split by ${by}`, 'a ratio above zero');
  if (!instrument.isDelivered) throw impossible(book, 'a split', 'it for what is owned, not for contracts');
  const { quantityStep } = instrument.rulesAt(at);
  const before = new Exact(accounts.units(base, 'cash'), accounts.scales[base] as number);
  // shares held can be more than the position, which knows of no deposit, or less, by fees taken in shares
  const shares = splitQuantity(before, by, quantityStep);
  const held = splitQuantity(new Exact(net.quantity, instrument.quantityScale), by, quantityStep);
  const hasFraction = shares.fraction.units !== 0 || held.fraction.units !== 0;
  if (hasFraction && !(mark > 0)) throw impossible(book, `a split by ${by} that leaves a fraction`, 'a price first');
  const price = hasFraction ? instrument.priceUnits(mark) : 0;
  net.split(held.whole, {
    sold: held.fraction.units,
    of: multiplyInteger(net.quantity, by.units),
    value: notionalOf(held.fraction, price, book),
  });
  accounts.begin('split', at, 0);
  accounts.transfer(base, 'corrections', 'cash', subtractInteger(shares.whole, before.units));
  accounts.transfer(quote, 'trading', 'cash', multiplyInteger(notionalOf(shares.fraction, price, book), quoteShift));
}

/** What a split makes of a quantity: whole steps in the scale it had, and what is finer than a step, exactly. */
function splitQuantity(quantity: Exact, by: Exact, step: Exact): { readonly whole: Integer; readonly fraction: Exact } {
  const exact = multiplyInteger(quantity.units, by.units);
  const finer = powerOfTen(by.scale);
  const stepUnits = step.unitsAt(quantity.scale);
  const whole = multiplyInteger(divideInteger(exact, multiplyInteger(stepUnits, finer), 'down'), stepUnits);
  return {
    whole,
    fraction: new Exact(subtractInteger(exact, multiplyInteger(whole, finer)), quantity.scale + by.scale),
  };
}

/** What a fraction is worth: notional units, rounded half-even. */
function notionalOf(fraction: Exact, price: Integer, { instrument }: LedgerBook): Integer {
  const exact = instrument.notionalUnits(price, fraction.units);
  const scale = instrument.notionalScale - instrument.quantityScale + fraction.scale;
  return rescaleInteger(exact, scale, instrument.notionalScale, 'half-even');
}

function impossible({ instrument }: LedgerBook, what: string, instead: string): RxtradeError {
  return new RxtradeError('E030', `${what} is not possible on ${instrument.kind} ${instrument.id}; feed ${instead}`, {
    instrument: instrument.id,
  });
}
