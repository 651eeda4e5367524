import { RxtradeError } from '@rxtrade/core';
import type { HistoryKind } from '../history/index.ts';
import { type Field, fieldsOfKind, plainName } from './fields.ts';

/** Which field of a file fills which column, in which form. */
export type MatchedField = Field & { readonly index: number };

/** What a file holds, by the names of its fields. */
export type MatchedFile = { readonly kind: HistoryKind; readonly fields: readonly MatchedField[] };

/** Marks last: a price and a time are in almost every file. */
const kindsByTelling: readonly HistoryKind[] = ['bars', 'funding', 'book', 'quotes', 'trades', 'marks'];

/**
 * Tells what a file holds from the names of its fields, and which of them matter; `kind` says it.
 *
 * @throws E128 when they fit nothing, or not the kind.
 */
export function matchFields(names: readonly string[], file: string, kind?: HistoryKind): MatchedFile {
  const plain = names.map(plainName);
  for (const one of kind === undefined ? kindsByTelling : [kind]) {
    const fields = fieldsIn(plain, fieldsOfKind[one]);
    if (fields !== undefined) return { kind: one, fields };
  }
  throw new RxtradeError(
    'E128',
    kind === undefined
      ? `"${file}" has the columns ${names.join(', ')}, which are those of no kind of history; rename them: ${kindsByTelling.map(columnsText).join('; ')}`
      : `"${file}" has the columns ${names.join(', ')}, which do not make ${columnsText(kind)}; rename them`,
    { file },
  );
}

function fieldsIn(plain: readonly string[], wanted: readonly Field[]): readonly MatchedField[] | undefined {
  const found: MatchedField[] = [];
  for (const field of wanted) {
    // names are in the order of preference: a file with a time of its own and one of the venue's has both
    const name = field.names.find((one) => plain.includes(one));
    if (name !== undefined) found.push({ ...field, index: plain.indexOf(name) });
    else if (field.isOptional !== true) return undefined;
  }
  return found.some(({ form }) => form === 'instant') ? found : undefined;
}

function columnsText(kind: HistoryKind): string {
  const names = fieldsOfKind[kind].filter(({ isOptional }) => isOptional !== true).map(({ names: [name] }) => name);
  return `${kind} (${names.join(', ')})`;
}
