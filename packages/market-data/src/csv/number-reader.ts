import { carriageReturn, comma, dot, fieldEnd, fieldText, lineFeed, minus, zero } from './ascii.ts';

/** Powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const nonFiniteText = /^[+-]?(?:nan|inf|infinity)$/i;

/**
 * Reads decimal numbers straight from bytes, correctly rounded: the same double as `Number` of the text. When a mantissa
 * is at most 2^53 and its power of ten at most 22, both are exact doubles and their quotient is rounded once (Clinger,
 * "How to read floating point numbers accurately", 1990); all else goes through `Number`.
 */
export class NumberReader {
  /** Where the latest field ended: at its comma or line feed. */
  end = 0;
  /** Why the latest field is not a finite number, when `read` returned NaN. */
  problem: 'malformed' | 'non-finite' = 'malformed';

  /** Reads the field that starts at `start`; a line feed must follow somewhere. NaN when it is not a finite number. */
  read(bytes: Uint8Array, start: number): number {
    let at = start;
    const isNegative = bytes[at] === minus;
    if (isNegative) at++;
    const digitsAt = at;
    let mantissa = 0;
    let digit = (bytes[at] as number) - zero;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = (bytes[++at] as number) - zero;
    }
    let digits = at - digitsAt;
    let places = 0;
    if (bytes[at] === dot) {
      const placesAt = ++at;
      digit = (bytes[at] as number) - zero;
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digit = (bytes[++at] as number) - zero;
      }
      places = at - placesAt;
      digits += places;
    }
    let last = bytes[at];
    if (last === carriageReturn) last = bytes[++at];
    const isWhole = last === comma || last === lineFeed;
    if (!isWhole || digits === 0 || places > 22 || mantissa > Number.MAX_SAFE_INTEGER)
      return this.readText(bytes, start);
    this.end = at;
    const value = mantissa / (powersOfTen[places] as number);
    return isNegative ? -value : value;
  }

  private readText(bytes: Uint8Array, start: number): number {
    this.end = fieldEnd(bytes, start);
    const text = fieldText(bytes, start, this.end);
    const value = decimalText.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value)) return value;
    this.problem = Number.isNaN(value) && !nonFiniteText.test(text) ? 'malformed' : 'non-finite';
    return Number.NaN;
  }
}
