import { signOf } from '../amounts/exact-math.ts';
import { isAmount } from '../result/is-amount.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { figureRows } from './figure-rows.ts';
import { salesOf2086 } from './form-2086.ts';
import { type FormLines, linesIn, withLines } from './form-lines.ts';
import { incomeTable, missingTable } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/**
 * Boxes of form 2042 C: 3AN a gain, 3BN a loss. Income of 2019: infos.votrecgp.com; of 2023: cbanque.com (MoneyVox); of 2025:
 * two preparers that name the form of that year and its notice.
 */
const boxes2042: readonly FormLines[] = [{ from: '2019', to: '2025', lines: { box3AN: '3AN', box3BN: '3BN' } }];

/** The option for the income scale has a box of its own from this income year (impots.gouv.fr). */
const optionFrom = '2023';

/** Form 2086, sale by sale, and the box of form 2042 C that its sum goes to. */
export function frWorksheet(result: TaxResult, year: YearFigures): Sheet {
  const table = linesIn(boxes2042, year.year);
  return {
    name: 'form2086',
    form: 'Form 2086',
    title: 'Plus-values sur cessions d’actifs numériques',
    rows: figureRows(
      { figures: { ...box2042(year), ...year.figures } },
      withLines(
        {
          box3AN: { label: 'Gain of the year, for form 2042 C' },
          box3BN: { label: 'Loss of the year, for form 2042 C' },
          totalProceeds: { label: 'Prices of the year’s sales together' },
          gain: { label: 'Gain or loss of the year' },
          exempt: { label: 'Exempt, as sales less fees do not exceed 305' },
          taxable: { label: 'Taxable gain' },
        },
        table,
      ),
    ),
    tables: [...salesOf2086(result.disposals), ...incomeTable(result), ...missingTable(result)],
    leftOut:
      table === undefined ? [{ figure: 'boxes of form 2042 C', reason: 'none was confirmed for this year' }] : [],
    notes: [
      'Line 216, balancing payments of a swap, is left out: none is recorded.',
      ...(year.year >= optionFrom ? ['The option for the income scale, box 3CN, is yours to tick.'] : []),
    ],
  };
}

/** What is carried over to form 2042 C: nothing of a year whose sales are exempt. */
function box2042({ figures: { gain, exempt } }: YearFigures): YearFigures['figures'] {
  if (typeof gain !== 'object' || !isAmount(gain) || exempt !== false || signOf(gain) === 0) return {};
  return signOf(gain) > 0 ? { box3AN: gain } : { box3BN: gain.negated() };
}
