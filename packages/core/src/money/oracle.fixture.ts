import { Decimal as Library } from 'decimal.js';
import type { Exact } from './exact.ts';
import { type Integer, integerOf } from './integer.ts';
import type { Rounding } from './rounding.ts';

/** decimal.js with room for every digit that these tests can make: what our own arithmetic is held against. */
export const Wide = Library.clone({ precision: 400, toExpNeg: -400, toExpPos: 400 });

/** decimal.js's name of each rounding. */
export const modes: Readonly<Record<Rounding, Library.Rounding>> = {
  up: Library.ROUND_UP,
  down: Library.ROUND_DOWN,
  ceil: Library.ROUND_CEIL,
  floor: Library.ROUND_FLOOR,
  'half-even': Library.ROUND_HALF_EVEN,
};

/** The value of an exact number, worked out from its parts rather than from its text. */
export function wideOf({ units, scale }: Exact): Library {
  return new Wide(units.toString()).div(new Wide(10).pow(scale));
}

/** A whole decimal as an integer in its plainest form. */
export function plainest(value: Library): Integer {
  return integerOf(BigInt(value.toFixed(0)));
}
