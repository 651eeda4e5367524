import type { ImportedFiles } from '@rxtrade/tax';

/** About how many characters a piece has. */
const pieceSize = 65_536;

/**
 * The JSON document of an import, as `JSON.stringify` with two blanks writes it, in pieces: that of a million trades is longer
 * than a string can be.
 */
export function* importDocument({ transactions, unread, notices }: ImportedFiles): Generator<string> {
  let piece = '{';
  for (const [name, items] of Object.entries({ transactions, unread, notices })) {
    piece += `${piece === '{' ? '' : ','}\n  "${name}": [`;
    for (const [index, item] of items.entries()) {
      piece += `${index === 0 ? '' : ','}\n    ${JSON.stringify(item, undefined, 2).replaceAll('\n', '\n    ')}`;
      if (piece.length < pieceSize) continue;
      yield piece;
      piece = '';
    }
    piece += items.length === 0 ? ']' : '\n  ]';
  }
  yield `${piece}\n}\n`;
}
