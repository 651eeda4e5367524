import type { Exact } from '@rxtrade/core';
import { greatest, halfOf, least, signOf, sum, zero } from '../../amounts/exact-math.ts';
import { aYearAfter } from '../../calendar/local-day.ts';
import { splitYearOf } from '../calendar-year.ts';
import { contractFigures, type Figures, incomeFigure } from '../figures.ts';
import type { TaxRegime, YearLines } from '../tax-regime.ts';

/** From this tax year the discount gives way to indexation with a minimum tax, whose tables nobody has entered. */
const discountUntil = '2027-28';

/**
 * Australia, individuals. Each parcel is an asset of its own (TD 2014/26). Half of a gain is free when the parcel was held for
 * at least twelve months, neither the day it was bought nor that it was sold counted (ITAA 1997 s115-25; TD 2002/10). A
 * gift is a disposal at market value; units proven lost are one for nothing (event C1).
 */
export const au: TaxRegime = {
  jurisdiction: 'AU',
  asOf: '2026-11-24',
  defaults: { method: 'FIFO', currency: 'AUD', timezone: 'Australia/Sydney' },
  yearOf: splitYearOf(7, 1),
  termNames: { before: 'other', after: 'discount' },
  longTermFrom: (from) => aYearAfter(from + 1),
  treatmentOf: () => 'disposal',
  swapsAreNeutral: false,
  feeInKindIsProceeds: false,
  lossRule: undefined,
  taxedFigure: 'netCapitalGain',
  figuresOf,
};

function figuresOf(lines: YearLines) {
  const { year, disposals, income } = lines;
  const matches = disposals.flatMap((disposal) => disposal.matches);
  const isGain = (gain: Exact) => signOf(gain) > 0;
  const discountGains = sum(
    matches.filter(({ term, gain }) => term === 'discount' && isGain(gain)).map(({ gain }) => gain),
  );
  const otherGains = sum(
    matches.filter(({ term, gain }) => term !== 'discount' && isGain(gain)).map(({ gain }) => gain),
  );
  const losses = sum(matches.filter(({ gain }) => signOf(gain) < 0).map(({ gain }) => gain.negated()));
  const hasDiscount = year < discountUntil;
  const figures: Figures = {
    ...((disposals.length > 0 || lines.contracts === undefined) && {
      discountGains,
      otherGains,
      losses,
      gain: sum(disposals.map(({ gain }) => gain)),
      ...(hasDiscount && netOf({ discountGains, otherGains, losses })),
    }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  const leftOut = hasDiscount
    ? []
    : ['netCapitalGain', 'discount'].map((figure) => ({
        figure,
        reason: `from 1 July 2027 the discount gives way to indexation; the index figures of ${year} are in no table`,
      }));
  return { year, figures, leftOut };
}

/** Losses come off gains without the discount first, which is best for the taxpayer; then the discount is taken. */
function netOf({
  discountGains,
  otherGains,
  losses,
}: {
  readonly discountGains: Exact;
  readonly otherGains: Exact;
  readonly losses: Exact;
}): Figures {
  const fromOther = least(losses, otherGains);
  const fromDiscount = least(losses.minus(fromOther), discountGains);
  const discounted = discountGains.minus(fromDiscount);
  return {
    discount: halfOf(discounted),
    netCapitalGain: greatest(otherGains.minus(fromOther).plus(halfOf(discounted)), zero),
    lossCarriedForward: losses.minus(fromOther).minus(fromDiscount),
  };
}
