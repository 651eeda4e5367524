import { Decimal as Library } from 'decimal.js';

/** The one configured decimal: 40 significant digits, half-even, never exponent notation below 1e40. */
export const Decimal = Library.clone({ precision: 40, rounding: Library.ROUND_HALF_EVEN, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Library;
