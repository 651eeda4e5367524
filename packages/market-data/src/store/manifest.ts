import { join } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { z } from 'zod';
import { historyKinds, type SeriesKey, seriesName } from '../history/index.ts';
import { replaceFile, textIfThere } from './files.ts';

const Part = z.strictObject({
  /** Never used twice, so that a cache of it cannot be another's. */
  file: z.string().regex(/^[\w.-]+\.parquet$/),
  rows: z.int().positive(),
  firstAt: z.int(),
  lastAt: z.int(),
  bytes: z.int().positive(),
  crc32: z.int().nonnegative(),
});

/** A Parquet file of a series: which rows it holds, and what proves that it is whole. */
export type Part = z.infer<typeof Part>;

const Manifest = z.strictObject({
  format: z.literal(1),
  venue: z.string(),
  instrument: z.string(),
  kind: z.enum(historyKinds),
  intervalMs: z.int().positive().optional(),
  /** Counts the commits. */
  generation: z.int().nonnegative(),
  /** In the order of their rows, which do not overlap. */
  parts: z.array(Part),
});

/** Which parts make up a series. What it does not name is not in the store. */
export type Manifest = z.infer<typeof Manifest>;

/** Beside the parts: the one file whose replacement makes an import happen. */
export const manifestName = 'catalogue.json';

/** A series before its first import. */
export function emptyManifest(key: SeriesKey): Manifest {
  const { venue, instrument, kind } = key;
  const interval = key.kind === 'bars' ? { intervalMs: key.intervalMs } : {};
  return { format: 1, venue, instrument, kind, ...interval, generation: 0, parts: [] };
}

/** The series that a manifest is of. */
export function keyOfManifest({ venue, instrument, kind, intervalMs = 0 }: Manifest): SeriesKey {
  return kind === 'bars' ? { venue, instrument, kind, intervalMs } : { venue, instrument, kind };
}

/**
 * Reads which parts a series has; undefined when there is no series.
 *
 * @throws As rejection, E122 when the file is not one of ours.
 */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const path = join(folder, manifestName);
  const text = await textIfThere(path);
  if (text === undefined) return undefined;
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new RxtradeError(
      'E122',
      `"${path}" is damaged: it does not say which files make up the series; restore it from a backup, or remove its folder and import again`,
      { path },
      error,
    );
  }
}

/** Makes a manifest the valid one. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await replaceFile(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

/** How a message names the series of a manifest. */
export function nameOfManifest(manifest: Manifest): string {
  return seriesName(keyOfManifest(manifest));
}
