import { RxtradeError } from '../errors/index.ts';
import { Exact, type ExactInput } from './exact.ts';
import { multiplyInteger, rescaleInteger } from './integer.ts';
import type { Rounding } from './rounding.ts';

/** A currency or asset code as the venue spells it: `USDT`, `BTC`, `GOOG`. */
export type Currency = string;

/** An amount that carries its currency. */
export type Money = { readonly currency: Currency; readonly amount: Exact };

/** `money('10.50', 'USD')`. @throws E012 when the amount is not an exact decimal. */
export function money(amount: ExactInput | Exact, currency: Currency): Money {
  return { currency, amount: Exact.of(amount) };
}

/** @throws E013 when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) {
    throw new RxtradeError('E013', `${a.currency} and ${b.currency} cannot be added; convert one with a rate first`, {
      a: a.currency,
      b: b.currency,
    });
  }
  return { currency: a.currency, amount: a.amount.plus(b.amount) };
}

/** A price of one currency in another, with where and when it comes from. */
export type Rate = {
  readonly from: Currency;
  readonly to: Currency;
  readonly rate: Exact;
  readonly source: string;
  readonly at: number;
};

/** Converts once, rounding to `scale` places of the target. @throws E013 when the rate is not from this currency. */
export function convertMoney(
  value: Money,
  rate: Rate,
  settled: { readonly scale: number; readonly rounding: Rounding },
): Money {
  if (value.currency !== rate.from) {
    throw new RxtradeError('E013', `a rate from ${rate.from} cannot convert ${value.currency}`, {
      currency: value.currency,
      from: rate.from,
    });
  }
  const units = multiplyInteger(value.amount.units, rate.rate.units);
  return {
    currency: rate.to,
    amount: new Exact(
      rescaleInteger(units, value.amount.scale + rate.rate.scale, settled.scale, settled.rounding),
      settled.scale,
    ),
  };
}
