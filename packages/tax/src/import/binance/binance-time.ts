import type { EpochMs } from '@rxtrade/core';
import { offsetIn } from '../table/columns.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

/**
 * When a row of Binance was. Newer exports write years in two digits, and times in the zone that was chosen for the export,
 * which only the name of the file tells: `Binance-Transaction-History-202603230400(UTC--6).csv`.
 */
export function binanceInstant(row: ImportRow): EpochMs {
  const inUtc = row.text('utc_time', 'date(utc)', 'time(utc)') !== '';
  const text = inUtc
    ? row.timeText('utc_time', 'date(utc)', 'time(utc)')
    : row.required('time', 'date', 'tiempo', 'durée');
  const full = text.replace(/^(\d\d-\d\d-\d\d )/, '20$1');
  if (inUtc) return row.instantFrom(full, 'UTC');
  const [zone] = /\(utc[^)]*\)/.exec(row.file.toLowerCase()) ?? [];
  try {
    return zone === '(utc)' ? row.instantFrom(full, 'UTC') : row.instantFrom(`${full}${offsetIn(zone ?? '') ?? ''}`);
  } catch (error) {
    if (!(error instanceof UnreadRow) || zone !== undefined) throw error;
    throw new UnreadRow(`${error.message}; Binance writes the zone into the name of the file, such as "(UTC+8)"`);
  }
}
