import { greatest, sum, zero } from '../../amounts/exact-math.ts';
import { calendarYearOf } from '../calendar-year.ts';
import { contractFigures, exactOf, type Figures, incomeFigure } from '../figures.ts';
import type { TaxRegime, YearLines } from '../tax-regime.ts';

/**
 * Sales of a year up to this in all are free (CGI art. 150 VH bis II B): prices "as defined in A of III", which fees
 * reduce. Form 2086 adds up line 218, the net prices, for it.
 */
const exemptUpTo = exactOf('305');
const since = '2019';

/**
 * France, private investors (CGI art. 150 VH bis; BOI-RPPM-PVBMC-30). One portfolio of all digital assets; only selling for
 * official money, goods or services is taxed, and swaps are not. Losses offset gains of the same year alone.
 */
export const fr: TaxRegime = {
  jurisdiction: 'FR',
  asOf: '2026-11-24',
  defaults: { method: 'FR-PORTFOLIO', currency: 'EUR', timezone: 'Europe/Paris' },
  yearOf: calendarYearOf,
  termNames: undefined,
  longTermFrom: () => undefined,
  treatmentOf: (type) => (type === 'sell' || type === 'spend' ? 'disposal' : 'untaxed'),
  swapsAreNeutral: true,
  feeInKindIsProceeds: false,
  lossRule: undefined,
  taxedFigure: 'taxable',
  figuresOf,
};

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const totalProceeds = sum(disposals.map(({ proceeds, disposalFees }) => proceeds.plus(disposalFees)));
  const netProceeds = sum(disposals.map(({ proceeds }) => proceeds));
  const gain = sum(disposals.map((disposal) => disposal.gain));
  const isKnown = year >= since;
  const exempt = netProceeds.compare(exemptUpTo) <= 0;
  const figures: Figures = {
    ...((disposals.length > 0 || lines.contracts === undefined) && {
      totalProceeds,
      gain,
      ...(isKnown && { exempt, taxable: exempt ? zero : greatest(gain, zero) }),
    }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  const leftOut = isKnown
    ? []
    : ['exempt', 'taxable'].map((figure) => ({ figure, reason: `art. 150 VH bis does not reach ${year}` }));
  return { year, figures, leftOut };
}
