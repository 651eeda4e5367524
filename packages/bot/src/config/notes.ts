import { flag } from './fields.ts';
import { isRecord } from './is-record.ts';
import type { Path } from './place.ts';
import { type ConfigNote, type ConfigProblem, problemAt } from './problem.ts';
import type { ConfigTree } from './read-tree.ts';
import { type Environment, type Section, secretKeys, sectionsWithoutUse } from './schema.ts';

/** What is worth knowing about a configuration that has no problems, in the order of the file. */
export function notesOf(read: {
  readonly tree: ConfigTree;
  readonly uses: readonly Section[];
  readonly environment: Environment;
}): readonly ConfigNote[] {
  const { tree, uses, environment } = read;
  const notes: readonly ConfigNote[] = [
    ...sectionNotes(tree, uses),
    ...testnetMismatches(tree, environment).map((one) => ({ kind: 'testnet-mismatch' as const, ...one })),
    ...secretsIn(tree),
  ];
  return notes.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** Exchanges whose `testnet` does not fit the environment: real money while developing, play money in production. */
export function testnetMismatches({ value, places }: ConfigTree, environment: unknown): readonly ConfigProblem[] {
  const exchanges = isRecord(value['exchanges']) ? value['exchanges'] : {};
  const isProduction = environment === 'production';
  return Object.entries(exchanges).flatMap(([name, exchange]) => {
    if (!isRecord(exchange)) return [];
    const path = ['exchanges', name, 'testnet'];
    const isTestnet = flag().default(true).safeParse(exchange['testnet']).data;
    if (isTestnet === undefined || isTestnet !== isProduction) return [];
    const message = isProduction
      ? 'is true in production; set it to false, or choose another environment'
      : 'is false outside production, which means real money; set it to true, or choose the production environment';
    return [problemAt(places.at(path).value, path, message)];
  });
}

/** One note for each section that nothing uses yet, or that is left out for want of a variable. */
function sectionNotes({ value, places, missing }: ConfigTree, uses: readonly Section[]): readonly ConfigNote[] {
  return Object.keys(value).flatMap((name): readonly ConfigNote[] => {
    const absent = [...new Set(missing.filter(({ path }) => path[0] === name).map((one) => one.name))];
    const isPending =
      sectionsWithoutUse.some((one) => one === name && !uses.includes(one)) && value[name] !== undefined;
    const at = places.at([name]).key;
    const unset = absent.length === 0 ? '' : `${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} not set`;
    if (isPending) {
      const message = `is not used yet${unset === '' ? '' : `; ${unset}`}`;
      return [{ kind: 'not-used-yet', ...problemAt(at, [name], message) }];
    }
    return unset === ''
      ? []
      : [{ kind: 'variable-not-set', ...problemAt(at, [name], `is left out, because ${unset}`) }];
  });
}

/** Secrets that stand in the file itself, where version control and backups keep them. */
function secretsIn(tree: ConfigTree): readonly ConfigNote[] {
  const found: ConfigNote[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, [...path, i]);
    else if (isRecord(value)) for (const [key, one] of Object.entries(value)) visit(one, [...path, key]);
    else if (value !== undefined && secretKeys.includes(String(path.at(-1)))) {
      if (tree.places.variablesOf(path).length > 0) return;
      const message = `stands in the file; move it into .env and write \${NAME}`;
      found.push({ kind: 'secret-in-file', ...problemAt(tree.places.at(path).value, path, message) });
    }
  };
  visit(tree.value, []);
  return found;
}
