const atFirst = 4;

/** From about here on the engine no longer moves the columns of a stretch when it collects. */
const atMost = 16_384;

/** Rows the next stretch of a log has room for: few for the one sale that somebody has in mind, many for a book of years. */
export function nextRoom(before: number | undefined): number {
  return before === undefined ? atFirst : Math.min(before * 2, atMost);
}
