import { sum, zero } from '../../amounts/exact-math.ts';
import { dateOf, dayOfDate, type LocalDay } from '../../calendar/local-day.ts';
import { calendarYearOf } from '../calendar-year.ts';
import { contractFigures, exactOf, type Figures, incomeFigure, inForce } from '../figures.ts';
import type { Dated, TaxRegime, YearLines } from '../tax-regime.ts';

/**
 * Germany, private assets. A sale is taxed when the units were held for not more than one year (EStG section 23(1) no. 2), and
 * the gains of a year stay free while they are less than the limit: a cliff, not an allowance (section 23(3)). Gifts are
 * no sale.
 */
export const de: TaxRegime = {
  jurisdiction: 'DE',
  asOf: '2026-11-24',
  defaults: { method: 'FIFO', currency: 'EUR', timezone: 'Europe/Berlin' },
  yearOf: calendarYearOf,
  termNames: { before: 'taxable', after: 'exempt' },
  longTermFrom: (from) => lastDayOfYearSince(from) + 1,
  treatmentOf: (type) => (type === 'sell' || type === 'spend' ? 'disposal' : 'untaxed'),
  swapsAreNeutral: false,
  feeInKindIsProceeds: false,
  lossRule: undefined,
  taxedFigure: 'taxable',
  figuresOf,
};

/** Gains of a calendar year from private sales are free below this. */
const exemptionLimits: readonly Dated[] = [
  { from: '2009', value: exactOf('600'), source: 'EStG section 23(3) sentence 5, as of 2009' },
  { from: '2024', value: exactOf('1000'), source: 'EStG section 23(3) sentence 5; Wachstumschancengesetz' },
];

/** Other income, such as staking, is free below this (EStG section 22 no. 3). */
const otherIncomeLimit = exactOf('256');

/** The year ends with the day of the same date, or the last of the month where it lacks that (BGB 187(1), 188). */
function lastDayOfYearSince(from: LocalDay): LocalDay {
  const { year, month, date } = dateOf(from);
  const lastOfMonth = dateOf(dayOfDate(year + 1, month + 1, 0)).date;
  return dayOfDate(year + 1, month, Math.min(date, lastOfMonth));
}

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const limit = inForce(exemptionLimits, year);
  const matches = disposals.flatMap((disposal) => disposal.matches);
  const exempt = sum(matches.filter(({ term }) => term === 'exempt').map(({ gain }) => gain));
  const taxed = sum(matches.filter(({ term }) => term !== 'exempt').map(({ gain }) => gain));
  const figures: Figures = {
    ...((disposals.length > 0 || lines.contracts === undefined) && {
      privateSaleGain: taxed,
      exemptGain: exempt,
      ...(limit !== undefined && {
        limit: limit.value,
        taxable: taxed.compare(limit.value) < 0 ? zero : taxed,
      }),
    }),
    ...incomeFigure(income),
    ...(income.length > 0 && { taxableIncome: taxableIncomeOf(lines) }),
    ...contractFigures(lines),
  };
  const leftOut =
    limit === undefined
      ? ['limit', 'taxable'].map((figure) => ({ figure, reason: `the exemption limit of ${year} is in no table` }))
      : [];
  return { year, figures, leftOut };
}

function taxableIncomeOf({ income }: YearLines) {
  const total = sum(income.map(({ value }) => value));
  return total.compare(otherIncomeLimit) < 0 ? zero : total;
}
