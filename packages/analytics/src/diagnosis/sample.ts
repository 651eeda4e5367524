import type { EquityCurve } from '@rxtrade/core';
import { normalQuantile } from '../distribution/normal.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { riskMeasures } from '../metrics/risk-measures.ts';
import { amountText, countText, percentText, ratioText } from '../words/figures.ts';
import type { Finding } from './finding.ts';

/** Below it a mean is not yet near normal, which is what most figures of trades take for granted. */
const tradesMin = 30;
const tradesHopeless = 10;

/** Whether there is enough to say anything at all. */
export function sampleFindings(metrics: Metrics, curve: EquityCurve): readonly Finding[] {
  return [...tradeCount(metrics), ...trackRecord(metrics, curve)];
}

function tradeCount({ trades: { count, winRate } }: Metrics): readonly Finding[] {
  if (count === 0)
    return [
      {
        id: 'no-trades',
        severity: 'critical',
        sentence: 'Not one trade was closed: there is no result to judge.',
        figures: { trades: 0 },
      },
    ];
  if (count >= tradesMin || winRate === undefined) return [];
  const { low, high } = wilsonInterval(winRate, count);
  return [
    {
      id: 'too-few-trades',
      severity: count < tradesHopeless ? 'critical' : 'warning',
      sentence: `${countText(count, 'trade')} ${count === 1 ? 'is' : 'are'} too few: after so many, a win rate of ${percentText(winRate, 0)} may in truth be anything from ${percentText(low, 0)} to ${percentText(high, 0)}.`,
      figures: { trades: count, winRate, winRateLow: low, winRateHigh: high },
    },
  ];
}

/**
 * Between which shares the true one lies, 95 times of 100. Wilson, Probable Inference, the Law of Succession, and
 * Statistical Inference (1927).
 */
export function wilsonInterval(share: number, count: number): { readonly low: number; readonly high: number } {
  const z = normalQuantile(0.975);
  const square = (z * z) / count;
  const middle = share + square / 2;
  const reach = z * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  return { low: Math.max(0, (middle - reach) / (1 + square)), high: Math.min(1, (middle + reach) / (1 + square)) };
}

/** Asked only of a result that is good: a bad one does not need to be proven. */
function trackRecord({ sharpe, annualization }: Metrics, curve: EquityCurve): readonly Finding[] {
  if (sharpe === undefined || sharpe <= 0) return [];
  // with the sampling that the metrics were made with
  const { minimumTrackRecord, probabilisticSharpe, returnCount } = riskMeasures(
    { curve },
    { periodsPerYear: annualization.periodsPerYear },
  );
  if (minimumTrackRecord === undefined || minimumTrackRecord <= returnCount) return [];
  const needed = Math.ceil(minimumTrackRecord);
  const years = needed / annualization.periodsPerYear;
  return [
    {
      id: 'track-record-too-short',
      severity: 'warning',
      sentence: `The track record is too short to tell skill from luck: a Sharpe ratio of ${ratioText(sharpe)} needs ${countText(needed, 'return')} (${amountText(years, 1)} years) to be above zero with 95% confidence, and there are ${amountText(returnCount, 0)}.`,
      figures: {
        sharpe,
        returns: returnCount,
        returnsNeeded: needed,
        ...(probabilisticSharpe !== undefined && { probabilisticSharpe }),
      },
    },
  ];
}
