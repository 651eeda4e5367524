import { resultOfYear } from '../book/result-of-year.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { caWorksheet, deWorksheet, frWorksheet, gbWorksheet, summaryWorksheet } from './country-worksheets.ts';
import { usWorksheets } from './us-worksheets.ts';
import type { Sheet, Worksheet } from './worksheet.ts';

/**
 * The worksheets of each year of a result, in the order of years and forms: Form 8949 and Schedule D, SA108, 2086, Anlage
 * SO, Schedule 3, or a summary of capital gains where no form is known. Lines and boxes are those of docs/tax.md.
 */
export function worksheets(result: TaxResult, regime: Pick<TaxRegime, 'yearOf'>): readonly Worksheet[] {
  return result.years.flatMap((year) =>
    sheetsOf(resultOfYear(result, regime, year.year), year).map((sheet) => ({
      ...sheet,
      year: year.year,
      rules: result.rules,
      leftOut: [...year.leftOut, ...(sheet.leftOut ?? [])],
    })),
  );
}

function sheetsOf(result: TaxResult, year: YearFigures): readonly Sheet[] {
  switch (result.rules.jurisdiction) {
    case 'US':
      return usWorksheets(result, year);
    case 'GB':
      return [gbWorksheet(result, year)];
    case 'FR':
      return [frWorksheet(result, year)];
    case 'DE':
      return [deWorksheet(result, year)];
    case 'CA':
      return [caWorksheet(result, year)];
    default:
      return [summaryWorksheet(result, year)];
  }
}
