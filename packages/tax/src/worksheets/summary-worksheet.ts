import { isAmount } from '../result/is-amount.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { disposalColumns, matchColumns, toCents } from './columns.ts';
import { figureRows, type Labels } from './figure-rows.ts';
import { type FormLines, linesIn, noNumbers, withLines } from './form-lines.ts';
import { disposalTable, incomeTable, matchTable, missingTable } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/**
 * Labels of item 18 of the Australian return for individuals (supplementary section). ATO, guides to capital gains tax of 2010,
 * 2011, 2015, 2019 and 2021; question 18 of the instructions of 2025; two preparers for the return of 2026.
 */
const item18: readonly FormLines[] = [
  { from: '2009-10', to: '2025-26', lines: { currentYearGains: 'H', netCapitalGain: 'A', lossCarriedForward: 'V' } },
];

const labels: Labels = {
  currentYearGains: { label: 'Total current year capital gains, before losses and discount' },
  netCapitalGain: { label: 'Net capital gain' },
  lossCarriedForward: { label: 'Net capital losses carried forward, without those of earlier years' },
  discountGains: { label: 'Gains that take the discount' },
  otherGains: { label: 'Other gains' },
  losses: { label: 'Losses' },
  discount: { label: 'Discount' },
  gain: { label: 'Gain or loss before discount' },
};

/** Item 18 of the Australian return. */
export function auWorksheet(result: TaxResult, year: YearFigures): Sheet {
  const { discountGains, otherGains } = year.figures;
  const currentYearGains =
    typeof discountGains === 'object' &&
    isAmount(discountGains) &&
    typeof otherGains === 'object' &&
    isAmount(otherGains)
      ? { currentYearGains: discountGains.plus(otherGains) }
      : {};
  const table = linesIn(item18, year.year);
  return {
    name: 'capitalGains',
    form: 'Capital gains, item 18',
    title: 'Tax return for individuals (supplementary section), item 18',
    rows: figureRows({ figures: { ...year.figures, ...currentYearGains } }, withLines(labels, table)),
    tables: tablesOf(result),
    leftOut:
      table === undefined
        ? []
        : [{ figure: 'labels G, M and X', reason: 'they ask whether there was an event, a rollover, or tax withheld' }],
    notes: [...(table === undefined ? [noNumbers] : []), toCents],
  };
}

/** What a year comes to where no form is known: pure arithmetic, and jurisdictions of one's own. */
export function summaryWorksheet(result: TaxResult, year: YearFigures): Sheet {
  return {
    name: 'capitalGains',
    form: 'Capital gains summary',
    title: 'Capital gains of the year',
    rows: figureRows(year, labels),
    tables: tablesOf(result),
    notes: [toCents],
  };
}

function tablesOf(result: TaxResult): Sheet['tables'] {
  const hasTerms = result.disposals.some(({ matches }) => matches.some(({ term }) => term !== undefined));
  return [
    ...(hasTerms ? matchTable(result, matchColumns) : disposalTable(result, disposalColumns)),
    ...incomeTable(result),
    ...missingTable(result),
  ];
}
