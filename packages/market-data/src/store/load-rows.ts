import { isRxtradeError } from '@rxtrade/core';
import { emptyRows, type HistoryKind, type Rows, rowAtOrAfter, sliceRows } from '../history/index.ts';
import type { HistoryRange, LoadOptions } from './history-store.ts';
import { type Manifest, type Part, readManifest } from './manifest.ts';
import { readPartInto, roomFor } from './part-files.ts';

/**
 * Loads the rows of a series, or of a range of it; undefined when there is no series. Only the parts that the range meets
 * are read, straight into columns of their final length.
 */
export async function loadRows(folder: string, kind: HistoryKind, options: LoadOptions): Promise<Rows | undefined> {
  const manifest = await readManifest(folder);
  if (manifest === undefined || manifest.parts.length === 0) return undefined;
  try {
    return await loadParts(folder, kind, manifest, options);
  } catch (error) {
    // an import that was committed meanwhile has removed parts it replaced
    const now = isDamage(error) ? await readManifest(folder) : undefined;
    if (now === undefined || now.generation === manifest.generation) throw error;
    return loadRows(folder, kind, options);
  }
}

/** The parts that a range meets. */
export function partsIn(
  { parts }: Manifest,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: HistoryRange,
): readonly Part[] {
  return parts.filter(({ firstAt, lastAt }) => lastAt >= from && firstAt < to);
}

/** The rows of a range, as views. */
export function inRange(
  rows: Rows,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: HistoryRange,
): Rows {
  const start = rowAtOrAfter(rows, from);
  return sliceRows(rows, start, Math.max(start, rowAtOrAfter(rows, to)));
}

async function loadParts(folder: string, kind: HistoryKind, manifest: Manifest, options: LoadOptions): Promise<Rows> {
  const parts = partsIn(manifest, options);
  const rows = emptyRows(
    kind,
    parts.reduce((sum, part) => sum + part.rows, 0),
  );
  let offset = 0;
  for (const part of parts) {
    await readPartInto(folder, part, roomFor(part, rows, offset), options.useCache !== false);
    offset += part.rows;
  }
  return inRange(rows, options);
}

function isDamage(error: unknown): boolean {
  return isRxtradeError(error) && error.code === 'E121';
}
