import { RxtradeError } from '@rxtrade/core';
import { dayOfDate, type LocalDay } from '../calendar/local-day.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';

/**
 * The last day of a tax year. A year is named after the calendar year it begins in, or lies in: whatever a jurisdiction makes
 * of 31 December of that year.
 *
 * @throws E519 when the jurisdiction does not write a tax year so.
 */
export function lastDayOf(regime: YearNames, year: string): LocalDay {
  const { jurisdiction } = regime;
  const calendarYear = /^[12]\d{3}/.exec(year)?.[0];
  const within = dayOfDate(Number(calendarYear ?? exampleYear), 12, 31);
  const written = regime.yearOf(within);
  if (written !== year)
    throw new RxtradeError('E519', `"${year}" is no tax year of ${jurisdiction}; write it as ${written}`, {
      year,
      jurisdiction,
    });
  let last = within;
  while (regime.yearOf(last + 1) === year) last += 1;
  return last;
}

/** How a jurisdiction writes its tax years. */
export type YearNames = Pick<TaxRegime, 'jurisdiction' | 'yearOf'>;

const exampleYear = '2025';
