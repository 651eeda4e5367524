import { isoOf } from '@rxtrade/core';
import { seriesName } from '@rxtrade/market-data';
import type { CatalogueEntry } from '@rxtrade/market-data/node';
import type { CommandContext } from '../../cli/command.ts';
import { gridOf } from '../../terminal/index.ts';
import { openStore, type StoreFlags, tell } from './store-flags.ts';

const header = ['series', 'kind', 'rows', 'from', 'to', 'missing', 'size'];

/** Lists what the store holds. */
export async function listData(flags: StoreFlags, context: CommandContext): Promise<void> {
  const store = await openStore(flags, context);
  const entries = await store.catalogue();
  const document = entries.map(({ key, files: _, ...entry }) => ({ series: seriesName(key), ...key, ...entry }));
  tell(flags, context, { folder: store.folder, series: document }, () =>
    entries.length === 0
      ? `"${store.folder}" holds no history; rxtrade data import FILE --as VENUE/INSTRUMENT begins it`
      : gridOf(header, entries.map(cellsOf), [2, 5, 6]),
  );
}

function cellsOf({ key, rows, firstAt, lastAt, missing, bytes }: CatalogueEntry): readonly string[] {
  return [
    seriesName(key),
    key.kind,
    rows.toLocaleString('en-US'),
    minuteText(firstAt),
    minuteText(lastAt),
    missing === undefined ? '' : missing.toLocaleString('en-US'),
    sizeText(bytes),
  ];
}

function minuteText(at: number): string {
  return isoOf(at).slice(0, 16).replace('T', ' ');
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
