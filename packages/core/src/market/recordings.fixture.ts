import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sharedFile } from '../../../../scripts/testing/machine.ts';
import type { Instrument } from '../instrument/index.ts';
import { type BarColumns, barColumns } from './bar-columns.ts';
import type { BookSeries, FundingSeries, MarkSeries, QuoteSeries, TradeSeries } from './event-columns.ts';

/** The rows of a recording, its header left out. */
function recordedRows(name: string): readonly (readonly string[])[] {
  const text = gunzipSync(readFileSync(sharedFile(`data/${name}.csv.gz`))).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

type Rows = ReturnType<typeof recordedRows>;

const numbers = (rows: Rows, place: number) => Float64Array.from(rows, (row) => Number(row[place]));

export function recordedBars(name: string): BarColumns {
  const rows = recordedRows(name);
  const { length, ...columns } = barColumns(rows.length);
  for (const [place, column] of Object.values(columns).entries()) column.set(numbers(rows, place));
  return { length, ...columns };
}

/** `time,price,quantity,side,id`: recorded with the venue's time alone. */
export function recordedTrades(name: string, instrument: Instrument): TradeSeries {
  const rows = recordedRows(name);
  const eventAt = numbers(rows, 0);
  return {
    kind: 'trades',
    instrument,
    columns: {
      length: rows.length,
      eventAt,
      receivedAt: eventAt,
      price: numbers(rows, 1),
      quantity: numbers(rows, 2),
      side: Int8Array.from(rows, ([, , , side]) => (side === 'buy' ? 1 : -1)),
      id: numbers(rows, 4),
    },
  };
}

/** `localTime,updateId,bid,bidQuantity,ask,askQuantity`: recorded with our time alone. */
export function recordedQuotes(name: string, instrument: Instrument): QuoteSeries {
  const rows = recordedRows(name);
  const receivedAt = numbers(rows, 0);
  return {
    kind: 'quotes',
    instrument,
    columns: {
      length: rows.length,
      eventAt: receivedAt,
      receivedAt,
      bid: numbers(rows, 2),
      bidQuantity: numbers(rows, 3),
      ask: numbers(rows, 4),
      askQuantity: numbers(rows, 5),
    },
  };
}

/**
 * `localTime,type,eventTime,firstUpdateId,finalUpdateId,prevFinalUpdateId,side,price,quantity`: a row a level, or one
 * without where nothing changed.
 */
export function recordedBook(name: string, instrument: Instrument): BookSeries {
  const rows = recordedRows(name);
  const firsts = rows.flatMap((row, i) =>
    i === 0 || row[1] !== rows[i - 1]?.[1] || row[4] !== rows[i - 1]?.[4] ? [i] : [],
  );
  const updates = firsts.map((first, i) => rows.slice(first, firsts[i + 1]));
  const levels = updates.map((update) => [
    ...update.filter(([, , , , , , side]) => side === 'bid'),
    ...update.filter(([, , , , , , side]) => side === 'ask'),
  ]);
  const ends: number[] = [0];
  for (const one of levels) ends.push((ends.at(-1) ?? 0) + one.length);
  const heads = updates.map(([head = []]) => head);
  const all = levels.flat();
  const receivedAt = numbers(heads, 0);
  return {
    kind: 'book',
    instrument,
    columns: {
      length: updates.length,
      // a snapshot names no instant of the venue's
      eventAt: Float64Array.from(heads, (head, i) => (head[2] === '' ? (receivedAt[i] as number) : Number(head[2]))),
      receivedAt,
      isSnapshot: Uint8Array.from(heads, ([, type]) => Number(type === 'snapshot')),
      sequence: numbers(heads, 4),
      // one follows on the other by its first id where it names none before it
      previousSequence: Float64Array.from(heads, ([, , , first = '', , previous = '']) =>
        previous !== '' ? Number(previous) : first !== '' ? Number(first) - 1 : Number.NaN,
      ),
      firstLevel: Uint32Array.from(ends),
      firstAsk: Uint32Array.from(
        levels,
        (one, i) => (ends[i] ?? 0) + one.filter(([, , , , , , side]) => side === 'bid').length,
      ),
      price: numbers(all, 7),
      quantity: numbers(all, 8),
    },
  };
}

/** `time,fundingRate`. */
export function recordedFunding(name: string, instrument: Instrument): FundingSeries {
  const rows = recordedRows(name);
  return {
    kind: 'funding',
    instrument,
    columns: { length: rows.length, eventAt: numbers(rows, 0), rate: numbers(rows, 1) },
  };
}

/** Bars of the mark price: what is known at their openings. */
export function recordedMarks(name: string, instrument: Instrument): MarkSeries {
  const { length, openAt, open } = recordedBars(name);
  return { kind: 'marks', instrument, columns: { length, eventAt: openAt, price: open } };
}
