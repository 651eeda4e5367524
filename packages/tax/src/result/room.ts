const atFirst = 4;
const atMost = 2_048;

/** Rows the next stretch of a log has room for: few for the one sale that somebody has in mind, many for a book of years. */
export function nextRoom(before: number | undefined): number {
  return before === undefined ? atFirst : Math.min(before * 4, atMost);
}
