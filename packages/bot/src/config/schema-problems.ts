import type { z } from 'zod';
import { unknownKeyMessage } from './known-keys.ts';
import type { Path, Places } from './place.ts';
import { type ConfigProblem, pathText, problemAt } from './problem.ts';
import { secretKeys } from './schema.ts';

/** Sections in which a secret may stand by mistake under any key: their values are never shown. */
const sectionsWithSecrets: readonly string[] = ['exchanges', 'database', 'monitoring'];
/** Characters of a value that a message shows. */
const shownMax = 40;

type Read = { readonly value: unknown; readonly places: Places };

/** What the schema found, as problems of the file. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], read: Read): readonly ConfigProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problemAt(read.places.at([...path, key]).key, [...path, key], unknownKeyMessage([...path, key])),
      );
    }
    if (issue.code === 'invalid_key') {
      const [first] = issue.issues;
      return [problemAt(read.places.at(path).key, path, first?.message ?? issue.message)];
    }
    return [valueProblem(path, ruleOf(issue), read)];
  });
}

/** What the value must be; sections have no words of their own in the schema. */
function ruleOf(issue: z.core.$ZodIssue): string {
  const isSection = issue.code === 'invalid_type' && (issue.expected === 'object' || issue.expected === 'record');
  return isSection ? 'must hold keys of its own' : issue.message;
}

function valueProblem(path: Path, rule: string, { value, places }: Read): ConfigProblem {
  const found = valueAt(value, path);
  const place = places.at(path);
  if (found === undefined) return problemAt(place.key, path, `is missing; it ${rule}`);
  return problemAt(place.value, path, `${rule}${shown(found, path, places)}`);
}

/** `, not "ten"`; nothing where the value may be a secret. */
function shown(value: unknown, path: Path, places: Places): string {
  if (Array.isArray(value)) return '';
  if (typeof value === 'object') return ', not keys of its own';
  const isSecret =
    sectionsWithSecrets.includes(String(path[0])) ||
    secretKeys.includes(String(path.at(-1))) ||
    places.variablesOf(path).length > 0;
  if (isSecret) return variablesText(places.variablesOf(path));
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return `, not ${text.length > shownMax ? `${text.slice(0, shownMax)}…` : text}`;
}

function variablesText(variables: readonly string[]): string {
  return variables.length === 0 ? '' : `; look at ${variables.join(' and ')}`;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return at;
}

/** Problems told once: a value that could not be read is not also of the wrong type. */
export function withoutEchoes(
  first: readonly ConfigProblem[],
  later: readonly ConfigProblem[],
  silent: readonly Path[],
): readonly ConfigProblem[] {
  const told = new Set([...first.map(({ path }) => path), ...silent.map(pathText)].filter((path) => path !== ''));
  return [...first, ...later.filter(({ path }) => !told.has(path))];
}
