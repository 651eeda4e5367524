import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Instrument, RxtradeError } from '@rxtrade/core';
import { columnsFrom, type HistoryColumns, type SeriesKey, type SeriesRows, seriesName } from '../history/index.ts';
import { removeCoverage } from './coverage-file.ts';
import { isNotThere, textIfThere } from './files.ts';
import { nameOfFolder, seriesFolder } from './folders.ts';
import type {
  AppendOptions,
  AppendSummary,
  CatalogueEntry,
  HistoryRange,
  HistoryStore,
  LoadOptions,
  SeriesWriter,
} from './history-store.ts';
import { readInstrument, writeInstrument } from './instrument-file.ts';
import { inRange, loadRows, partsIn } from './load-rows.ts';
import { lockFolder } from './lock.ts';
import { emptyManifest, keyOfManifest, type Manifest, manifestName, readManifest } from './manifest.ts';
import { readPart } from './part-files.ts';
import { PartWriter } from './series-writer.ts';
import { removeStrays } from './strays.ts';

/**
 * Opens the history that is kept in a folder; the folder need not be there yet. Each series is a row of Parquet files,
 * which a catalogue names: replacing that is what makes an import happen, whole or not at all. Beside each file lies a
 * cache of its raw columns, made when it is first loaded, checked whenever it is used.
 *
 * @example
 * import { openHistoryStore } from '@rxtrade/market-data/node';
 *
 * const store = openHistoryStore('data/store');
 * for (const { key, rows } of await store.catalogue()) console.log(key.venue, key.instrument, key.kind, rows);
 */
export function openHistoryStore(folder: string): HistoryStore {
  return new FolderStore(resolve(folder));
}

class FolderStore implements HistoryStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async catalogue(): Promise<readonly CatalogueEntry[]> {
    const entries: CatalogueEntry[] = [];
    for (const folder of await seriesFolders(this.folder)) {
      const manifest = await readManifest(folder);
      if (manifest !== undefined && manifest.parts.length > 0) entries.push(entryOf(folder, manifest));
    }
    return entries.sort((a, b) => compare(seriesName(a.key), seriesName(b.key)));
  }

  async find(key: SeriesKey): Promise<CatalogueEntry | undefined> {
    const folder = seriesFolder(this.folder, key);
    const manifest = await readManifest(folder);
    return manifest === undefined || manifest.parts.length === 0 ? undefined : entryOf(folder, manifest);
  }

  async load<K extends SeriesKey>(key: K, options: LoadOptions = {}): Promise<HistoryColumns[K['kind']]> {
    const rows = await loadRows(seriesFolder(this.folder, key), key.kind, options);
    if (rows === undefined) throw await this.absent(key);
    return columnsFrom<K['kind']>(key.kind, rows);
  }

  async *read<K extends SeriesKey>(key: K, range: HistoryRange = {}): AsyncGenerator<HistoryColumns[K['kind']]> {
    const folder = seriesFolder(this.folder, key);
    const manifest = await readManifest(folder);
    if (manifest === undefined || manifest.parts.length === 0) throw await this.absent(key);
    for (const part of partsIn(manifest, range)) {
      const rows = inRange(await readPart(folder, key.kind, part), range);
      if (rows.length > 0) yield columnsFrom<K['kind']>(key.kind, rows);
    }
  }

  async append(rows: SeriesRows, options: AppendOptions = {}): Promise<AppendSummary> {
    const writer = await this.writer(rows, options);
    try {
      await writer.write(rows);
      return await writer.commit();
    } finally {
      await writer.abort();
    }
  }

  async writer(key: SeriesKey, options: AppendOptions = {}): Promise<SeriesWriter> {
    const folder = seriesFolder(this.folder, key);
    const unlock = await lockFolder(folder, seriesName(key));
    try {
      const manifest = (await readManifest(folder)) ?? emptyManifest(key);
      await removeStrays(folder, manifest);
      return new PartWriter({ key: keyOfManifest(manifest), folder, manifest, options, unlock });
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  async remove(key: SeriesKey): Promise<boolean> {
    const folder = seriesFolder(this.folder, key);
    if ((await textIfThere(join(folder, manifestName))) === undefined) return false;
    const unlock = await lockFolder(folder, seriesName(key));
    try {
      // the catalogue first: a series without one is not there, whatever else is left
      await rm(join(folder, manifestName), { force: true });
      await removeCoverage(folder);
      await removeStrays(folder, emptyManifest(key));
    } finally {
      await unlock();
    }
    return true;
  }

  instrument(venue: string, id: string): Promise<Instrument | undefined> {
    return readInstrument(this.folder, venue, id);
  }

  setInstrument(instrument: Instrument): Promise<void> {
    return writeInstrument(this.folder, instrument);
  }

  private async absent(key: SeriesKey): Promise<RxtradeError> {
    const names = (await this.catalogue()).map((entry) => seriesName(entry.key));
    const near = names.filter((name) => name.startsWith(`${key.venue}/${key.instrument}/`));
    const there =
      near.length > 0
        ? `of this instrument it holds ${near.join(', ')}; bars of a longer timeframe are made by resampling`
        : names.length > 0
          ? `it holds ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}`
          : 'it is empty; import or download first';
    return new RxtradeError('E127', `the store "${this.folder}" has no ${seriesName(key)}: ${there}`, {
      key: seriesName(key),
      folder: this.folder,
    });
  }
}

function entryOf(folder: string, manifest: Manifest): CatalogueEntry {
  const { parts, intervalMs } = manifest;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const firstAt = parts[0]?.firstAt ?? 0;
  const lastAt = parts.at(-1)?.lastAt ?? 0;
  return {
    key: keyOfManifest(manifest),
    rows,
    firstAt,
    lastAt,
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    files: parts.map(({ file }) => join(folder, file)),
    ...(intervalMs !== undefined && { missing: Math.max(0, Math.floor((lastAt - firstAt) / intervalMs) + 1 - rows) }),
  };
}

/** Folders that may hold a series: venue/instrument/kind, and one deeper for bars. */
async function seriesFolders(store: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const venue of await foldersIn(store))
    for (const instrument of await foldersIn(venue))
      for (const kind of await foldersIn(instrument)) found.push(kind, ...(await foldersIn(kind)));
  return found;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && nameOfFolder(entry.name) !== undefined)
      .map(({ name }) => join(folder, name));
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
