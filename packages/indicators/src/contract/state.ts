import { IndicatorError } from '../errors/index.ts';

/** What an indicator knows, as plain JSON. Its fields are the indicator's own affair. */
export type IndicatorState = { readonly indicator: string; readonly fields: StateFields };

/** Numbers that JSON cannot carry (NaN, the infinities, -0) are text. */
export type StateValue = number | string | boolean | readonly (number | string)[] | StateFields;
/** An indicator's fields by name; parts made of fields are nested. */
export type StateFields = { readonly [name: string]: StateValue };

type Fields = Record<string, unknown>;
type Place = { readonly indicator: string; readonly path: string };

/**
 * Reads an object's numbers, booleans, columns and, within it, the objects of classes that it is made of. By looking at
 * the object rather than at a list of names, so that no field can be forgotten. Text, functions and plain objects are
 * settings, not state.
 */
export function saveFields(source: object): StateFields {
  const saved: Record<string, StateValue> = {};
  for (const [name, value] of Object.entries(source)) {
    const one = saveValue(value);
    if (one !== undefined) saved[name] = one;
  }
  return saved;
}

/**
 * Writes what `saveFields` read back into an object of the same make. Checks everything before it writes anything.
 *
 * @throws E083 when a field is missing, of another type or of another length.
 */
export function restoreFields(target: object, saved: unknown, indicator: string): void {
  checkFields(target as Fields, saved, { indicator, path: 'fields' });
  writeFields(target as Fields, saved as StateFields);
}

/** Copies the state of one object into another of the same make. */
export function copyFields(target: object, source: object): void {
  writeFields(target as Fields, saveFields(source));
}

function saveValue(value: unknown): StateValue | undefined {
  if (typeof value === 'number') return encode(value);
  if (typeof value === 'boolean') return value;
  if (value instanceof Float64Array) return Array.from(value, encode);
  return isPart(value) ? saveFields(value) : undefined;
}

function checkFields(target: Fields, saved: unknown, place: Place): void {
  if (typeof saved !== 'object' || saved === null) throw misfit(place, 'is missing');
  for (const [name, value] of Object.entries(target)) {
    const found = (saved as Fields)[name];
    const at = { ...place, path: `${place.path}.${name}` };
    if (typeof value === 'number') checkNumber(found, at);
    else if (typeof value === 'boolean') checkBoolean(found, at);
    else if (value instanceof Float64Array) checkColumn(value, found, at);
    else if (isPart(value)) checkFields(value, found, at);
  }
}

function writeFields(target: Fields, saved: StateFields): void {
  for (const [name, value] of Object.entries(target)) {
    const found = saved[name];
    if (typeof value === 'number') {
      // a setting is equal already, and stays the constant that the engine takes it for
      const next = decode(found as number | string);
      if (!Object.is(next, value)) target[name] = next;
    } else if (typeof value === 'boolean') target[name] = found;
    else if (value instanceof Float64Array) value.set((found as readonly (number | string)[]).map(decode));
    else if (isPart(value)) writeFields(value, found as StateFields);
  }
}

function checkNumber(found: unknown, place: Place): void {
  if (!isEncoded(found)) throw misfit(place, 'is not a number');
}

function checkBoolean(found: unknown, place: Place): void {
  if (typeof found !== 'boolean') throw misfit(place, 'is neither true nor false');
}

function checkColumn(column: Float64Array, found: unknown, place: Place): void {
  if (!Array.isArray(found) || found.length !== column.length || !found.every(isEncoded))
    throw misfit(place, `is not ${column.length} numbers`);
}

function misfit({ indicator, path }: Place, what: string): IndicatorError {
  return new IndicatorError('E083', `state of ${indicator}: ${path} ${what}; warm the indicator up again`, {
    indicator,
    path,
  });
}

function isPart(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== Object.prototype;
}

const specials: readonly string[] = ['NaN', 'Infinity', '-Infinity', '-0'];

function encode(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

function decode(value: number | string): number {
  return Number(value);
}

function isEncoded(value: unknown): value is number | string {
  return typeof value === 'number' || (typeof value === 'string' && specials.includes(value));
}
