import { resultOfYear } from '../book/result-of-year.ts';
import type { YearNames } from '../book/tax-year.ts';
import type { UsFormOptions } from '../forms/us/us-form-options.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { caWorksheet } from './ca-worksheet.ts';
import { deWorksheets } from './de-worksheets.ts';
import { frWorksheet } from './fr-worksheet.ts';
import { gbWorksheet } from './gb-worksheet.ts';
import { auWorksheet, summaryWorksheet } from './summary-worksheet.ts';
import { usWorksheets } from './us-worksheets.ts';
import type { Sheet, Worksheet } from './worksheet.ts';

/** How the worksheets of one jurisdiction are written. */
export type WorksheetsOptions = { readonly us?: UsFormOptions };

/**
 * The worksheets of each year of a result, in the order of years and forms: Form 8949 and Schedule D, SA108, 2086, Anlage
 * SO and KAP, Schedule 3, item 18, or a summary of capital gains where no form is known. Lines and boxes are those of docs/tax.md.
 */
export function worksheets(
  result: TaxResult,
  regime: YearNames,
  { us = {} }: WorksheetsOptions = {},
): readonly Worksheet[] {
  return result.years.flatMap((year) =>
    sheetsOf(resultOfYear(result, regime, year.year), year, us).map((sheet) => ({
      ...sheet,
      year: year.year,
      rules: result.rules,
      leftOut: [...year.leftOut, ...(sheet.leftOut ?? [])],
    })),
  );
}

function sheetsOf(result: TaxResult, year: YearFigures, us: UsFormOptions): readonly Sheet[] {
  switch (result.rules.jurisdiction) {
    case 'US':
      return usWorksheets(result, year, us);
    case 'GB':
      return [gbWorksheet(result, year)];
    case 'FR':
      return [frWorksheet(result, year)];
    case 'DE':
      return deWorksheets(result, year);
    case 'CA':
      return [caWorksheet(result, year)];
    case 'AU':
      return [auWorksheet(result, year)];
    default:
      return [summaryWorksheet(result, year)];
  }
}
