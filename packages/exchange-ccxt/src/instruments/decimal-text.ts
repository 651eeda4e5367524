import { Decimal } from '@rxtrade/core';
import type { CcxtNumber } from '../client/ccxt-exchange.ts';

/** The number as plain decimal text, without exponent; undefined where the exchange gives none, or one that is not above zero. */
export function positiveText(value: CcxtNumber): string | undefined {
  if (value === undefined || !(Number(value) > 0)) return undefined;
  return new Decimal(value).toFixed();
}

/** The same for rates, which may be zero or a rebate. */
export function rateText(value: CcxtNumber): string {
  return Number.isFinite(Number(value ?? Number.NaN)) ? new Decimal(value as number | string).toFixed() : '0';
}
