import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest.ts';
import { cachePath } from './part-cache.ts';

/** Removes files that a killed or replaced import left in a series' folder. Only who holds its lock may. */
export async function removeStrays(folder: string, { parts }: Manifest): Promise<void> {
  const wanted = new Set(parts.flatMap(({ file }) => [file, cachePath(file)]));
  for (const name of await readdir(folder)) {
    if (wanted.has(name) || !/\.(parquet|columns|tmp)$/.test(name)) continue;
    await rm(join(folder, name), { force: true });
  }
}
