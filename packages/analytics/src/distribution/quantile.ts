/** The values that are numbers, in rising order. */
export function sortedValues(values: Float64Array): Float64Array {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    known[count] = value;
    count += 1;
  }
  return known.subarray(0, count).sort();
}

/**
 * The value that a share of sorted values lies below, linear between two of them: type 7 of Hyndman and Fan (1996). NaN
 * without a value.
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  const last = sorted.length - 1;
  if (last < 0) return Number.NaN;
  const position = share * last;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, last)] as number;
  return low + (position - below) * (high - low);
}
