import {
  type DurationMs,
  day,
  divideInteger,
  Exact,
  type ExactInput,
  multiplyInteger,
  RxtradeError,
} from '@rxtrade/core';
import type { BorrowModel } from './models.ts';

const feeScale = 8;

/** What an annual rate is charged on, and when. */
export type AnnualBorrowOptions = {
  /** Days of the year the rate is meant for: 365 (the default), or 360 as in money markets. */
  readonly dayCount?: 360 | 365;
  /** How often it is charged, on multiples of it from 1970-01-01 UTC; every day at 00:00 when absent. */
  readonly everyMs?: DurationMs;
};

/**
 * A rate a year on what is short, at the last price of each charge, whatever was held in between:
 * notional x rate x period / (day count x one day), in quote, rounded up.
 *
 * @throws E012 for a rate that is no decimal text, E402 for one below 0, or a period that is not whole milliseconds above 0.
 */
export function annualBorrow(rate: ExactInput, options: AnnualBorrowOptions = {}): BorrowModel {
  const exactRate = Exact.of(rate);
  const { dayCount = 365, everyMs = day } = options;
  if (exactRate.units < 0)
    throw new RxtradeError('E402', `a borrowing rate of ${exactRate} is negative; give 0 or more`, {
      rate: exactRate.toString(),
    });
  if (!(Number.isSafeInteger(everyMs) && everyMs > 0))
    throw new RxtradeError('E402', `borrowing every ${everyMs} ms is not possible; give whole milliseconds above 0`, {
      everyMs,
    });
  const year = BigInt(dayCount) * BigInt(day);
  return {
    name: `${exactRate} a year of ${dayCount} days on shorts`,
    everyMs,
    costOf: ({ notional, instrument }) => {
      const scale = Math.max(feeScale, notional.scale);
      const { units } = notional.rescale(scale, 'ceil');
      const product = multiplyInteger(multiplyInteger(units, exactRate.units), everyMs);
      const divisor = year * 10n ** BigInt(exactRate.scale);
      return {
        amount: new Exact(divideInteger(product, divisor, 'ceil'), scale),
        currency: instrument.quote,
      };
    },
  };
}

/** Shorts cost nothing to hold. The default: what a broker lends at is not known. */
export function noBorrow(): BorrowModel {
  const amount = new Exact(0, 0);
  return {
    name: 'none',
    everyMs: Number.POSITIVE_INFINITY,
    costOf: ({ instrument }) => ({ amount, currency: instrument.quote }),
  };
}
