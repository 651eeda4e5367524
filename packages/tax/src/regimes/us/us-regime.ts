import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../../amounts/exact-math.ts';
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
  taxedFigure: 'gain',
  figuresOf,
};

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const short = new TermTotals();
  const long = new TermTotals();
  for (const disposal of disposals)
    for (const match of disposal.matches) (termOrShort(match.term) === 'long' ? long : short).add(match);
  const figures: Figures = {
    ...(short.count > 0 && { shortTerm: short.figures }),
    ...(long.count > 0 && { longTerm: long.figures }),
    ...((disposals.length > 0 || lines.contracts === undefined) && { gain: short.gain.plus(long.gain) }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  return { year, figures, leftOut: [] };
}

/** Units without a known date of acquisition count as held short, which is taxed higher. */
export function termOrShort(term: Term | undefined): Term {
  return term ?? 'short';
}

/** What the matches of one term come to. */
class TermTotals {
  count = 0;
  private proceeds = zero;
  private costBasis = zero;
  private adjustment = zero;

  add({ proceeds, costBasis, disallowedLoss }: LotMatch): void {
    this.count += 1;
    this.proceeds = this.proceeds.plus(proceeds);
    this.costBasis = this.costBasis.plus(costBasis);
    if (disallowedLoss.units !== 0) this.adjustment = this.adjustment.plus(disallowedLoss);
  }

  get gain(): Exact {
    return this.proceeds.minus(this.costBasis).plus(this.adjustment);
  }

  get figures(): Figures {
    const { proceeds, costBasis, adjustment, gain } = this;
    return { proceeds, costBasis, ...(signOf(adjustment) !== 0 && { adjustment }), gain };
  }
}
