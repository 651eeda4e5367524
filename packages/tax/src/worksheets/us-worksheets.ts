import { type Form8949Box, type Form8949Line, form8949Lines, listedLines } from '../forms/us/form-8949.ts';
import { type Form8949Column, summaryOf, totalOf } from '../forms/us/form-8949-summary.ts';
import { type UsFormOptions, usAmount } from '../forms/us/us-form-options.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { scheduleDSheet } from './schedule-d-sheet.ts';
import { figure, missingTable, text } from './tables.ts';
import type { Sheet, WorksheetTable } from './worksheet.ts';

const boxes: Readonly<Record<Form8949Box, string>> = {
  A: 'short term, 1099-B, basis reported',
  B: 'short term, 1099-B, basis not reported',
  C: 'short term, no 1099-B',
  G: 'digital assets, short term, 1099-DA, basis reported',
  H: 'digital assets, short term, 1099-DA, basis not reported',
  I: 'digital assets, short term, no 1099-DA',
  D: 'long term, 1099-B, basis reported',
  E: 'long term, 1099-B, basis not reported',
  F: 'long term, no 1099-B',
  J: 'digital assets, long term, 1099-DA, basis reported',
  K: 'digital assets, long term, 1099-DA, basis not reported',
  L: 'digital assets, long term, no 1099-DA',
};

const columns = [
  text('a', '(a) Description'),
  text('b', '(b) Acquired'),
  text('c', '(c) Sold'),
  figure('d', '(d) Proceeds'),
  figure('e', '(e) Cost basis'),
  text('f', '(f) Code'),
  figure('g', '(g) Adjustment'),
  figure('h', '(h) Gain or loss'),
];
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** Form 8949 box by box, its rows in short where a statement is attached, and the lines of Schedule D that it goes to. */
export function usWorksheets(result: TaxResult, year: YearFigures, options: UsFormOptions): readonly Sheet[] {
  const all = form8949Lines(result, options);
  return [form8949Sheet(result, all, options), scheduleDSheet(result, year, { all, options })];
}

function form8949Sheet(result: TaxResult, all: readonly Form8949Line[], options: UsFormOptions): Sheet {
  const listed = listedLines(all, options);
  const rows = listed.map(({ row }) => row);
  const total = (column: Form8949Column) => usAmount(totalOf(rows, column), options);
  return {
    name: 'form8949',
    form: 'Form 8949',
    title: 'Sales and Other Dispositions of Capital Assets',
    rows: [
      { name: 'total.proceeds', line: '(d)', label: 'Proceeds, all boxes', value: total('d') },
      { name: 'total.basis', line: '(e)', label: 'Cost basis, all boxes', value: total('e') },
      { name: 'total.adjustment', line: '(g)', label: 'Adjustments, all boxes', value: total('g') },
      { name: 'total.gain', line: '(h)', label: 'Gain or loss, all boxes', value: total('h') },
    ],
    tables: [
      ...summaryTable(listed, options),
      ...(Object.keys(boxes) as readonly Form8949Box[]).flatMap((box) => boxTable(box, listed, options)),
      ...missingTable(result),
    ],
    notes: [
      'The rows in short (code M) may stand on the form in place of all others; then the tables of boxes that follow are the attached statement, which goes by mail with Form 8453 where the return is e-filed (Instructions for Form 8949, Exception 2).',
      'Column (h) is (d) - (e) + (g), as printed. Code W is a wash sale, code B a basis that the broker reported otherwise.',
      ...(options.totalsToScheduleD === true
        ? [
            'Sales whose basis was reported and that need no adjustment have no row: they are on lines 1a and 8a of Schedule D.',
          ]
        : []),
    ],
  };
}

function summaryTable(listed: readonly Form8949Line[], options: UsFormOptions): readonly WorksheetTable[] {
  const rows = summaryOf(listed, options);
  if (rows.length === 0) return [];
  const seen = new Map<Form8949Box, number>();
  return [
    {
      name: 'summary',
      title: 'In short, where the statement below is attached: one row a box and account',
      columns: [text('box', 'Box'), ...columns],
      rows: rows.map((row) => {
        const count = (seen.get(row.box) ?? 0) + 1;
        seen.set(row.box, count);
        return { name: `${row.box}${count}`, cells: [row.box, ...letters.map((letter) => row[letter])] };
      }),
      totals: [],
    },
  ];
}

/** The rows of a box. Those of several accounts are told apart, with a total each, as each is a row in short. */
function boxTable(box: Form8949Box, all: readonly Form8949Line[], options: UsFormOptions): readonly WorksheetTable[] {
  const lines = all.filter(({ row }) => row.box === box);
  const [first] = lines;
  if (first === undefined) return [];
  const accounts = [...Map.groupBy(lines, ({ account }) => account)].sort(([a], [b]) => (a < b ? -1 : 1));
  const isSplit = accounts.length > 1;
  const accountCell = (account: string) => (isSplit ? [account] : []);
  const totalCells = (of: readonly Form8949Line[], name: string) => {
    const money = (column: Form8949Column) =>
      usAmount(
        totalOf(
          of.map(({ row }) => row),
          column,
        ),
        options,
      );
    return [name, '', '', money('d'), money('e'), '', money('g'), money('h')];
  };
  const ordered = isSplit ? accounts.flatMap(([, of]) => of) : lines;
  return [
    {
      name: box,
      title: `Part ${first.row.part}, box ${box}: ${boxes[box]}`,
      columns: [...columns, ...(isSplit ? [text('account', 'Account')] : [])],
      rows: ordered.map(({ row, account }, i) => ({
        name: String(i + 1),
        cells: [...letters.map((letter) => row[letter]), ...accountCell(account)],
      })),
      totals: [
        ...(isSplit
          ? accounts.map(([account, of], i) => ({
              name: `total${i + 1}`,
              cells: [...totalCells(of, 'Total of account'), account],
            }))
          : []),
        { name: 'total', cells: [...totalCells(lines, `Total of box ${box}`), ...accountCell('')] },
      ],
    },
  ];
}
