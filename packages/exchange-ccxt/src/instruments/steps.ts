import type { CcxtExchange, CcxtNumber } from '../client/ccxt-exchange.ts';
import { positiveText } from './decimal-text.ts';

/** ccxt's ways to write a precision: decimal places, significant digits, or the step itself. */
const decimalPlaces = 2;
const tickSize = 4;

/** The step that a precision stands for, as decimal text; undefined where none is told, or where it hangs on the price. */
export function stepOf(
  { precisionMode }: Pick<CcxtExchange, 'precisionMode'>,
  precision: CcxtNumber,
): string | undefined {
  if (precisionMode === tickSize) return positiveText(precision);
  const places = Number(precision ?? Number.NaN);
  if (precisionMode !== decimalPlaces || !Number.isInteger(places)) return undefined;
  return positiveText(`1e${-places}`);
}
