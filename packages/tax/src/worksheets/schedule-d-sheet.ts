import type { Form8949Line } from '../forms/us/form-8949.ts';
import { scheduleDOf } from '../forms/us/schedule-d.ts';
import { type UsFormOptions, usAmount } from '../forms/us/us-form-options.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { figureRows } from './figure-rows.ts';
import { figure, incomeTable, text } from './tables.ts';
import type { Sheet, WorksheetTable } from './worksheet.ts';

/** What each line is, in the words of the form; digital assets have boxes of their own on that of 2025 and later. */
function labelsOf(year: string): Readonly<Record<string, string>> {
  const checked = (box: string, own: string) => `box ${year >= '2025' ? `${box} or ${own}` : box} checked`;
  return {
    '1a': 'Short term, basis reported and nothing to adjust, without rows',
    '1b': `Short term, ${checked('A', 'G')}`,
    '2': `Short term, ${checked('B', 'H')}`,
    '3': `Short term, ${checked('C', 'I')}`,
    '7': 'Net short-term gain or loss',
    '8a': 'Long term, basis reported and nothing to adjust, without rows',
    '8b': `Long term, ${checked('D', 'J')}`,
    '9': `Long term, ${checked('E', 'K')}`,
    '10': `Long term, ${checked('F', 'L')}`,
    '15': 'Net long-term gain or loss',
    '16': 'Lines 7 and 15 together',
    '21': 'Loss that comes off other income',
  };
}

/** What a person adds: nothing in a record of sales tells it. */
const leftOut = [
  {
    figure: 'lines 6 and 14',
    reason: 'losses carried over from earlier years are not worked out; they change lines 7, 15, 16 and 21',
  },
  { figure: 'lines 4, 5 and 11 to 13', reason: 'gains of other forms and distributions are in no record of sales' },
  { figure: 'lines 17 to 20 and 22', reason: 'they ask for the rest of the return' },
  {
    figure: 'digital asset question of Form 1040',
    reason: 'it asks about everything that was received or disposed of, here and elsewhere: answer it yourself',
  },
];

/** The lines of Schedule D that sales go to, and beside them what no line of it takes: income, and contracts. */
export function scheduleDSheet(
  result: TaxResult,
  { year, figures }: YearFigures,
  { all, options }: { readonly all: readonly Form8949Line[]; readonly options: UsFormOptions },
): Sheet {
  const { shortTerm: _short, longTerm: _long, gain: _gain, ...others } = figures;
  return {
    name: 'scheduleD',
    form: 'Schedule D (Form 1040)',
    title: 'Capital Gains and Losses',
    rows: figureRows({ figures: others }, { income: { label: 'Income, which belongs on no line below' } }),
    tables: [scheduleTable(all, { labels: labelsOf(year), options }), ...incomeTable(result)],
    leftOut,
    notes: [
      'Line 21 is a positive amount within the parentheses of the form. It takes the limit of 3,000, which is 1,500 for married people who file apart.',
    ],
  };
}

function scheduleTable(
  all: readonly Form8949Line[],
  { labels, options }: { readonly labels: Readonly<Record<string, string>>; readonly options: UsFormOptions },
): WorksheetTable {
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
    rows: scheduleDOf(all, options).map(({ line, d, e, g, h }) => ({
      name: line,
      cells: [
        line,
        labels[line] ?? '',
        ...[d, e, g, h].map((amount) => (amount === undefined ? '' : usAmount(amount, options))),
      ],
    })),
    totals: [],
  };
}
