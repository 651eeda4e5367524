import { z } from 'zod';

/** A number as a person or the environment writes it; `1e3`, `0x10` and the empty text are not among them. */
const numberText = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/;

/** Digits of a number that YAML's float64 is sure to keep. */
const digitsKept = 15;

/** Text that is not empty; a number that was not quoted is not taken for text. */
export function text(error: string): z.ZodString {
  return z.string({ error }).min(1, error);
}

/** A number in a range. The environment has only text, so text that is a number counts as one. */
export function numeric(min: number, max: number) {
  const error = `must be a number from ${min} to ${max}`;
  return z.preprocess(numberOf, z.number({ error }).min(min, error).max(max, error));
}

/** A whole number in a range. */
export function whole(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.preprocess(numberOf, z.int({ error }).min(min, error).max(max, error));
}

/** A share above 0 and up to 1, since `2` for 2% is the mistake to expect of a name that ends in percent. */
export function fraction() {
  const error = 'must be a share above 0 and at most 1 (0.02 is 2%)';
  return z.preprocess(numberOf, z.number({ error }).gt(0, error).max(1, error));
}

/** One of a few names. */
export function oneOf<const Names extends readonly string[]>(names: Names) {
  return z.enum(names, { error: `must be one of ${names.join(', ')}` });
}

/** True or false, also as text. */
export function flag() {
  return z.preprocess(
    (value) => (value === 'true' ? true : value === 'false' ? false : value),
    z.boolean({ error: 'must be true or false' }),
  );
}

/** Exact decimal text. A YAML number is taken when it has so few digits that none can have been lost. */
export function amount({ error, isAllowed }: AmountRule) {
  return z.preprocess(
    (value) => (typeof value === 'number' ? amountText(value) : value),
    z
      .string({ error: ({ input }) => (typeof input === 'number' ? `${error}; so many digits need quotes` : error) })
      .regex(/^\d{1,30}(\.\d{1,18})?$/, error)
      .refine(isAllowed, { error }),
  );
}

type AmountRule = { readonly error: string; readonly isAllowed: (text: string) => boolean };

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && numberText.test(value) ? Number(value) : value;
}

function amountText(value: number): string | number {
  const written = String(value);
  return /^-?\d+(\.\d+)?$/.test(written) && written.replace(/\D/g, '').length <= digitsKept ? written : value;
}
