import { RxtradeError } from '@rxtrade/core';
import { type FieldForm, type MatchedField, matchFields } from '../fields/index.ts';
import { columnsOf, type HistoryKind } from '../history/index.ts';

/** How a file lays out its rows. */
export type EventLayout = {
  readonly kind: HistoryKind;
  readonly hasHeader: boolean;
  readonly fieldCount: number;
  /** For each field its form and the column it fills, an index of the kind's columns; undefined for one that is ignored. */
  readonly fields: readonly ({ readonly form: FieldForm; readonly slot: number } | undefined)[];
};

/** The headerless archives of Binance, told by how many fields they have and how many of these are true or false. */
const archives: readonly { readonly fields: number; readonly flags: number; readonly names: readonly string[] }[] = [
  { fields: 7, flags: 2, names: ['id', 'price', 'qty', '', 'time', 'isBuyerMaker', ''] },
  { fields: 8, flags: 2, names: ['id', 'price', 'qty', '', '', 'time', 'isBuyerMaker', ''] },
  { fields: 6, flags: 1, names: ['id', 'price', 'qty', '', 'time', 'isBuyerMaker'] },
  { fields: 7, flags: 1, names: ['id', 'price', 'qty', '', '', 'time', 'isBuyerMaker'] },
  { fields: 12, flags: 0, names: ['openTime', 'open', 'high', 'low', 'close', 'volume', '', '', '', '', '', ''] },
];

/**
 * Tells the layout from a file's first line.
 *
 * @throws E128 when its columns fit no kind of history, or not the one asked for.
 */
export function eventLayoutOf(firstLine: string, file: string, kind?: HistoryKind): EventLayout {
  const fields = firstLine.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  const isNumbers = Number.isFinite(Number(fields[0])) && fields[0] !== '';
  const names = isNumbers ? archiveNames(fields, file) : fields;
  const matched = matchFields(names, file, kind);
  return {
    kind: matched.kind,
    hasHeader: !isNumbers,
    fieldCount: fields.length,
    fields: slots(matched.kind, matched.fields, fields.length),
  };
}

function archiveNames(fields: readonly string[], file: string): readonly string[] {
  const flags = fields.filter((field) => /^(true|false)$/i.test(field)).length;
  const found = archives.find((one) => one.fields === fields.length && one.flags === flags);
  if (found !== undefined) return found.names;
  throw new RxtradeError(
    'E128',
    `"${file}" has no header and ${fields.length} columns, as no known archive has; put a line such as time,price,quantity,side,id on top`,
    { file },
  );
}

function slots(kind: HistoryKind, matched: readonly MatchedField[], count: number): EventLayout['fields'] {
  const columns = columnsOf(kind);
  return Array.from({ length: count }, (_, index) => {
    const field = matched.find((one) => one.index === index);
    return field === undefined ? undefined : { form: field.form, slot: columns.indexOf(field.column) };
  });
}
