import { Exact } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import { type ImportNote, placeOf, type RecordDraft } from './importer.ts';

/** What the exports of one layout came to. */
export type LayoutRecords = { readonly name: string; readonly records: readonly RecordDraft[] };

/** What was told of one coin in one step of time: together, as one export has fills where another has their sum. */
type Told = { sum: Exact; readonly first: RecordDraft; isClaimed: boolean };

const secondMs = 1_000;
const minuteMs = 60_000;

/**
 * Takes the records of all layouts together. Two exports of one venue, such as its trades and its statement, tell one trade
 * twice, by two references or by none: what was bought, sold, earned or filled at one time in the same quantity of the same
 * coin counts once, as the layout that comes first tells it.
 */
export function onceAcrossLayouts(layouts: readonly LayoutRecords[]): {
  readonly records: readonly RecordDraft[];
  readonly repeated: readonly ImportNote[];
} {
  const records: RecordDraft[] = [];
  const repeated: ImportNote[] = [];
  for (const [index, layout] of layouts.entries()) {
    const others = layouts.slice(0, index).filter((one) => isAnotherOf(one, layout));
    const otherOf = toldTwice(layout, others);
    for (const record of layout.records) {
      const other = otherOf(record);
      if (other === undefined) records.push(record);
      else repeated.push({ ...placeOf(record), reason: `another export tells it at ${other.origin}; it counts once` });
    }
  }
  return { records, repeated };
}

function isAnotherOf(one: LayoutRecords, layout: LayoutRecords): boolean {
  return one.records.length > 0 && layout.records.length > 0 && venueOf(one.name) === venueOf(layout.name);
}

/** The record of another layout that tells the same, for rows of which it tells every record: both legs of a swap, or neither. */
function toldTwice(
  { records }: LayoutRecords,
  others: readonly LayoutRecords[],
): (record: RecordDraft) => RecordDraft | undefined {
  const twice = new Map<RecordDraft, RecordDraft>();
  for (const other of others) {
    const stepMs = Math.max(stepOf(records), stepOf(other.records));
    const before = toldBy(other.records, stepMs);
    const matches = new Map<string, RecordDraft>();
    for (const [key, { sum, first }] of toldBy(records, stepMs)) {
      // exports of one venue round seconds differently
      const match = (stepMs === secondMs ? [0, -1, 1] : [0])
        .map((steps) => before.get(keyOf(first, stepMs, steps)))
        .find((one) => one !== undefined && !one.isClaimed && one.sum.equals(sum));
      if (match === undefined) continue;
      match.isClaimed = true;
      matches.set(key, match.first);
    }
    for (const record of records) {
      const match = matches.get(keyOf(record, stepMs));
      if (match !== undefined) twice.set(record, match);
    }
  }
  const rowsTold = new Set(
    twice.size === 0 ? [] : records.filter((one) => !twice.has(one)).map(({ origin }) => origin),
  );
  return (record) => (rowsTold.has(record.origin) ? undefined : twice.get(record));
}

/** Some exports tell the minute alone. */
function stepOf(records: readonly RecordDraft[]): number {
  return records.every(({ time }) => Date.parse(time) % minuteMs === 0) ? minuteMs : secondMs;
}

function toldBy(records: readonly RecordDraft[], stepMs: number): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  for (const record of records) {
    if (record.type === 'deposit' || record.type === 'withdrawal') continue;
    const key = keyOf(record, stepMs);
    const one = told.get(key) ?? { sum: zero, first: record, isClaimed: false };
    one.sum = one.sum.plus(Exact.of(record.type === 'funding' ? (record['total'] ?? '0') : record.quantity));
    told.set(key, one);
  }
  return told;
}

function keyOf({ account, type, asset, side = '', time }: RecordDraft, stepMs: number, steps = 0): string {
  return [account, type, side, asset, Math.floor(Date.parse(time) / stepMs) + steps].join('\n');
}

/** `kraken` of `kraken-ledgers`. */
function venueOf(name: string): string {
  return name.split('-')[0] ?? name;
}
