import { RxtradeError } from '@rxtrade/core';

/** A rate a year as the rate a period that compounds to it. @throws E422 when it is not above -1. */
export function ratePerPeriod(ratePerYear: number, periodsPerYear: number): number {
  if (!(ratePerYear > -1 && ratePerYear < Number.POSITIVE_INFINITY))
    throw new RxtradeError(
      'E422',
      `a risk-free rate of ${ratePerYear} is not possible; give a fraction a year above -1, such as 0.04`,
      { riskFreeRate: ratePerYear },
    );
  return (1 + ratePerYear) ** (1 / periodsPerYear) - 1;
}
