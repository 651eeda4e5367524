import { RxtradeError } from '../errors/index.ts';

type Columns = Readonly<Record<string, { readonly length: number; readonly [index: number]: number }>>;

/** What a value must be, and how to say so. */
export type Rule = { readonly holds: (value: number) => boolean; readonly wanted: string };

export const anInstant: Rule = { holds: Number.isSafeInteger, wanted: 'whole epoch milliseconds' };
export const aRate: Rule = { holds: Number.isFinite, wanted: 'a finite rate' };
export const aPrice: Rule = {
  holds: (value) => value > 0 && value < Number.POSITIVE_INFINITY,
  wanted: 'a price above zero',
};
/** A price above zero, or NaN where it was not told. */
export const aToldPrice: Rule = {
  holds: (value) => Number.isNaN(value) || aPrice.holds(value),
  wanted: 'a price above zero, or NaN for none',
};
export const aQuantity: Rule = {
  holds: (value) => value >= 0 && value < Number.POSITIVE_INFINITY,
  wanted: 'a quantity of zero or more',
};

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
export function checkEach(what: string, length: number, columns: Columns, { holds, wanted }: Rule): void {
  for (const [name, column] of Object.entries(columns))
    for (let i = 0; i < length; i++) {
      const value = column[i] as number;
      if (!holds(value))
        throw new RxtradeError('E030', `${what} ${i} has ${name} ${value}; give ${wanted}`, {
          index: i,
          [name]: value,
        });
    }
}
