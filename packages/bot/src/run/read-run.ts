import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fingerprintParts } from '@rxtrade/backtest';
import { RxtradeError } from '@rxtrade/core';
import { z } from 'zod';
import { runsFolder } from '../run-folder/index.ts';
import { RunSpec } from './run-spec.ts';

/** A fingerprint as run.json holds it. */
export const SavedFingerprint = z.object({
  hash: z.string(),
  parts: z.record(z.enum(fingerprintParts), z.string()),
});

/** What is read back of run.json: enough to run it again, and to know that it came out the same. */
const SavedRun = z.object({
  format: z.literal(1),
  id: z.string(),
  wasStopped: z.boolean(),
  fingerprint: SavedFingerprint,
  resultHash: z.string(),
  spec: RunSpec,
  data: z.array(z.object({ instrument: z.string(), intervalMs: z.number(), checksum: z.string() })),
  events: z.array(z.object({ checksum: z.string() })).optional(),
  summary: z.object({
    decisions: z.number(),
    fills: z.number(),
    metrics: z.object({ endAt: z.number(), finalEquity: z.number() }),
  }),
});
export type SavedRun = z.infer<typeof SavedRun>;

/**
 * Finds a run by its folder, or by its name below data/runs, and reads what it was.
 *
 * @throws E905 when there is none, or its run.json is not one.
 */
export function readRun(nameOrFolder: string, cwd: string): SavedRun {
  const folders = [resolve(cwd, nameOrFolder), join(cwd, runsFolder, nameOrFolder)];
  const file = folders.map((folder) => join(folder, 'run.json')).find((path) => existsSync(path));
  if (file === undefined) {
    throw new RxtradeError(
      'E905',
      `there is no run "${nameOrFolder}", neither as a folder nor below ${runsFolder}; ${latestRuns(cwd)}`,
      { run: nameOrFolder },
    );
  }
  const read = SavedRun.safeParse(jsonOf(file));
  if (!read.success)
    throw new RxtradeError('E905', `"${file}" is not the run.json of a run: ${z.prettifyError(read.error)}`, { file });
  return read.data;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function latestRuns(cwd: string): string {
  const folder = join(cwd, runsFolder);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
  return names.length === 0
    ? 'make one with rxtrade run'
    : `the latest there are ${names
        .toSorted()
        .slice(-3)
        .map((name) => basename(name))
        .join(', ')}`;
}
