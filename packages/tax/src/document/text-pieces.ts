/** About how many characters a piece has: few enough to hold, enough to be worth writing. */
const pieceSize = 65_536;

/**
 * A text in pieces, made as they are read: the files of a million trades never stand in memory as a whole, and may be longer
 * than a string can be.
 */
export function* textPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < pieceSize) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
