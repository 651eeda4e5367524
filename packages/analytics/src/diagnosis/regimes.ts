import type { BarSeries, EquityCurve } from '@rxtrade/core';
import { benchmarkOf, benchmarkReturns, canBeHeld } from '../benchmark/benchmark-returns.ts';
import { shapeOf } from '../distribution/shape.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type PeriodReturns, sampledReturns } from '../returns/period-returns.ts';
import { wealthIndex } from '../returns/wealth-index.ts';
import { percentText } from '../words/figures.ts';
import type { Finding } from './finding.ts';

/** What a market did over a period, and how returns under it are called. */
const regimes = ['rising', 'falling', 'sideways'] as const;
type Regime = (typeof regimes)[number];

/** Fewer periods than this are no pattern. */
const monthsMin = 12;
const weeksMin = 10;
const periodsMin = 2;

/** Whether profits came in one kind of market only, and what the market itself returned. */
export function regimeFindings(curve: EquityCurve, { totalReturn }: Metrics, market: BarSeries): readonly Finding[] {
  if (!canBeHeld(market) || totalReturn === undefined || curve.length < 2) return [];
  const benchmark = benchmarkOf(market);
  const startAt = curve.at[0] as number;
  const returnsOf = (at: Float64Array) => benchmarkReturns(benchmark, { startAt, at });
  const [whole] = returnsOf(Float64Array.of(curve.at[curve.length - 1] as number));
  return [
    ...holding(totalReturn, whole ?? Number.NaN, market.instrument.id),
    ...oneRegime(periodsOf(curve), returnsOf, market.instrument.id),
  ];
}

function holding(totalReturn: number, marketReturn: number, id: string): readonly Finding[] {
  if (!(totalReturn < marketReturn)) return [];
  return [
    {
      id: 'worse-than-holding',
      severity: 'note',
      sentence: `Holding ${id} would have returned ${percentText(marketReturn)} over the same time; this returned ${percentText(totalReturn)}.`,
      figures: { totalReturn, marketReturn },
    },
  ];
}

type Periods = PeriodReturns & { readonly name: 'month' | 'week' };

/** Days are no regimes: whoever is long earns on the days that rise. */
function periodsOf(curve: EquityCurve): Periods | undefined {
  const index = wealthIndex(curve);
  const months = sampledReturns(curve.at, index, 'month');
  if (months.length >= monthsMin) return { ...months, name: 'month' };
  const weeks = sampledReturns(curve.at, index, 'week');
  return weeks.length >= weeksMin ? { ...weeks, name: 'week' } : undefined;
}

type Share = { count: number; log: number };

function oneRegime(
  periods: Periods | undefined,
  returnsOf: (at: Float64Array) => Float64Array,
  id: string,
): readonly Finding[] {
  if (periods === undefined) return [];
  const shares = sharesOf(periods, returnsOf(periods.at));
  const seen = regimes.filter((regime) => shares[regime].count >= periodsMin);
  const earning = seen.filter((regime) => shares[regime].log > 0);
  const [only] = earning;
  const total = regimes.reduce((sum, regime) => sum + shares[regime].log, 0);
  if (seen.length < 2 || earning.length !== 1 || only === undefined || !(total > 0)) return [];
  const told = (regime: Regime) =>
    `${percentText(Math.expm1(shares[regime].log), 1)} in ${shares[regime].count} ${regime} ${periods.name}s`;
  const others = seen.filter((regime) => regime !== only);
  return [
    {
      id: 'one-regime',
      severity: 'warning',
      sentence: `Profits come only while ${id} is ${only === 'sideways' ? 'going sideways' : only}: ${told(only)}, against ${others.map(told).join(' and ')}.`,
      figures: Object.fromEntries(
        seen.flatMap((regime) => [
          [`${regime}Periods`, shares[regime].count],
          [`${regime}Return`, Math.expm1(shares[regime].log)],
        ]),
      ),
    },
  ];
}

/** A period is sideways when its market moved less than half of how far such periods move. */
function sharesOf({ returns }: Periods, market: Float64Array): Readonly<Record<Regime, Share>> {
  const shares = { rising: { count: 0, log: 0 }, falling: { count: 0, log: 0 }, sideways: { count: 0, log: 0 } };
  const still = Math.sqrt(shapeOf(market).variance) / 2;
  for (let i = 0; i < returns.length; i++) {
    const move = market[i] as number;
    if (Number.isNaN(move)) continue;
    const share = shares[move > still ? 'rising' : move < -still ? 'falling' : 'sideways'];
    share.count += 1;
    share.log += Math.log1p(returns[i] as number);
  }
  return shares;
}
