const placesMax = 12;

/**
 * The power of ten that makes whole numbers of all values, as it does where they were decimal text; undefined when there is
 * none.
 */
export function wholeScaleOf(values: Float64Array): number | undefined {
  for (let places = 0; places <= placesMax; places++) {
    const scale = 10 ** places;
    if (values.every((value) => Math.round(value * scale) / scale === value)) return scale;
  }
  return undefined;
}

/**
 * Adds up decimals as a venue does: without the error that sums of doubles have, where they are whole numbers of one scale
 * and the sum is a safe one; otherwise as doubles.
 */
export function decimalSum(values: Float64Array, scale: number | undefined): number {
  if (scale !== undefined) {
    let units = 0;
    for (const value of values) units += Math.round(value * scale);
    if (Number.isSafeInteger(units)) return units / scale;
  }
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
