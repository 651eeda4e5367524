/** A ratio that does not exist is undefined: never NaN, never infinite. */
export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
