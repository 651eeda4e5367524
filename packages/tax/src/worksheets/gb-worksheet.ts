import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { disposalColumns, toCents } from './columns.ts';
import { figureRows, type Labels } from './figure-rows.ts';
import { disposalTable, incomeTable, missingTable, text } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/** Crypto assets have a section of their own on SA108 from this year. */
const cryptoSectionFrom = '2024-25';

const sa108: Labels = {
  'sa108.13.1': { line: '13.1', label: 'Number of disposals' },
  'sa108.13.2': { line: '13.2', label: 'Disposal proceeds' },
  'sa108.13.3': { line: '13.3', label: 'Allowable costs' },
  'sa108.13.4': { line: '13.4', label: 'Gains in the year, before losses' },
  'sa108.13.5': { line: '13.5', label: 'Losses in the year' },
  grossProceeds: { label: 'Disposal proceeds, before rounding' },
  allowableCosts: { label: 'Allowable costs, before rounding' },
  gains: { label: 'Gains, before rounding' },
  losses: { label: 'Losses, before rounding' },
  net: { label: 'Net gain or loss' },
  netBeforeRatesChanged: { label: 'of it until 29 October 2024, at the earlier rates' },
  netSinceRatesChanged: { label: 'of it from 30 October 2024, at the later rates' },
  annualExemptAmount: { label: 'Annual exempt amount' },
  taxableGain: { label: 'Gain above the exempt amount, before losses of earlier years' },
};

/** SA108 and the computation that goes with it. */
export function gbWorksheet(result: TaxResult, year: YearFigures): Sheet {
  const hasSection = year.year >= cryptoSectionFrom;
  const { sa108: boxes, ...figures } = year.figures;
  return {
    name: 'sa108',
    form: 'SA108',
    title: 'Capital gains summary, with its computation',
    rows: figureRows(hasSection ? year : { figures }, sa108).map((row) => ({
      ...row,
      name: row.name.replace(/^sa108\./, ''),
    })),
    tables: [
      ...disposalTable(result, [
        ...disposalColumns.slice(0, 3),
        text('rule', 'Matched by'),
        ...disposalColumns.slice(3),
      ]),
      ...incomeTable(result),
      ...missingTable(result),
    ],
    leftOut: boxes === undefined ? [] : hasSection ? ownBoxes : noSection,
    notes: [
      'Boxes are whole pounds: money in is rounded down, costs and losses up.',
      ...(result.disposals.some(({ kind }) => kind === 'negligible')
        ? ['A negligible value claim is among the disposals: SA108 has a box for the code of a claim, which is NVC.']
        : []),
      toCents,
    ],
  };
}

const noSection = [{ figure: 'boxes 13.1 to 13.5', reason: `SA108 has its crypto section from ${cryptoSectionFrom}` }];

/** One source alone tells the numbers of these, and no record of trades tells what belongs there. */
const ownBoxes = [
  {
    figure: 'boxes 13.6 to 13.8',
    reason: 'the code of a claim, and what was reported or paid in real time, are yours to enter',
  },
];
