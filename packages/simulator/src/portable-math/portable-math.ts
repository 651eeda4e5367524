// Functions of the sums and products that every engine rounds alike: the last bit of Math.log may differ from one to the
// next, and with it an order's fill.

/** The natural logarithm of a finite number above zero, to a few units in the last place. */
export function naturalLog(value: number): number {
  let mantissa = value;
  let halvings = 0;
  for (; mantissa > Math.SQRT2; halvings++) mantissa /= 2;
  for (; mantissa < Math.SQRT1_2; halvings--) mantissa *= 2;
  // ln m = 2 artanh((m - 1) / (m + 1)), whose terms shrink by a factor of 30 and more
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return halvings * Math.LN2 + 2 * ratio * sum;
}

/** The hyperbolic tangent, by its continued fraction, of a number within 2 of zero. */
export function hyperbolicTangent(value: number): number {
  const square = value * value;
  let tail = 27;
  for (let odd = 25; odd >= 1; odd -= 2) tail = odd + square / tail;
  return value / tail;
}
