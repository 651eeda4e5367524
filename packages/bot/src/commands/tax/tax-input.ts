import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import {
  type DecimalSign,
  ImportCase,
  type ImportedFiles,
  type ImportFile,
  type ImportFilesOptions,
  importFiles,
} from '@rxtrade/tax';
import { readTextFile } from '@rxtrade/tax/node';
import { instrumentFrom } from '../../run/instrument-spec.ts';
import { readRun } from '../../run/read-run.ts';
import { runRecords } from './run-records.ts';

/** How files that are no JSON are read. */
export type ImportFlags = {
  readonly format?: string;
  readonly zone?: string;
  readonly account?: string;
  readonly decimal?: string;
  /** The reporting currency: on runs, trading against another coin is a swap. */
  readonly currency?: string;
};

/** Records of the JSON vocabulary, and the settings that a JSON file says beside them. */
export type TaxInput = ImportedFiles & { readonly settings: object };

type Read = {
  readonly json?: unknown;
  readonly csv?: ImportFile;
  readonly format?: string;
  readonly run?: readonly object[];
};

/**
 * Reads transactions of any kind: JSON of the vocabulary, a worked example of an import, exports of venues, and folders of
 * rxtrade's own runs.
 *
 * @throws As rejection, E509 when a file cannot be read or is neither, E510 when its format is unknown.
 */
export async function readTaxInput(paths: readonly string[], flags: ImportFlags, cwd: string): Promise<TaxInput> {
  const reads: Read[] = [];
  for (const path of paths) reads.push(await readOne(resolve(cwd, path), flags));
  const options = importOptionsOf(flags, reads);
  const files = reads.flatMap(({ csv }) => (csv === undefined ? [] : [csv]));
  const imported = importFiles(files, options);
  const documents = reads.flatMap(({ json }) => (json === undefined ? [] : [json]));
  const listed = [...documents.flatMap(transactionsIn), ...reads.flatMap(({ run = [] }) => run)];
  return {
    ...imported,
    transactions: [...(listed as ImportedFiles['transactions']), ...imported.transactions],
    settings: Object.assign({}, ...documents.filter((one) => !Array.isArray(one))) as object,
  };
}

async function readOne(path: string, flags: ImportFlags): Promise<Read> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return { run: await runsIn(path, flags) };
  const text = await readTextFile(path);
  if (!/^\uFEFF?\s*[[{]/.test(text)) return { csv: { name: basename(path), text } };
  const json = jsonOf(path, text);
  const example = ImportCase.safeParse(json);
  if (!example.success) return { json };
  const { id, csv, format } = example.data;
  return { csv: { name: id, text: csv.join('\n') }, format };
}

/** A run's folder, or one that holds folders of runs. */
async function runsIn(folder: string, flags: ImportFlags): Promise<readonly object[]> {
  const names = await readdir(folder);
  if (names.includes('fills.csv')) {
    const funding = names.includes('funding.csv') ? await readTextFile(join(folder, 'funding.csv')) : '';
    return runRecords({
      name: basename(folder),
      account: flags.account ?? 'main',
      currency: flags.currency ?? '',
      instruments: readRun(folder, folder).spec.instruments.map(instrumentFrom),
      fills: await readTextFile(join(folder, 'fills.csv')),
      funding,
    });
  }
  const runs = await readdir(folder, { withFileTypes: true });
  const records: object[] = [];
  for (const { name } of runs.filter((one) => one.isDirectory() && !one.name.startsWith('.')).sort(byName)) {
    const inside = await readdir(join(folder, name));
    if (inside.includes('fills.csv')) records.push(...(await runsIn(join(folder, name), flags)));
  }
  if (records.length > 0) return records;
  throw new RxtradeError(
    'E509',
    `"${folder}" is no folder of a run: it has no fills.csv with a fill, nor a run that has`,
    {
      folder,
    },
  );
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function importOptionsOf({ format, zone, account, decimal }: ImportFlags, reads: readonly Read[]): ImportFilesOptions {
  const said = format ?? reads.find((one) => one.format !== undefined)?.format;
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new RxtradeError('E903', `"${decimal}" is no sign that decimals start with; write . or ,`, { decimal });
  const sign: DecimalSign | undefined = decimal;
  return {
    ...(said !== undefined && { format: said }),
    ...(zone !== undefined && { zone }),
    ...(account !== undefined && { account }),
    ...(sign !== undefined && { decimal: sign }),
  };
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (cause) {
    throw new RxtradeError('E509', `"${path}" is not JSON; it may be cut off`, { path }, cause);
  }
}

function transactionsIn(document: unknown): readonly object[] {
  const list = Array.isArray(document) ? document : (document as { transactions?: unknown } | null)?.transactions;
  if (Array.isArray(list)) return list as readonly object[];
  throw new RxtradeError('E501', 'this is neither a list of transactions nor an object with "transactions"', {});
}
