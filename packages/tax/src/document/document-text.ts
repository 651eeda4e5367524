import type { TaxResult } from '../result/tax-result.ts';
import { documentParts, ListPart, type TaxDocumentOptions } from './tax-document.ts';
import { textPieces } from './text-pieces.ts';

/**
 * The text that `JSON.stringify(taxDocument(result), undefined, 2)` makes and a line end, in pieces to be read once: the
 * document of a million fills is longer than a string can be, and as objects more than a process may hold.
 */
export function taxDocumentText(result: TaxResult, options: TaxDocumentOptions = {}): Iterable<string> {
  return textPieces(linesOf(result, options));
}

function* linesOf(result: TaxResult, options: TaxDocumentOptions): Generator<string> {
  let before = '{\n  ';
  for (const [name, part] of Object.entries(documentParts(result, options))) {
    yield `${before}${JSON.stringify(name)}: `;
    if (part instanceof ListPart) yield* listText(part);
    else yield indented(part, 2);
    before = ',\n  ';
  }
  yield '\n}\n';
}

function* listText({ items }: ListPart): Generator<string> {
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
