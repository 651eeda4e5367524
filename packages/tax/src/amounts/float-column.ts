/**
 * A column of floats, with room for so many, each NaN until it is set. A plain array, as the engine keeps one of floats alone
 * as compactly as a `Float64Array`; but it collects everything anew with each 64 MB of the latter, whatever else is held.
 */
export function floatColumn(room: number): number[] {
  return new Array<number>(room).fill(Number.NaN);
}
