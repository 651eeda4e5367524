import { sum } from '../amounts/exact-math.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { disposalColumns, toCents } from './columns.ts';
import { figureRows } from './figure-rows.ts';
import { type FormLines, linesIn, noNumbers, withLines } from './form-lines.ts';
import { disposalTable, figure, incomeTable, missingTable } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/**
 * Lines of Schedule 3. 15199 and 15300, "bonds, debentures, promissory notes, crypto-assets, and other similar properties"
 * (canada.ca, Completing Schedule 3): the form of 2019, and R package cryptoTax for 2021. 19900: canada.ca, Reproduction of
 * Schedule 3 (2022) and line 12700 (2024). The form of 2024 has two periods, whose lines were not confirmed, nor were those of
 * 2025.
 */
const schedule3: readonly FormLines[] = [
  { from: '2021', to: '2023', lines: { proceeds: '15199', gain: '15300', taxableHalf: '19900' } },
  { from: '2024', to: '2024', lines: { taxableHalf: '19900' } },
];

/** Schedule 3 of the Canadian return. */
export function caWorksheet(result: TaxResult, { year, figures }: YearFigures): Sheet {
  const table = linesIn(schedule3, year);
  const disposals = result.disposals.filter(({ isTaxable }) => isTaxable);
  const ofColumns = {
    proceeds: sum(disposals.map(({ proceeds, disposalFees }) => proceeds.plus(disposalFees))),
    adjustedCostBase: sum(disposals.map(({ costBasis }) => costBasis)),
    outlays: sum(disposals.map(({ disposalFees }) => disposalFees)),
  };
  return {
    name: 'schedule3',
    form: 'Schedule 3',
    title: 'Capital gains or losses',
    rows: figureRows(
      { figures: { ...figures, ...('gain' in figures && ofColumns) } },
      withLines(
        {
          proceeds: { label: 'Proceeds of disposition, column 2' },
          adjustedCostBase: { label: 'Adjusted cost base, column 3' },
          outlays: { label: 'Outlays and expenses, column 4' },
          deniedLoss: { label: 'Superficial losses denied' },
          gain: { label: 'Gain or loss of the year, column 5, without denied losses' },
          taxableHalf: { label: 'Taxable half of the gain; a positive one goes to line 12700 of the return' },
        },
        table,
      ),
    ),
    tables: [
      ...disposalTable(result, [
        ...disposalColumns.slice(0, 4),
        figure('costBasis', 'Adjusted cost base'),
        figure('fees', 'Outlays'),
        figure('disallowedLoss', 'Denied loss'),
        figure('gain', 'Gain or loss'),
      ]),
      ...incomeTable(result),
      ...missingTable(result),
    ],
    leftOut:
      table?.lines['gain'] === undefined
        ? [{ figure: 'lines of crypto-assets', reason: 'none was confirmed for this year' }]
        : [],
    notes: [...(table === undefined ? [noNumbers] : []), toCents],
  };
}
