import { nearestName } from '@rxtrade/core';
import type { Environs } from './interpolate.ts';
import { isRecord } from './is-record.ts';
import { notesOf, testnetMismatches } from './notes.ts';
import type { Places } from './place.ts';
import { type ConfigNote, type ConfigProblem, configurationError, problemAt } from './problem.ts';
import { type ConfigTree, type MissingVariable, readTree } from './read-tree.ts';
import { Config, type ConfigWith, type Environment, type Section } from './schema.ts';
import { schemaProblems, withoutEchoes } from './schema-problems.ts';

/** A configuration to read, as text. */
export type ReadConfigOptions<Used extends Section> = {
  readonly text: string;
  /** The name that messages give the file. */
  readonly file: string;
  readonly env: Environs;
  /** The sections that the command uses: they must be there, and so must the variables they name. */
  readonly uses: readonly Used[];
  /** In place of the file's own. */
  readonly environment?: Environment;
  /** The names of the strategies there are, to check the default one; not checked when absent. */
  readonly strategies?: readonly string[];
};

/** A configuration that is accepted. */
export type ReadConfig<Used extends Section> = {
  readonly config: ConfigWith<Used>;
  /** What is worth knowing, in the order of the file. */
  readonly notes: readonly ConfigNote[];
  /** Where the values stand, and which came from the environment. */
  readonly places: Places;
};

/**
 * Reads a configuration: YAML, variables of the environment, then the schema. Sections that are not used are checked
 * too, but one that names a variable which is not set is left out instead of refused.
 *
 * @throws E003 with every problem of the file, each with its place.
 */
export function readConfig<const Used extends Section>(options: ReadConfigOptions<Used>): ReadConfig<Used> {
  const tree = readTree(options.text, options.env);
  const value = options.environment === undefined ? tree.value : { ...tree.value, environment: options.environment };
  const environment = value['environment'];
  const uses: readonly Section[] = options.uses;
  const isNeeded = ({ path }: MissingVariable) =>
    !isSection(path[0]) || path[0] === 'environment' || uses.includes(path[0]);
  const read = Config.safeParse(value);
  const problems = withoutEchoes(
    [...tree.problems, ...tree.missing.filter(isNeeded).map((one) => missingProblem(one, tree.places))],
    isReadable(tree)
      ? [
          ...schemaProblems(read.error?.issues ?? [], { value, places: tree.places }),
          ...absentSections(tree, uses),
          ...unknownStrategy(tree, options.strategies ?? []),
          ...(uses.includes('exchanges') ? testnetMismatches(tree, environment) : []),
        ]
      : [],
    tree.missing.map(({ path }) => path),
  );
  if (problems.length > 0) throw configurationError(options.file, problems);
  const leftOut = new Set(tree.missing.map(({ path }) => path[0]));
  const complete = Object.fromEntries(Object.entries(value).filter(([name]) => !leftOut.has(name)));
  // Nothing is wrong with the sections that remain, and the used ones are there: `absentSections` found none missing.
  const config = Config.parse(complete) as ConfigWith<Used>;
  return { config, notes: notesOf({ tree, uses, environment: config.environment }), places: tree.places };
}

/** False when the file is no YAML: then nothing else can be said about it. */
function isReadable({ value, problems }: ConfigTree): boolean {
  return problems.length === 0 || Object.keys(value).length > 0;
}

function missingProblem({ path, name }: MissingVariable, places: Places): ConfigProblem {
  return problemAt(
    places.at(path).value,
    path,
    `needs the environment variable ${name}, which is not set; set it, or write it into .env`,
  );
}

/** Sections without a default that are used and not there. */
function absentSections({ value, places }: ConfigTree, uses: readonly Section[]): readonly ConfigProblem[] {
  return uses
    .filter((name) => value[name] === undefined && Config.shape[name].safeParse(undefined).data === undefined)
    .map((name) =>
      problemAt(places.at([name]).key, [name], 'is missing; write this section, as config.example.yml does'),
    );
}

/** A default strategy that is neither a file nor one of those there are. */
function unknownStrategy({ value, places }: ConfigTree, strategies: readonly string[]): readonly ConfigProblem[] {
  const path = ['trading', 'default_strategy'];
  const name = isRecord(value['trading']) ? value['trading']['default_strategy'] : undefined;
  if (typeof name !== 'string' || strategies.length === 0 || strategies.includes(name)) return [];
  if (/\.(ts|mts|js|mjs)$/.test(name)) return [];
  const near = nearestName(name, strategies);
  const wayOut =
    near === undefined ? `there are ${strategies.join(', ')}, and .ts or .js files` : `did you mean ${near}?`;
  return [problemAt(places.at(path).value, path, `is no strategy; ${wayOut}`)];
}

function isSection(name: string | number | undefined): name is Section {
  return typeof name === 'string' && Object.hasOwn(Config.shape, name);
}
