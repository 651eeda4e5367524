import { signOf, sum } from '../../amounts/exact-math.ts';
import { aYearAfter } from '../../calendar/local-day.ts';
import type { LotMatch, Term } from '../../result/disposal.ts';
import { calendarYearOf } from '../calendar-year.ts';
import { contractFigures, type Figures, incomeFigure } from '../figures.ts';
import type { TaxRegime, YearLines } from '../tax-regime.ts';

/**
 * United States, individuals. Long term is more than one year, counted from the day after acquisition (26 USC 1222;
 * Rev. Rul. 66-7). Wash sales reach stock and securities, not digital assets held as property (26 USC 1091). Gifts and
 * donations are no sale; lost units give no deduction.
 */
export const us: TaxRegime = {
  jurisdiction: 'US',
  asOf: '2026-11-24',
  defaults: { method: 'FIFO', currency: 'USD', timezone: 'America/New_York' },
  yearOf: calendarYearOf,
  termNames: { before: 'short', after: 'long' },
  // the year begins on the day after, so that 28 February 2023 is long from 1 March 2024
  longTermFrom: (from) => aYearAfter(from + 1),
  treatmentOf: (type) => (type === 'sell' || type === 'spend' ? 'disposal' : 'untaxed'),
  swapsAreNeutral: false,
  feeInKindIsProceeds: false,
  lossRule: { kind: 'wash-sale', windowDays: 30, appliesTo: (assetClass) => assetClass === 'stock' },
  figuresOf,
};

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const matches = disposals.flatMap((disposal) => disposal.matches);
  const short = matches.filter(({ term }) => termOrShort(term) === 'short');
  const long = matches.filter(({ term }) => termOrShort(term) === 'long');
  const figures: Figures = {
    ...(short.length > 0 && { shortTerm: totalsOf(short) }),
    ...(long.length > 0 && { longTerm: totalsOf(long) }),
    ...((disposals.length > 0 || lines.contracts === undefined) && { gain: sum(disposals.map(({ gain }) => gain)) }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  return { year, figures, leftOut: [] };
}

/** Units without a known date of acquisition count as held short, which is taxed higher. */
export function termOrShort(term: Term | undefined): Term {
  return term ?? 'short';
}

function totalsOf(matches: readonly LotMatch[]): Figures {
  const adjustment = sum(matches.map(({ disallowedLoss }) => disallowedLoss));
  return {
    proceeds: sum(matches.map(({ proceeds }) => proceeds)),
    costBasis: sum(matches.map(({ costBasis }) => costBasis)),
    ...(signOf(adjustment) !== 0 && { adjustment }),
    gain: sum(matches.map(({ gain }) => gain)),
  };
}
