import { basename, resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { csvTable, type Reported1099Da } from '@rxtrade/tax';
import { readTextFile } from '@rxtrade/tax/node';
import { z } from 'zod';

const amount = z.string().regex(/^\d+(\.\d+)?$/, 'is no amount in decimal text, such as 1250.50');
const day = z.iso
  .date('is no day, such as 2025-03-01')
  .refine((date) => date >= '2025', 'is before 2025: there is no Form 1099-DA of that year');

/** One record: what a broker reported of sales of one asset on one day. */
const Reported = z.object({
  account: z.string().min(1, 'is empty'),
  asset: z.string().min(1, 'is empty'),
  soldOn: day,
  quantity: amount,
  proceeds: amount,
  basis: amount.optional(),
  basisReported: z.boolean('is neither yes nor no').optional(),
});

const columns = ['account', 'asset', 'soldOn', 'quantity', 'proceeds'] as const;
/** As many problems as a person reads at once. */
const problemsShown = 10;

/**
 * Reads what brokers reported of sales (Form 1099-DA): a CSV file with the columns `account`, `asset`, `soldOn`, `quantity` and
 * `proceeds`, and `basis` and `basisReported` where it has them, or a JSON list of objects with these fields. Every problem is
 * told together, up to ten.
 *
 * @throws As rejection, E509 when the file cannot be read, E518 when a column is missing or a line is no such record.
 */
export async function reportedFile(path: string, cwd: string): Promise<readonly Reported1099Da[]> {
  const text = await readTextFile(resolve(cwd, path));
  const records = /^\uFEFF?\s*\[/.test(text) ? jsonRecords(text, path) : csvRecords(text, path);
  const problems: string[] = [];
  const read: Reported1099Da[] = [];
  for (const { place, record } of records) {
    const parsed = Reported.safeParse(record);
    if (parsed.success) read.push(reportedOf(parsed.data));
    else
      problems.push(
        ...parsed.error.issues.map(
          ({ path: [field = 'record'], message }) => `${place}: ${String(field)} ${message}${given(record, field)}`,
        ),
      );
  }
  if (problems.length === 0) return read;
  const more = problems.length > problemsShown ? `; and ${problems.length - problemsShown} more` : '';
  throw new RxtradeError('E518', `${problems.slice(0, problemsShown).join('; ')}${more}`, { path });
}

type Placed = { readonly place: string; readonly record: unknown };

function csvRecords(text: string, path: string): readonly Placed[] {
  const name = basename(path);
  if (text.trim() === '') throw lacking(name, columns);
  return csvTable(text).map(({ line, cells }) => {
    // names of columns come in lower case
    const cellOf = (column: string) => cells[column.toLowerCase()];
    const missing = columns.filter((column) => cellOf(column) === undefined);
    if (missing.length > 0) throw lacking(name, missing);
    const { basis = '', basisreported = '' } = cells;
    return {
      place: `${name}:${line}`,
      record: {
        ...Object.fromEntries(columns.map((column) => [column, cellOf(column)])),
        ...(basis !== '' && { basis }),
        ...(basisreported !== '' && { basisReported: saidOf(basisreported) }),
      },
    };
  });
}

function lacking(name: string, missing: readonly string[]): RxtradeError {
  return new RxtradeError(
    'E518',
    `"${name}" has no column "${missing.join('", "')}"; write ${columns.join(',')}, and basis,basisReported where the broker tells them`,
    { name },
  );
}

function jsonRecords(text: string, path: string): readonly Placed[] {
  const name = basename(path);
  try {
    const list = JSON.parse(text.replace(/^\uFEFF/, '')) as readonly unknown[];
    return list.map((record, i) => ({ place: `${name}, record ${i + 1}`, record }));
  } catch (cause) {
    throw new RxtradeError('E509', `"${path}" is not JSON; it may be cut off`, { path }, cause);
  }
}

function saidOf(text: string): unknown {
  const said = text.toLowerCase();
  return said === 'yes' || said === 'true' ? true : said === 'no' || said === 'false' ? false : text;
}

function reportedOf({ basis, basisReported, ...record }: z.output<typeof Reported>): Reported1099Da {
  return {
    ...record,
    ...(basis !== undefined && { basis }),
    ...(basisReported !== undefined && { basisReported }),
  };
}

function given(record: unknown, field: PropertyKey): string {
  const value: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, field) : undefined;
  return value === undefined ? '' : ` (it is ${JSON.stringify(value)})`;
}
