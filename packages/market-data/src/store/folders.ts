import { join } from 'node:path';
import { RxtradeError, timeframeOf } from '@rxtrade/core';
import type { SeriesKey } from '../history/index.ts';

/**
 * Where a series lives: `venue/instrument/kind`, for bars `venue/instrument/bars/timeframe`.
 *
 * @throws E120 when venue or instrument is no name.
 */
export function seriesFolder(store: string, key: SeriesKey): string {
  const folder = join(instrumentFolder(store, key.venue, key.instrument), key.kind);
  return key.kind === 'bars' ? join(folder, timeframeOf(key.intervalMs)) : folder;
}

/** @throws E120 when venue or instrument is no name. */
export function instrumentFolder(store: string, venue: string, instrument: string): string {
  if (venue.includes('/'))
    throw new RxtradeError('E120', `"${venue}" is not a venue: its name must not hold a slash`, { venue });
  return join(store, folderName(venue, 'venue'), folderName(instrument, 'instrument'));
}

/** A name that any file system takes and nothing reads as a path: `BTC/USDT:USDT` is `BTC%2FUSDT%3AUSDT`. */
function folderName(name: string, what: string): string {
  if (name.trim() === '' || name.length > 100)
    throw new RxtradeError('E120', `"${name}" is not the name of a ${what}: give 1 to 100 characters`, { name });
  return encodeURIComponent(name)
    .replace(/^\./, '%2E')
    .replace(/[*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The name that a folder stands for; undefined when it is none of ours. */
export function nameOfFolder(folder: string): string | undefined {
  if (folder.startsWith('.')) return undefined;
  try {
    return decodeURIComponent(folder);
  } catch {
    return undefined;
  }
}
