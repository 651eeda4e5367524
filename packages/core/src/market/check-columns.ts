import { RxtradeError } from '../errors/index.ts';

type Columns = Readonly<Record<string, { readonly length: number; readonly [index: number]: number }>>;

/** The range a value must lie in, both ends included, and how to say so. Ranges, not functions: millions are checked. */
export type Rule = {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** True where NaN stands for none. */
  readonly mayBeNone?: boolean;
  readonly wanted: string;
};

const { MAX_SAFE_INTEGER: largest, MAX_VALUE: finite, MIN_VALUE: positive } = Number;

export const aWholeNumber: Rule = {
  least: -largest,
  most: largest,
  isWhole: true,
  wanted: 'a whole number below 2^53',
};
export const anInstant: Rule = { ...aWholeNumber, wanted: 'whole epoch milliseconds' };
export const aRate: Rule = { least: -finite, most: finite, isWhole: false, wanted: 'a finite rate' };
export const aPrice: Rule = { least: positive, most: finite, isWhole: false, wanted: 'a price above zero' };
/** A price above zero, or NaN where it was not told. */
export const aToldPrice: Rule = { ...aPrice, mayBeNone: true, wanted: 'a price above zero, or NaN for none' };
export const aQuantity: Rule = { least: 0, most: finite, isWhole: false, wanted: 'a quantity of zero or more' };

/** @throws E030 for a column that is not of the length stated. */
export function checkLengths(what: string, length: number, columns: Columns): void {
  for (const [name, column] of Object.entries(columns))
    if (column.length !== length)
      throw new RxtradeError(
        'E030',
        `column ${name} holds ${column.length} values for ${length} ${what}; give every column the same length`,
        { name },
      );
}

/** @throws E031 where an instant is before the one before it or, if `isRising`, not after it; E030 where it is none. */
export function checkOrder(
  what: string,
  length: number,
  times: Float64Array,
  { isRising = false }: { readonly isRising?: boolean } = {},
): void {
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const at = times[i] as number;
    if (!(isRising ? at > previous : at >= previous))
      throw new RxtradeError(
        'E031',
        `${what} ${i} is seen at ${at}, ${isRising ? 'not after' : 'before'} the one before it (${previous}); sort them by time`,
        { index: i, at, previous },
      );
    previous = at;
  }
  checkEach(what, length, { time: times }, anInstant);
}

/** @throws E030 for the first value that breaks the rule. */
export function checkEach(what: string, length: number, columns: Columns, rule: Rule): void {
  const { least, most, isWhole, mayBeNone = false, wanted } = rule;
  for (const [name, column] of Object.entries(columns))
    for (let i = 0; i < length; i++) {
      const value = column[i] as number;
      if (value >= least && value <= most && (!isWhole || Math.floor(value) === value)) continue;
      if (mayBeNone && Number.isNaN(value)) continue;
      throw new RxtradeError('E030', `${what} ${i} has ${name} ${value}; give ${wanted}`, { index: i, [name]: value });
    }
}
