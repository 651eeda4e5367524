import type { Rounding } from './rounding.ts';

/**
 * A whole number of any size: a `number` while it is safe, a `bigint` beyond 2^53. Numbers are about six times as fast,
 * and hold all but the largest accounts; every operation checks, and promotes instead of losing a digit.
 */
export type Integer = number | bigint;

const largest = Number.MAX_SAFE_INTEGER;

/** The plainest form of a bigint: a number when that holds it. */
export function integerOf(value: bigint): Integer {
  return value <= 9007199254740991n && value >= -9007199254740991n ? Number(value) : value;
}

/** `a + b`, exactly: a bigint where a number could lose a digit. */
export function addInteger(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= largest && sum >= -largest) return sum;
  }
  return integerOf(BigInt(a) + BigInt(b));
}

/** `a - b`, exactly: a bigint where a number could lose a digit. */
export function subtractInteger(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= largest && difference >= -largest) return difference;
  }
  return integerOf(BigInt(a) - BigInt(b));
}

/** `a * b`, exactly: a bigint where a number could lose a digit. Never -0. */
export function multiplyInteger(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // `+ 0` turns the -0 of a negative times zero into the only zero a ledger knows
    if (product <= largest && product >= -largest) return product + 0;
  }
  return integerOf(BigInt(a) * BigInt(b));
}

/** `-a`, exactly. Never -0. */
export function negateInteger(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : integerOf(-a);
}

/** The distance of `a` from zero, exactly. */
export function absoluteInteger(a: Integer): Integer {
  return a < 0 ? negateInteger(a) : a;
}

/** -1, 0 or 1. */
export function signOfInteger(a: Integer): -1 | 0 | 1 {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}

/** Negative when `a` is the smaller, positive when it is the larger. */
export function compareInteger(a: Integer, b: Integer): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The smaller of two. */
export function smallerInteger(a: Integer, b: Integer): Integer {
  return a <= b ? a : b;
}

/** `a / b` rounded to a whole number. `b` must not be zero. */
export function divideInteger(a: Integer, b: Integer, rounding: Rounding): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    const quotient = (a - remainder) / b;
    if (remainder === 0) return quotient + 0;
    return quotient + roundUp(remainder < 0 !== b < 0, quotient % 2 !== 0, compareHalf(remainder, b), rounding);
  }
  const wideA = BigInt(a);
  const wideB = BigInt(b);
  const remainder = wideA % wideB;
  const quotient = wideA / wideB;
  if (remainder === 0n) return integerOf(quotient);
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  const divisor = wideB < 0n ? -wideB : wideB;
  const half = twice > divisor ? 1 : twice < divisor ? -1 : 0;
  return integerOf(quotient + BigInt(roundUp(remainder < 0n !== wideB < 0n, quotient % 2n !== 0n, half, rounding)));
}

/** `a * b / c` rounded once, however large the product. `c` must not be zero. */
export function multiplyDivideInteger(a: Integer, b: Integer, c: Integer, rounding: Rounding): Integer {
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number') {
    // a = k c + part, so that a b / c = k b + part b / c: both have the sign of the whole, and neither is as large as
    // a b, which leaves the safe range for every cost that is shared out over a quantity
    const part = a % c;
    const whole = ((a - part) / c) * b;
    const rest = part * b;
    if (isSafe(whole) && isSafe(rest)) {
      const remainder = rest % c;
      const quotient = whole + (rest - remainder) / c;
      if (remainder === 0 && isSafe(quotient)) return quotient + 0;
      // one below the limit, as rounding may add one
      if (isSafe(Math.abs(quotient) + 1))
        return quotient + roundUp(remainder < 0 !== c < 0, quotient % 2 !== 0, compareHalf(remainder, c), rounding);
    }
  }
  return divideInteger(multiplyInteger(a, b), c, rounding);
}

/** 10 to the power of `exponent`, which is a whole number from 0. */
export function powerOfTen(exponent: number): Integer {
  return exponent <= 15 ? (powers[exponent] as number) : 10n ** BigInt(exponent);
}

/** The same value in units `10^(to - from)` times as fine; coarser ones round. */
export function rescaleInteger(units: Integer, from: number, to: number, rounding: Rounding): Integer {
  if (to === from) return units;
  return to > from
    ? multiplyInteger(units, powerOfTen(to - from))
    : divideInteger(units, powerOfTen(from - to), rounding);
}

/** The nearest float64 of `units / 10^scale`. */
export function floatOf(units: Integer, scale: number): number {
  // one correctly rounded division while 10^scale is exact, which it is up to 22
  const power = floatPowers[scale];
  return typeof units === 'number' && power !== undefined ? units / power : Number(decimalText(units, scale));
}

/** `units / 10^scale` as plain decimal text, without needless zeros. */
export function decimalText(units: Integer, scale: number): string {
  const negative = units < 0;
  const digits = String(negative ? negateInteger(units) : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`;
}

function isSafe(value: number): boolean {
  return value <= largest && value >= -largest;
}

const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const floatPowers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

function compareHalf(remainder: number, divisor: number): -1 | 0 | 1 {
  const part = Math.abs(remainder);
  // compared with what is left of the divisor: twice the part could leave the safe range
  const rest = Math.abs(divisor) - part;
  return part > rest ? 1 : part < rest ? -1 : 0;
}

/** What to add to a quotient cut toward zero: the true value lies beyond it, on the side of its sign. */
function roundUp(negative: boolean, odd: boolean, half: -1 | 0 | 1, rounding: Rounding): -1 | 0 | 1 {
  const away = negative ? -1 : 1;
  switch (rounding) {
    case 'down':
      return 0;
    case 'up':
      return away;
    case 'floor':
      return negative ? -1 : 0;
    case 'ceil':
      return negative ? 0 : 1;
    case 'half-even':
      return half > 0 || (half === 0 && odd) ? away : 0;
  }
}
