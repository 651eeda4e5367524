import { divideInteger, Exact, type Integer, multiplyDivideInteger, multiplyInteger } from '@rxtrade/core';

/** Zero, at no places. */
export const zero: Exact = new Exact(0, 0);

/**
 * Places a quotient is carried to. Products and sums are exact; only a division rounds, half to even, and what it cuts off
 * stays with the other part of what was divided, so that parts always add up to the whole.
 */
export const quotientPlaces = 12;

/** The exact product. */
export function times(a: Exact, b: Exact): Exact {
  return new Exact(multiplyInteger(a.units, b.units), a.scale + b.scale);
}

/** Places the cost of a pool is carried to: it is divided again and again, so that cut digits must not add up. */
export const poolPlaces = 24;

/** `amount * part / whole`, rounded once. `whole` is not zero. */
export function shareOf(amount: Exact, part: Exact, whole: Exact, places = quotientPlaces): Exact {
  const quantityScale = Math.max(part.scale, whole.scale);
  const scale = Math.max(amount.scale, places);
  return new Exact(
    multiplyDivideInteger(
      amount.unitsAt(scale),
      part.unitsAt(quantityScale),
      whole.unitsAt(quantityScale),
      'half-even',
    ),
    scale,
  );
}

/** `a / b` to `quotientPlaces`. `b` is not zero. */
export function quotient(a: Exact, b: Exact): Exact {
  return shareOf(a, one, b);
}

const one = new Exact(1, 0);

/** Negative, zero or positive. */
export function signOf(value: Exact): number {
  return value.units > 0 ? 1 : value.units < 0 ? -1 : 0;
}

/** The smaller of two. */
export function least(a: Exact, b: Exact): Exact {
  return a.compare(b) <= 0 ? a : b;
}

/** The larger of two. */
export function greatest(a: Exact, b: Exact): Exact {
  return a.compare(b) >= 0 ? a : b;
}

/** Adds up; zero for none. */
export function sum(values: Iterable<Exact>): Exact {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

/** Rounds half away from zero to `places`, as forms do with cents. */
export function roundHalfUp(value: Exact, places: number): Exact {
  if (value.scale <= places) return value.rescale(places, 'down');
  const step = 10 ** (value.scale - places);
  const half: Integer = Number.isSafeInteger(step) ? step / 2 : 10n ** BigInt(value.scale - places) / 2n;
  const shifted = value.plus(new Exact(value.units < 0 ? -half : half, value.scale));
  return shifted.rescale(places, 'down');
}

/** Half of it, exactly. */
export function halfOf(value: Exact): Exact {
  return new Exact(divideInteger(multiplyInteger(value.units, 10), 2, 'down'), value.scale + 1);
}
