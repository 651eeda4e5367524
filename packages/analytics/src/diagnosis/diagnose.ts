import { amountText } from '../words/figures.ts';
import { accountFindings } from './account.ts';
import { concentrationFindings } from './concentration.ts';
import { costFindings } from './costs.ts';
import type { Finding, Severity } from './finding.ts';
import { lookAheadFindings } from './look-ahead.ts';
import { regimeFindings } from './regimes.ts';
import { sampleFindings } from './sample.ts';
import { stretchFindings } from './stretches.ts';
import type { Diagnosed } from './subject.ts';
import { volumeFindings } from './volume.ts';

/**
 * Says in sentences what is wrong with a result, the worst first: too small a sample, a result that one trade, one market
 * or one quarter of the time carries, costs that eat it, signs of look-ahead, fills that nobody could have had, an account
 * near its end. An empty list says that nothing was found, not that nothing is wrong.
 *
 * Thresholds are rxtrade's own and stand in docs/metrics.md, with what they rest on.
 *
 * @throws E421 when the curve is not sound.
 */
export function diagnose(diagnosed: Diagnosed): readonly Finding[] {
  const { curve, metrics, trades, benchmark = diagnosed.series?.[0] } = diagnosed;
  const { reportingCurrency } = metrics;
  const money = (value: number) => [amountText(value), reportingCurrency].filter(Boolean).join(' ');
  const findings: readonly Finding[] = [
    ...costFindings(diagnosed, money),
    ...synthetic(diagnosed),
    ...volumeFindings(diagnosed),
    ...lookAheadFindings(diagnosed),
    ...sampleFindings(metrics, curve),
    ...concentrationFindings(metrics, trades, money),
    ...accountFindings(diagnosed, money),
    ...(benchmark === undefined || benchmark === 'none' ? [] : regimeFindings(curve, metrics, benchmark)),
    ...stretchFindings(curve, metrics),
  ];
  return findings.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}

const ranks: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, note: 2 };

function synthetic({ isSynthetic }: Diagnosed): readonly Finding[] {
  if (isSynthetic !== true) return [];
  return [
    {
      id: 'synthetic-data',
      severity: 'warning',
      sentence: 'Prices come out of a generator: the figures say nothing about a real market.',
      figures: {},
    },
  ];
}
