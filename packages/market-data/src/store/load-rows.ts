import { isRxtradeError } from '@rxtrade/core';
import { emptyRows, type HistoryKind, type Rows, rowAtOrAfter, sliceRows } from '../history/index.ts';
import type { LoadOptions } from './history-store.ts';
import { type Manifest, readManifest } from './manifest.ts';
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

async function loadParts(folder: string, kind: HistoryKind, { parts }: Manifest, options: LoadOptions): Promise<Rows> {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, useCache = true } = options;
  const met = parts.filter(({ firstAt, lastAt }) => lastAt >= from && firstAt < to);
  const rows = emptyRows(
    kind,
    met.reduce((sum, part) => sum + part.rows, 0),
  );
  let offset = 0;
  for (const part of met) {
    await readPartInto(folder, part, roomFor(part, rows, offset), useCache);
    offset += part.rows;
  }
  const start = rowAtOrAfter(rows, from);
  return sliceRows(rows, start, Math.max(start, rowAtOrAfter(rows, to)));
}

function isDamage(error: unknown): boolean {
  return isRxtradeError(error) && error.code === 'E121';
}
