import { type Currency, type EpochMs, type Exact, isoOf, type Rate, RxtradeError } from '@rxtrade/core';
import { times, zero } from '../amounts/exact-math.ts';
import { dayText, type LocalDay } from '../calendar/local-day.ts';
import type { RateSource } from '../rates/rate-source.ts';
import type { Transaction, Valued } from '../transaction/transaction.ts';

/** A transaction that carries money. */
export type ValuedTransaction = Extract<Transaction, Valued>;

/** Brings money into the reporting currency. */
export class Conversion {
  readonly reporting: Currency;
  private readonly rates: RateSource;

  constructor(reporting: Currency, rates: RateSource) {
    this.reporting = reporting;
    this.rates = rates;
  }

  /**
   * The rate of a transaction's money; undefined when it is in the reporting currency.
   *
   * @throws E503 when there is none.
   */
  rateOf({ id, at, currency, fxRate }: ValuedTransaction, day: LocalDay): Rate | undefined {
    if (currency === this.reporting) return undefined;
    if (fxRate !== undefined) return { from: currency, to: this.reporting, rate: fxRate, source: 'the record', at };
    const rate = this.rates.rateOn(currency, this.reporting, day);
    if (rate === undefined) throw this.lacking(id, currency, at, day);
    return rate;
  }

  /**
   * What the units of a transaction were worth: what it says, or what the rates say of the asset.
   *
   * @throws E503 when neither says.
   */
  valueOf(
    transaction: ValuedTransaction,
    rate: Rate | undefined,
    day: LocalDay,
  ): { readonly value: Exact; readonly rate: Rate | undefined } {
    const { id, at, asset, value, quantity } = transaction;
    if (value !== undefined) return { value: converted(value, rate), rate };
    const price = this.rates.rateOn(asset, this.reporting, day);
    if (price === undefined) throw this.lacking(id, asset, at, day);
    return { value: times(quantity, price.rate), rate: price };
  }

  /** What units of a coin were worth that day, where the rates know. */
  worthOf(asset: Currency, quantity: Exact, day: LocalDay): Exact | undefined {
    if (asset === this.reporting) return quantity;
    const price = this.rates.rateOn(asset, this.reporting, day);
    return price === undefined ? undefined : times(quantity, price.rate);
  }

  private lacking(id: string, from: Currency, at: EpochMs, day: LocalDay): RxtradeError {
    return new RxtradeError(
      'E503',
      `"${id}" of ${isoOf(at)} needs a rate from "${from}" to ${this.reporting} on ${dayText(day)}, and ${this.rates.name === 'none' ? 'there are no rates' : `"${this.rates.name}" has none`}; give it an fxRate or a total in ${this.reporting}, or add the rate`,
      { id, from, to: this.reporting, day: dayText(day) },
    );
  }
}

/** An amount of a rate's currency, in the reporting one. */
export function converted(amount: Exact, rate: Rate | undefined): Exact {
  return rate === undefined || amount === zero ? amount : times(amount, rate.rate);
}

const fiat = new Set(Intl.supportedValuesOf('currency'));

/** Mantle and Metal are traded under the codes of the tugrik and of the Maltese lira, which no venue we read deals in. */
const coins = new Set(['MNT', 'MTL']);

/** Whether it is money that a state issues, by ISO 4217: that is no asset, and spending it is no disposal. */
export function isOfficialMoney(currency: Currency): boolean {
  return fiat.has(currency) && !coins.has(currency);
}
