import { Exact } from '@rxtrade/core';
import { greatest, signOf, sum, zero } from '../../amounts/exact-math.ts';
import { dayOfDate, type LocalDay } from '../../calendar/local-day.ts';
import type { Disposal } from '../../result/disposal.ts';
import { splitYearOf } from '../calendar-year.ts';
import { contractFigures, type Figures, incomeFigure, inForce } from '../figures.ts';
import type { TaxRegime, YearLines } from '../tax-regime.ts';
import { annualExemptAmounts, annualExemptKnownUntil } from './annual-exempt-amounts.ts';

/**
 * United Kingdom, individuals. Disposals of one asset on one day are one. A gift is a disposal at market value; a donation
 * to a charity gives neither gain nor loss (TCGA 1992 s257); a lost key is no disposal (HMRC CRYPTO22400). A fee paid in the
 * tokens sold is both consideration and an allowable cost (CRYPTO22280).
 */
export const gb: TaxRegime = {
  jurisdiction: 'GB',
  asOf: '2026-11-24',
  defaults: { method: 'SHARE-POOL', currency: 'GBP', timezone: 'Europe/London' },
  yearOf: splitYearOf(4, 6),
  termNames: undefined,
  longTermFrom: () => undefined,
  treatmentOf: (type) => (type === 'donate' ? 'untaxed' : type === 'lost' ? 'ignored' : 'disposal'),
  swapsAreNeutral: false,
  feeInKindIsProceeds: true,
  lossRule: undefined,
  taxedFigure: 'taxableGain',
  figuresOf,
};

/** Rates went from 10 and 20 to 18 and 24 per cent on this day, within a tax year (Finance Act 2025). */
const ratesChangedOn: LocalDay = dayOfDate(2024, 10, 30);

function figuresOf(lines: YearLines) {
  const { year, disposals, income, assetClass } = lines;
  const exempt = inForce(annualExemptAmounts, year, annualExemptKnownUntil);
  const totals = totalsOf(disposals);
  const { net } = totals;
  const leftOut =
    exempt === undefined
      ? ['annualExemptAmount', 'taxableGain'].map((figure) => ({
          figure,
          reason: `the annual exempt amount of ${year} is in no table`,
        }))
      : [];
  const figures: Figures = {
    ...((disposals.length > 0 || lines.contracts === undefined) && {
      ...totals,
      ...(exempt !== undefined && {
        annualExemptAmount: exempt.value,
        taxableGain: greatest(net.minus(exempt.value), zero),
      }),
      ...(assetClass === 'crypto' && { sa108: sa108Of(totals) }),
      ...(year === '2024-25' && {
        netBeforeRatesChanged: totalsOf(disposals.filter(({ day }) => day < ratesChangedOn)).net,
        netSinceRatesChanged: totalsOf(disposals.filter(({ day }) => day >= ratesChangedOn)).net,
      }),
    }),
    ...incomeFigure(income),
    ...contractFigures(lines),
  };
  return { year, figures, leftOut };
}

type Totals = {
  readonly disposals: number;
  readonly grossProceeds: Exact;
  readonly allowableCosts: Exact;
  readonly gains: Exact;
  readonly losses: Exact;
  readonly net: Exact;
};

function totalsOf(disposals: readonly Disposal[]): Totals {
  const gains = sum(disposals.map(({ gain }) => greatest(gain, zero)));
  const net = sum(disposals.map(({ gain }) => gain));
  return {
    disposals: disposals.length,
    grossProceeds: sum(disposals.map(({ proceeds, disposalFees }) => proceeds.plus(disposalFees))),
    allowableCosts: sum(disposals.map(({ costBasis, disposalFees }) => costBasis.plus(disposalFees))),
    gains,
    losses: gains.minus(net),
    net,
  };
}

/** The crypto section of form SA108, in whole pounds: money in is rounded down, costs and losses up. */
function sa108Of({ disposals, grossProceeds, allowableCosts, gains, losses }: Totals): Figures {
  return {
    '13.1': new Exact(disposals, 0),
    '13.2': grossProceeds.rescale(0, 'floor'),
    '13.3': allowableCosts.rescale(0, 'ceil'),
    '13.4': gains.rescale(0, 'floor'),
    '13.5': signOf(losses) === 0 ? zero : losses.rescale(0, 'ceil'),
  };
}
