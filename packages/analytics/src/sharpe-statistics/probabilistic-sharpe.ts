import { checkShare } from '../distribution/check-share.ts';
import { normalQuantile, normalShare } from '../distribution/normal.ts';
import { finite } from '../growth/finite.ts';
import type { SharpeSample } from './sharpe-sample.ts';

/**
 * Standard error of a Sharpe ratio a period: sqrt((1 - skewness x SR + (kurtosis - 1) / 4 x SR^2) / (n - 1)). Undefined
 * below two returns, and for moments that no sample has. Mertens (2002), after Lo (2002).
 */
export function sharpeStandardError(sample: SharpeSample): number | undefined {
  const spread = spreadOf(sample);
  return sample.count > 1 && spread > 0 ? finite(Math.sqrt(spread / (sample.count - 1))) : undefined;
}

/**
 * Probabilistic Sharpe ratio: the probability, in [0, 1], that the true Sharpe ratio is above a reference one (a period
 * too), given how long, how skewed and how fat-tailed the sample is: Phi((SR - reference) / standard error). Undefined
 * where the standard error is. Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier (2012).
 */
export function probabilisticSharpe(sample: SharpeSample, reference = 0): number | undefined {
  const error = sharpeStandardError(sample);
  return error === undefined ? undefined : finite(normalShare((sample.sharpe - reference) / error));
}

/**
 * Minimum track record length: how many returns it takes until the probabilistic Sharpe ratio reaches `confidence`, if
 * the sample went on as it is: 1 + (1 - skewness x SR + (kurtosis - 1) / 4 x SR^2) x (Phi^-1(confidence) / (SR -
 * reference))^2. In returns, not whole. Undefined when the ratio is not above the reference: no length would do. Bailey
 * and Lopez de Prado (2012).
 *
 * @throws E422 when `confidence` is not between 0.5 and 1.
 */
export function minimumTrackRecord(sample: SharpeSample, reference = 0, confidence = 0.95): number | undefined {
  checkShare('a confidence', confidence, { above: 0.5, below: 1 });
  const spread = spreadOf(sample);
  const lead = sample.sharpe - reference;
  return lead > 0 && spread > 0 ? finite(1 + spread * (normalQuantile(confidence) / lead) ** 2) : undefined;
}

/** What the variance of the estimate is times n - 1; positive for the moments of any sample. */
function spreadOf({ sharpe, skewness, kurtosis }: SharpeSample): number {
  return 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
}
