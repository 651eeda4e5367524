import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportedFiles, importFiles, type TransactionImporter } from '../import/index.ts';
import { columnName } from '../import/table/columns.ts';

/** What the suite needs of an importer: a file it reads whole, with at least two rows, each standing for itself or not. */
export type ImporterSuite = {
  /** The header's cells. */
  readonly header: readonly string[];
  /** Rows, all of which can be read. */
  readonly rows: readonly (readonly string[])[];
  /** The column that names the kind of a row; a row of an unknown kind is unread. */
  readonly kindColumn: string;
};

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/**
 * What every importer must hold to: the order of rows and columns, line ends, a byte order mark and quotes change nothing;
 * a file in two parts, or given twice where its rows have ids, is the file; and what is cut or unknown is unread, by its line.
 */
export function describeImporter(importer: TransactionImporter, { header, rows, kindColumn }: ImporterSuite): void {
  const textOf = (head: readonly string[], body: readonly (readonly string[])[], end = '\n') =>
    `${[head, ...body].map(quoted).join(end)}${end}`;
  const read = (...texts: readonly string[]) =>
    importFiles(
      texts.map((text, i) => ({ name: `${i}.csv`, text })),
      { importers: [importer] },
    );
  const whole = () => read(textOf(header, rows));

  describe(`${importer.name} keeps the contract of an importer`, () => {
    it('given its own file, then it is sure of it, and every row is behind a transaction', () => {
      expect(importer.sniff(new Set(header.map(columnName)))).toBeGreaterThan(0);
      expect(importer.sniff(new Set(['apples', 'pears']))).toBe(0);
      expect(whole().unread).toEqual([]);
      expect(whole().transactions.length).toBeGreaterThan(0);
    });

    it('given rows and columns in any order, then the transactions are the same', () => {
      const columns = header.map((_, i) => i);
      fc.assert(
        fc.property(
          fc.shuffledSubarray(columns, { minLength: columns.length }),
          fc.shuffledSubarray([...rows], { minLength: rows.length }),
          (order, body) => {
            const pick = (cells: readonly string[]) => order.map((i) => cells[i] ?? '');
            expect(factsOf(read(textOf(pick(header), body.map(pick))))).toEqual(factsOf(whole()));
          },
        ),
        { numRuns: 30 },
      );
    });

    it('given other line ends, a byte order mark and no quotes, then nothing changes', () => {
      expect(factsOf(read(`\uFEFF${textOf(header, rows, '\r\n')}`))).toEqual(factsOf(whole()));
      const isPlain = rows.flat().every((cell) => !/[",]/.test(cell));
      if (isPlain)
        expect(factsOf(read([header, ...rows].map((cells) => cells.join(',')).join('\n')))).toEqual(factsOf(whole()));
    });

    it('given the file in two parts, cut between any rows, then both together are the file', () => {
      fc.assert(
        fc.property(fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length }), (sides) => {
          const part = (side: boolean) =>
            textOf(
              header,
              rows.filter((_, i) => sides[i] === side),
            );
          expect(factsOf(read(part(true), part(false)))).toEqual(factsOf(whole()));
        }),
        { numRuns: 30 },
      );
    });

    it('given a file that is cut off before the last cell of a row, then that line is unread', () => {
      const text = textOf(header, rows);
      const cut = text.slice(0, text.lastIndexOf(','));
      expect(read(cut).unread.map(({ line }) => line)).toContain(rows.length + 1);
    });

    it('given a row of an unknown kind, then it is unread with its line, and the others are read', () => {
      const at = header.indexOf(kindColumn);
      const odd = (rows[0] ?? []).map((cell, i) => (i === at ? 'Mystery!' : cell));
      const { unread } = read(textOf(header, [odd]));
      expect(unread).toMatchObject([{ file: '0.csv', line: 2 }]);
      expect(unread[0]?.reason).not.toBe('');
    });
  });
}

/** All but where it stood, which is what shuffling changes. */
function factsOf({ transactions, unread }: ImportedFiles) {
  return { unread, transactions: transactions.map(({ origin: _, ...facts }) => facts) };
}
