/** How many values there are, and their mean; NaN is left out. */
export function meanOf(values: Float64Array): { readonly count: number; readonly mean: number } {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  return { count, mean: sum / count };
}

/** Sample variance (n - 1), in two passes; NaN is left out. Undefined below two values. */
export function varianceOf(values: Float64Array): number | undefined {
  const { count, mean } = meanOf(values);
  if (count < 2) return undefined;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) sum += (value - mean) ** 2;
  }
  return sum / (count - 1);
}

/**
 * What is left of a deviation of returns when rounding is all there is. A return is a quotient less 1, so its rounding is
 * some 1e-16 however small it is; a ratio over less than this would be a huge number that means nothing.
 */
export const roundingOfReturns = 1e-14;
