import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TimeRange } from '@rxtrade/core';
import { z } from 'zod';
import { replaceFile, textIfThere } from './files.ts';

/** Which record: of a series, or of a part of it that is downloaded for itself. `rows` is how many the series has. */
export type CoveragePlace = { readonly folder: string; readonly part: string | undefined; readonly rows: number };

const Coverage = z.strictObject({
  format: z.literal(1),
  /** Rows the series had at the least: fewer, and what was downloaded is no longer all there. */
  rows: z.int().nonnegative(),
  /** From and to of each range, whose rows, if any, are stored. */
  ranges: z.array(z.tuple([z.int(), z.int()])),
});

/**
 * The ranges of a series that were downloaded whole, beside its parts. It saves questions and proves nothing: where it is
 * damaged, or the series has fewer rows than it had, there are none, and they are asked for again.
 */
export async function readCoverage({ folder, part, rows }: CoveragePlace): Promise<readonly TimeRange[]> {
  const text = await textIfThere(join(folder, fileOf(part)));
  if (text === undefined) return [];
  const read = Coverage.safeParse(parsed(text));
  if (!read.success || read.data.rows > rows) return [];
  return read.data.ranges.map(([from, to]) => ({ from, to }));
}

/** Writes it, whole or not at all; called once the rows are safe. */
export async function writeCoverage(place: CoveragePlace & { readonly ranges: readonly TimeRange[] }): Promise<void> {
  const { folder, part, rows, ranges } = place;
  const coverage: z.infer<typeof Coverage> = { format: 1, rows, ranges: ranges.map(({ from, to }) => [from, to]) };
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, fileOf(part)), `${JSON.stringify(coverage)}\n`);
}

/** Forgets what was downloaded, with the series. */
export async function removeCoverage(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^downloaded(-\w+)?\.json$/.test(name)) await rm(join(folder, name), { force: true });
  }
}

function fileOf(part: string | undefined): string {
  return part === undefined ? 'downloaded.json' : `downloaded-${part}.json`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
