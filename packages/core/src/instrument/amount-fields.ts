import { z } from 'zod';
import { Exact } from '../money/index.ts';

/** Exact amounts as instruments are written in: decimal text. */
export const decimal = z.union([z.string(), z.instanceof(Exact)]).transform((text, issues) => {
  try {
    return Exact.of(text);
  } catch (error) {
    issues.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
/** Above zero. */
export const positive = decimal.refine((value) => value.units > 0, 'must be above zero');
/** Zero or above. */
export const notNegative = decimal.refine((value) => value.units >= 0, 'must not be negative');
/** From zero to below one. */
export const share = notNegative.refine((value) => value.toFloat() < 1, 'must be below 1');
