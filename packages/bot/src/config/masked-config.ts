import { isRecord } from './is-record.ts';
import type { Path, Places } from './place.ts';
import { type Config, secretKeys } from './schema.ts';

/** The configuration to be shown: secrets, and whatever came from the environment, are replaced by stars. */
export function maskedConfig(config: Config, places: Places): Readonly<Record<string, unknown>> {
  return maskedRecord(config, [], places);
}

function maskedRecord(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  places: Places,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one, [...path, key], places)]));
}

/** One value as it is shown. The environment always is: it is one of three words. */
export function masked(value: unknown, path: Path, places: Places): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, i) => masked(item, [...path, i], places));
  if (isRecord(value)) return maskedRecord(value, path, places);
  if (path[0] === 'environment') return value;
  const variables = places.variablesOf(path);
  if (variables.length > 0) return `*** (from ${variables.join(', ')})`;
  return secretKeys.includes(String(path.at(-1))) && value !== undefined ? '***' : value;
}
