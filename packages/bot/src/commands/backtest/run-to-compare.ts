import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { z } from 'zod';
import { readRun, SavedFingerprint } from '../../run/read-run.ts';
import { runsFolder } from '../../run-folder/index.ts';

const Json = z.record(z.string(), z.unknown());
const FindingText = z.object({ id: z.string(), severity: z.string(), sentence: z.string() });

/** What is compared of run.json. */
const ComparedDocument = z.object({
  id: z.string(),
  isSynthetic: z.boolean(),
  isFree: z.boolean().default(false),
  wasStopped: z.boolean(),
  endedBy: z.string(),
  fingerprint: SavedFingerprint,
  resultHash: z.string(),
  versions: Json,
  spec: z.looseObject({ world: z.string(), strategies: z.array(Json) }),
  parameters: Json,
  data: z.array(Json),
  diagnosis: z.array(FindingText).default([]),
  summary: z.looseObject({ bars: z.number(), currency: z.string(), metrics: Json }),
});
/** A run's run.json. */
export type ComparedDocument = z.infer<typeof ComparedDocument>;

/** A row of a table: cells by their column. */
export type Row = Readonly<Record<string, unknown>>;

/** A run as it lies in its folder. */
export type ComparedRun = {
  readonly folder: string;
  readonly document: ComparedDocument;
  readonly fills: readonly Row[];
  readonly decisions: readonly Row[];
};

/**
 * Reads a run by its folder, or by its name below data/runs.
 *
 * @throws E905 when there is none, or its files are not those of a run.
 */
export function runToCompare(name: string, cwd: string): ComparedRun {
  readRun(name, cwd);
  const found = [resolve(cwd, name), join(cwd, runsFolder, name)].find((path) => existsSync(join(path, 'run.json')));
  const folder = found ?? name;
  const document = read(folder, 'run.json', (text) => ComparedDocument.parse(JSON.parse(text)));
  return {
    folder,
    document,
    fills: read(folder, 'fills.csv', rowsOfCsv),
    decisions: read(folder, 'decisions.jsonl', rowsOfLines).filter(({ kind }) => kind === 'decision'),
  };
}

function read<T>(folder: string, name: string, parse: (text: string) => T): T {
  const file = join(folder, name);
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError('E905', `"${file}" cannot be read: ${message}; run it anew`, { file }, error);
  }
}

function rowsOfLines(text: string): readonly Row[] {
  return linesOf(text).map((line) => Json.parse(JSON.parse(line)));
}

function rowsOfCsv(text: string): readonly Row[] {
  const [header = '', ...lines] = linesOf(text);
  const names = cellsOf(header);
  return lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== names.length)
      throw new Error(`a line has ${cells.length} cells under ${names.length} columns`);
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The cells of a line of CSV, as `csvOf` writes it. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
