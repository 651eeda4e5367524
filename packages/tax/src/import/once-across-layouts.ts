import { Exact } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import { type ImportNote, placeOf, type RecordDraft } from './importer.ts';

/** What the exports of one layout came to. */
export type LayoutRecords = { readonly name: string; readonly records: readonly RecordDraft[] };

/** What was told of one coin in one second: together, as one export has fills where another has their sum. */
type Told = { sum: Exact; readonly first: RecordDraft; isClaimed: boolean };

type Layout = LayoutRecords & { readonly told: ReadonlyMap<string, Told> };

/**
 * Takes the records of all layouts together. Two exports of one venue, such as its trades and its statement, tell one trade
 * twice, by two references or by none: what was bought, sold, earned or filled in one second in the same quantity of the same
 * coin counts once, as the layout that comes first tells it.
 */
export function onceAcrossLayouts(layouts: readonly LayoutRecords[]): {
  readonly records: readonly RecordDraft[];
  readonly repeated: readonly ImportNote[];
} {
  const records: RecordDraft[] = [];
  const repeated: ImportNote[] = [];
  const before: Layout[] = [];
  for (const layout of layouts) {
    const others = before.filter(({ name }) => venueOf(name) === venueOf(layout.name));
    // keys cost a little: not for a venue that has one layout
    const told = others.length > 0 || isFollowed(layout, layouts) ? toldBy(layout.records) : new Map<string, Told>();
    const twice = toldTwice(told, others);
    const isTwice = rowsToldTwice(layout.records, twice);
    for (const record of layout.records) {
      const other = isTwice(record) ? twice.get(keyOf(record)) : undefined;
      if (other === undefined) records.push(record);
      else repeated.push({ ...placeOf(record), reason: `another export tells it at ${other.origin}; it counts once` });
    }
    before.push({ ...layout, told });
  }
  return { records, repeated };
}

/** What others told before in the same second, or in one beside it: exports of one venue round differently. */
function toldTwice(told: ReadonlyMap<string, Told>, others: readonly Layout[]): ReadonlyMap<string, RecordDraft> {
  const twice = new Map<string, RecordDraft>();
  for (const other of others) {
    for (const one of other.told.values()) one.isClaimed = false;
    for (const [key, { sum, first }] of told) {
      const match = [0, -1, 1]
        .map((seconds) => other.told.get(keyOf(first, seconds)))
        .find((one) => one !== undefined && !one.isClaimed && one.sum.equals(sum));
      if (match === undefined) continue;
      match.isClaimed = true;
      twice.set(key, match.first);
    }
  }
  return twice;
}

function toldBy(records: readonly RecordDraft[]): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  for (const record of records) {
    if (record.type === 'deposit' || record.type === 'withdrawal') continue;
    const key = keyOf(record);
    const one = told.get(key) ?? { sum: zero, first: record, isClaimed: false };
    one.sum = one.sum.plus(Exact.of(record.type === 'funding' ? (record['total'] ?? '0') : record.quantity));
    told.set(key, one);
  }
  return told;
}

function keyOf({ account, type, asset, side = '', time }: RecordDraft, seconds = 0): string {
  return [account, type, side, asset, Math.floor(Date.parse(time) / 1_000) + seconds].join('\n');
}

/** Both legs of a swap are told twice, or neither is. */
function rowsToldTwice(
  records: readonly RecordDraft[],
  twice: ReadonlyMap<string, RecordDraft>,
): (record: RecordDraft) => boolean {
  const once = new Set<string>();
  if (twice.size === 0) return () => false;
  for (const record of records) if (!twice.has(keyOf(record))) once.add(record.origin);
  return ({ origin }) => !once.has(origin);
}

function isFollowed({ name }: LayoutRecords, layouts: readonly LayoutRecords[]): boolean {
  return layouts.some((one) => one.name !== name && one.records.length > 0 && venueOf(one.name) === venueOf(name));
}

/** `kraken` of `kraken-ledgers`. */
function venueOf(name: string): string {
  return name.split('-')[0] ?? name;
}
