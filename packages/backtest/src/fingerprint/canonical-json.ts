/**
 * JSON that is the same text for the same value: keys sorted, nothing between; what is undefined is left out. A number
 * that JSON has no word for is its name, as two runs may differ in it.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'bigint' || (typeof one === 'number' && !Number.isFinite(one))) return String(one);
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
