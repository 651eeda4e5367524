import { sum } from '../../amounts/exact-math.ts';
import { calendarYearOf } from '../calendar-year.ts';
import { contractFigures, type Figures, incomeFigure } from '../figures.ts';
import type { TaxRegime, YearLines } from '../tax-regime.ts';

/** No law at all: pure arithmetic over calendar years. Everything that leaves is a disposal at its value. */
export const generic: TaxRegime = {
  jurisdiction: 'GENERIC',
  asOf: '2026-11-24',
  defaults: { method: 'FIFO', currency: 'USD', timezone: 'UTC' },
  yearOf: calendarYearOf,
  termNames: undefined,
  longTermFrom: () => undefined,
  treatmentOf: () => 'disposal',
  swapsAreNeutral: false,
  feeInKindIsProceeds: false,
  lossRule: undefined,
  taxedFigure: 'gain',
  figuresOf,
};

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const figures: Figures = {
    ...((disposals.length > 0 || lines.contracts === undefined) && {
      proceeds: sum(disposals.map(({ proceeds }) => proceeds)),
      costBasis: sum(disposals.map(({ costBasis }) => costBasis)),
      gain: sum(disposals.map(({ gain }) => gain)),
    }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  return { year, figures, leftOut: [] };
}
