import { halfOf, sum } from '../../amounts/exact-math.ts';
import { calendarYearOf } from '../calendar-year.ts';
import { contractFigures, type Figures, incomeFigure } from '../figures.ts';
import type { TaxRegime, YearLines } from '../tax-regime.ts';

/** One half has been included since this year; the two thirds planned for 2024 were cancelled on 21 March 2025. */
const halfSince = '2001';

/**
 * Canada, individuals on capital account. Average cost over identical property (ITA s47); superficial losses are denied and
 * join the cost (s54, 40(2)(g)(i), 53(1)(f)); gifts are disposals at market value (s69); a gain is taxed by half (s38).
 */
export const ca: TaxRegime = {
  jurisdiction: 'CA',
  asOf: '2026-11-24',
  defaults: { method: 'AVERAGE-COST', currency: 'CAD', timezone: 'America/Toronto' },
  yearOf: calendarYearOf,
  termNames: undefined,
  longTermFrom: () => undefined,
  treatmentOf: (type) => (type === 'lost' ? 'untaxed' : 'disposal'),
  swapsAreNeutral: false,
  feeInKindIsProceeds: false,
  lossRule: { kind: 'superficial-loss', windowDays: 30, appliesTo: (assetClass) => assetClass !== 'perpetual' },
  taxedFigure: 'taxableHalf',
  figuresOf,
};

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const gain = sum(disposals.map((disposal) => disposal.gain));
  const isKnown = year >= halfSince;
  const figures: Figures = {
    ...((disposals.length > 0 || lines.contracts === undefined) && {
      gain,
      deniedLoss: sum(disposals.map(({ disallowedLoss }) => disallowedLoss)),
      ...(isKnown && { taxableHalf: halfOf(gain) }),
    }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  const leftOut = isKnown ? [] : [{ figure: 'taxableHalf', reason: `the inclusion rate of ${year} is in no table` }];
  return { year, figures, leftOut };
}
