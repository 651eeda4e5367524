import { columnAt, type Rows } from './rows.ts';

/**
 * What tells rows apart, as columns compared one after the other. Column 0 is the instant. Bars, funding and marks need
 * no more; trades have their id, levels of a book their update, side and price. What has no name of its own (quotes,
 * trades without ids) is told by its place among the rows of its instant.
 */
export type RowKeys = readonly Float64Array[];

/** The keys of rows; `byId` false counts trades instead of naming them. */
export function keysOf(rows: Rows, byId: boolean): RowKeys {
  const instants = columnAt(rows, 0);
  switch (rows.kind) {
    case 'bars':
    case 'funding':
    case 'marks':
      return [instants];
    case 'trades':
      return [instants, byId ? columnAt(rows, 5) : places(instants)];
    case 'quotes':
      return [instants, places(instants)];
    case 'book':
      return bookKeys(rows);
  }
}

/** Whether all trades name themselves. */
export function haveIds(rows: Rows): boolean {
  return rows.kind === 'trades' && !columnAt(rows, 5).some(Number.isNaN);
}

/** The keys of row `a` of one and row `b` of the other compared: below zero, zero or above. */
export function compareKeys(one: RowKeys, a: number, other: RowKeys, b: number): number {
  for (let key = 0; key < one.length; key++) {
    const difference = (one[key]?.[a] as number) - (other[key]?.[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** 0, 1, 2, … among the rows of each instant. */
function places(instants: Float64Array): Float64Array {
  const place = new Float64Array(instants.length);
  for (let i = 1; i < place.length; i++) if (instants[i] === instants[i - 1]) place[i] = (place[i - 1] as number) + 1;
  return place;
}

/** Updates by sequence, a snapshot before the change of the same number; then bids before asks, best first. */
function bookKeys(rows: Rows): RowKeys {
  const side = columnAt(rows, 5);
  const price = columnAt(rows, 6);
  const isSnapshot = columnAt(rows, 2);
  return [
    columnAt(rows, 0),
    columnAt(rows, 3),
    isSnapshot.map((value) => 1 - value),
    side.map((value) => -value),
    price.map((value, i) => (side[i] === 0 ? 0 : side[i] === 1 ? -value : value)),
  ];
}
