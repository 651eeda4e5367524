import { RxtradeError } from '../errors/index.ts';
import { Decimal } from './decimal.ts';
import {
  addInteger,
  compareInteger,
  decimalText,
  floatOf,
  type Integer,
  integerOf,
  negateInteger,
  powerOfTen,
  rescaleInteger,
  subtractInteger,
} from './integer.ts';
import type { Rounding } from './rounding.ts';

/** What a door accepts as an exact value: a `Decimal`, or decimal text. A float is refused: it may already be rounded. */
export type ExactInput = Decimal | string;

/**
 * An exact decimal value, `units / 10^scale`. Immutable. Arithmetic is exact; only `rescale` rounds, and says how.
 */
export class Exact {
  readonly units: Integer;
  readonly scale: number;

  constructor(units: Integer, scale: number) {
    this.units = units;
    this.scale = scale;
  }

  /**
   * Reads decimal text or a `Decimal`, with as many places as it carries.
   *
   * @throws E012 when it is not a plain decimal, is not finite, or has more than 30 decimal places.
   */
  static of(input: ExactInput | Exact): Exact {
    if (input instanceof Exact) return input;
    const text = typeof input === 'string' ? input.trim() : Decimal.isDecimal(input) ? input.toFixed() : String(input);
    const match = /^([+-]?)(\d{1,60})(?:\.(\d{1,30}))?$/.exec(text);
    if (match === null || typeof input === 'number') {
      throw new RxtradeError(
        'E012',
        `"${text}" is not an exact decimal; write decimal text such as "0.001", never a number`,
        { input: text },
      );
    }
    const fraction = (match[3] ?? '').replace(/0+$/, '');
    const units = integerOf(BigInt(`${match[2]}${fraction}`));
    return new Exact(match[1] === '-' ? negateInteger(units) : units, fraction.length);
  }

  /** The exact sum, in the finer of the two scales. */
  plus(other: Exact): Exact {
    const scale = Math.max(this.scale, other.scale);
    return new Exact(addInteger(this.unitsAt(scale), other.unitsAt(scale)), scale);
  }

  /** The exact difference, in the finer of the two scales. */
  minus(other: Exact): Exact {
    const scale = Math.max(this.scale, other.scale);
    return new Exact(subtractInteger(this.unitsAt(scale), other.unitsAt(scale)), scale);
  }

  /** The same amount with the other sign, in the same scale. */
  negated(): Exact {
    return new Exact(negateInteger(this.units), this.scale);
  }

  /** Negative when it is smaller than `other`, positive when it is larger, zero when they are equal at any scale. */
  compare(other: Exact): number {
    const scale = Math.max(this.scale, other.scale);
    return compareInteger(this.unitsAt(scale), other.unitsAt(scale));
  }

  /** Whether both are the same value, at whatever scales: 1.0 equals 1.00. */
  equals(other: Exact): boolean {
    return this.compare(other) === 0;
  }

  /** The same value with `scale` places, rounded where that is coarser. */
  rescale(scale: number, rounding: Rounding): Exact {
    return new Exact(rescaleInteger(this.units, this.scale, scale, rounding), scale);
  }

  /**
   * Its units at `scale`.
   *
   * @throws E014 when that would lose a digit.
   */
  unitsAt(scale: number): Integer {
    const units = rescaleInteger(this.units, this.scale, scale, 'down');
    if (scale < this.scale && compareInteger(rescaleInteger(units, scale, this.scale, 'down'), this.units) !== 0) {
      throw new RxtradeError('E014', `${this.toString()} has more than ${scale} decimal places; round it first`, {
        value: this.toString(),
        scale,
      });
    }
    return units;
  }

  /** The same value for arithmetic outside the ledger, such as averages. */
  toDecimal(): Decimal {
    return new Decimal(this.toString());
  }

  /** The nearest float64, for market data and indicators; never back into a ledger but through `quantize`. */
  toFloat(): number {
    return floatOf(this.units, this.scale);
  }

  /** Plain decimal text without needless zeros. */
  toString(): string {
    return decimalText(this.units, this.scale);
  }

  /** Decimal text: a JSON number would be read back as a float. */
  toJSON(): string {
    return this.toString();
  }
}

/**
 * The way in from float64: the multiple of `step` that `rounding` names, exactly.
 *
 * A float that is a decimal multiple of the step to within its own precision counts as that multiple, so that 0.3 / 0.1
 * is three steps, not two; so does a tie, so that 0.35 / 0.1 is half-way between three and four, and four is even.
 * From 2^49 steps on a float is coarser than half a step, and the nearest one is all it can name.
 *
 * @throws E010 when `value` is not finite or more than 2^53 steps.
 */
export function quantize(value: number, step: Exact, rounding: Rounding): Exact {
  const steps = stepsOf(value, step.toFloat(), rounding);
  return new Exact(rescaledProduct(steps, step.units), step.scale);
}

/** How many whole steps `value` is, rounded as told; see `quantize`. */
export function stepsOf(value: number, step: number, rounding: Rounding): number {
  const ratio = value / step;
  if (!(Math.abs(ratio) <= Number.MAX_SAFE_INTEGER)) {
    throw new RxtradeError(
      'E010',
      `${value} is beyond what ${step} steps can hold exactly; use a finite, smaller value`,
      { value, step },
    );
  }
  const nearest = Math.round(ratio);
  const slack = Math.abs(ratio) * 4 * Number.EPSILON;
  if (Math.abs(ratio - nearest) <= slack) return nearest + 0;
  switch (rounding) {
    case 'down':
      return Math.trunc(ratio) + 0;
    case 'up':
      return (ratio < 0 ? Math.floor(ratio) : Math.ceil(ratio)) + 0;
    case 'floor':
      return Math.floor(ratio) + 0;
    case 'ceil':
      return Math.ceil(ratio) + 0;
    case 'half-even': {
      const below = Math.floor(ratio);
      const tie = Math.abs(ratio - below - 0.5) <= slack;
      return (tie ? below + (below % 2 === 0 ? 0 : 1) : nearest) + 0;
    }
  }
}

function rescaledProduct(steps: number, stepUnits: Integer): Integer {
  const product = typeof stepUnits === 'number' ? steps * stepUnits : Number.NaN;
  return Number.isSafeInteger(product) ? product : integerOf(BigInt(steps) * BigInt(stepUnits));
}

/** One unit of the last place at `scale`: the finest step there is. */
export function unitStep(scale: number): Exact {
  return new Exact(1, scale);
}

/** Whole `10^scale` as an exact integer, for callers that work in units. */
export function unitsPerOne(scale: number): Integer {
  return powerOfTen(scale);
}
