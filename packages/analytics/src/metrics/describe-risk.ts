import { amountText, countText, durationText, none, percentText, ratioText } from '../words/figures.ts';
import type { MetricRow } from './describe-metrics.ts';
import type { RiskMeasures } from './risk-metrics.ts';

/** The rows of what `riskMeasures` tells, for people, in reading order; those against a benchmark where there is one. */
export function describeRisk(risk: RiskMeasures): readonly MetricRow[] {
  const { underWater, benchmark, returnCount, minimumTrackRecord, annualization } = risk;
  const tail = `${amountText(100 * (1 - risk.tail), 0)}%`;
  const { periodMs } = annualization;
  const each = `(${durationText(periodMs).replace(/ 0[hm]$/, '')})`;
  return [
    [`Value at risk, ${tail} ${each}`, percentText(risk.valueAtRisk)],
    [`Expected shortfall, ${tail} ${each}`, percentText(risk.conditionalValueAtRisk)],
    [`Value at risk, Cornish-Fisher ${each}`, percentText(risk.cornishFisherValueAtRisk)],
    [`Expected shortfall, Cornish-Fisher ${each}`, percentText(risk.cornishFisherConditionalValueAtRisk)],
    ['Downside risk a year', percentText(risk.downsideRisk)],
    ['Skewness', ratioText(risk.skewness)],
    ['Kurtosis (3 is normal)', ratioText(risk.kurtosis)],
    ['Omega ratio', ratioText(risk.omega)],
    ['Tail ratio', ratioText(risk.tailRatio)],
    ['Ulcer index', percentText(risk.ulcerIndex)],
    ['Recovery factor', ratioText(risk.recoveryFactor)],
    ['Time under water', percentText(underWater?.share)],
    ['Probability of a Sharpe ratio above 0', percentText(risk.probabilisticSharpe)],
    [
      'Minimum track record',
      minimumTrackRecord === undefined
        ? none
        : `${amountText(Math.ceil(minimumTrackRecord), 0)} of ${countText(returnCount, 'return')}`,
    ],
    ...(benchmark === undefined
      ? []
      : ([
          ['Alpha a year', percentText(benchmark.alpha)],
          ['Beta', ratioText(benchmark.beta)],
          ['Correlation', ratioText(benchmark.correlation)],
          ['Tracking error a year', percentText(benchmark.trackingError)],
          ['Information ratio', ratioText(benchmark.informationRatio)],
          ['Up capture', ratioText(benchmark.upCapture)],
          ['Down capture', ratioText(benchmark.downCapture)],
        ] satisfies readonly MetricRow[])),
  ];
}
