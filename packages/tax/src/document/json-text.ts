import { ListPart } from './list-part.ts';
import { textPieces } from './text-pieces.ts';

/**
 * The text that `JSON.stringify(document, undefined, 2)` makes and a line end, in pieces to be read once: a list of a million
 * items is longer than a string can be. Lists among the fields are written an item at a time; all else is written as a whole.
 */
export function jsonText(document: Readonly<Record<string, unknown>>): Iterable<string> {
  return textPieces(linesOf(document));
}

function* linesOf(document: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{\n  ';
  for (const [name, part] of Object.entries(document)) {
    yield `${before}${JSON.stringify(name)}: `;
    if (part instanceof ListPart) yield* listText(part.items);
    else if (Array.isArray(part)) yield* listText(part);
    else yield indented(part, 2);
    before = ',\n  ';
  }
  yield before.startsWith('{') ? '{}\n' : '\n}\n';
}

function* listText(items: Iterable<unknown>): Generator<string> {
  let before = '[\n    ';
  for (const item of items) {
    yield before + indented(item, 4);
    before = ',\n    ';
  }
  yield before.startsWith('[') ? '[]' : '\n  ]';
}

/** As JSON, as far from the left as where it stands. */
function indented(value: unknown, spaces: number): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${' '.repeat(spaces)}`);
}
