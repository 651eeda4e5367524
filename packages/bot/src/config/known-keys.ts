import { nearestName } from '@rxtrade/core';
import { z } from 'zod';
import type { Path } from './place.ts';
import { Config } from './schema.ts';

/** What to do about a key that the schema does not know. */
export function unknownKeyMessage(path: Path): string {
  const wrong = String(path.at(-1));
  const around = path.slice(0, -1);
  const known = keysAt(around);
  const near = nearestName(wrong, known);
  if (near !== undefined) return `is not a known key; did you mean ${near}?`;
  const section = Object.keys(Config.shape).find((name) => keysAt([name]).includes(wrong));
  if (section !== undefined) return `is not a known key here; it belongs to "${section}"`;
  return `is not a known key; known ${around.length === 0 ? 'sections' : 'here'} are ${known.join(', ')}`;
}

/** The keys that may stand at a path. */
function keysAt(path: Path): readonly string[] {
  let schema: unknown = Config;
  for (const key of path) {
    const at = bare(schema);
    if (at instanceof z.ZodObject) schema = (at.shape as Readonly<Record<string, unknown>>)[String(key)];
    else if (at instanceof z.ZodRecord) schema = at.valueType;
    else return [];
  }
  const at = bare(schema);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The schema inside defaults and options. */
function bare(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodPrefault) at = at.unwrap();
  return at;
}
