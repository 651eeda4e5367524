import { Exact } from '@rxtrade/core';
import { sum, zero } from '../amounts/exact-math.ts';
import { cents, type Form8949Box, type Form8949Row, form8949 } from '../forms/us/form-8949.ts';
import { scheduleD } from '../forms/us/schedule-d.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { figureRows } from './figure-rows.ts';
import { figure, incomeTable, missingTable, text } from './tables.ts';
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

/** Form 8949 box by box, and the lines of Schedule D that it goes to. */
export function usWorksheets(result: TaxResult, { figures }: YearFigures): readonly Sheet[] {
  const rows = form8949(result);
  // what the forms do not take from rows of 8949: income, and contracts
  const { shortTerm: _short, longTerm: _long, gain: _gain, ...others } = figures;
  const total = (column: 'd' | 'e' | 'g' | 'h') => cents(totalOf(rows, column));
  return [
    {
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
        ...(Object.keys(boxes) as readonly Form8949Box[]).flatMap((box) => boxTable(box, rows)),
        ...missingTable(result),
      ],
      notes: ['Column (h) is (d) - (e) + (g), of the cents as printed. Code W is a wash sale.'],
    },
    {
      name: 'scheduleD',
      form: 'Schedule D (Form 1040)',
      title: 'Capital Gains and Losses',
      rows: figureRows({ figures: others }, { income: { label: 'Income, which belongs on no line below' } }),
      tables: [scheduleTable(result), ...incomeTable(result)],
      notes: ['Line 21 takes the limit of 3,000; it is 1,500 for married people who file apart.'],
    },
  ];
}

function boxTable(box: Form8949Box, all: readonly Form8949Row[]): readonly WorksheetTable[] {
  const rows = all.filter((row) => row.box === box);
  const [first] = rows;
  if (first === undefined) return [];
  const money = (column: 'd' | 'e' | 'g' | 'h') => cents(totalOf(rows, column));
  return [
    {
      name: box,
      title: `Part ${first.part}, box ${box}: ${boxes[box]}`,
      columns,
      rows: rows.map((row, i) => ({ name: String(i + 1), cells: letters.map((letter) => row[letter]) })),
      totals: [
        { name: 'total', cells: [`Total of box ${box}`, '', '', money('d'), money('e'), '', money('g'), money('h')] },
      ],
    },
  ];
}

function totalOf(rows: readonly Form8949Row[], column: 'd' | 'e' | 'g' | 'h'): Exact {
  return sum(rows.map((row) => (row[column] === '' ? zero : Exact.of(row[column]))));
}

const lines: Readonly<Record<string, string>> = {
  '1b': 'Short term, box A or G checked',
  '2': 'Short term, box B or H checked',
  '3': 'Short term, box C or I checked',
  '7': 'Net short-term gain or loss',
  '8b': 'Long term, box D or J checked',
  '9': 'Long term, box E or K checked',
  '10': 'Long term, box F or L checked',
  '15': 'Net long-term gain or loss',
  '16': 'Lines 7 and 15 together',
  '21': 'Loss that comes off other income',
};

function scheduleTable(result: TaxResult): WorksheetTable {
  return {
    name: '',
    title: 'Totals from Form 8949',
    columns: [
      text('line', 'Line'),
      text('label', 'What it is'),
      figure('d', '(d) Proceeds'),
      figure('e', '(e) Cost basis'),
      figure('g', '(g) Adjustments'),
      figure('h', '(h) Gain or loss'),
    ],
    rows: scheduleD(result).map(({ line, d, e, g, h }) => ({
      name: line,
      cells: [
        line,
        lines[line] ?? '',
        ...[d, e, g].map((amount) => (amount === undefined ? '' : cents(amount))),
        cents(h),
      ],
    })),
    totals: [],
  };
}
