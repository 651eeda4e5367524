import { hyperbolicTangent, naturalLog } from '../portable-math/index.ts';
import { BarHistory, meanOf, type PastBar } from './bar-history.ts';
import type { SpreadModel } from './models.ts';
import { lookBack, partOfPrice } from './settings.ts';

/** What a spread estimated from bars goes by. */
export type EstimatedSpreadOptions = {
  /** Bars it looks back on; 20 when absent. */
  readonly bars?: number;
  /** The spread until it has seen them, in basis points; 2 when absent. */
  readonly untilThenBps?: number;
};

const root = 3 - 2 * Math.SQRT2;

/**
 * The spread that highs and lows give away: a high is mostly bought at the ask, a low sold at the bid, and over two bars
 * the spread counts once while the variance counts twice. The mean over all pairs of bars, none less than zero.
 *
 * S = 2 (e^a - 1) / (1 + e^a), a = (sqrt(2b) - sqrt(b)) / (3 - 2 sqrt(2)) - sqrt(g / (3 - 2 sqrt(2))), b the sum of the
 * squared ln(high / low) of both bars, g that of the two as one. Meant for days; on shorter bars it says more than there
 * is.
 *
 * Source: Corwin & Schultz, "A simple way to estimate bid-ask spreads from daily high and low prices", Journal of Finance
 * 67 (2012), 719-760.
 *
 * @throws E402 for a look back that is not whole and from 2 on, or a spread of the whole price.
 */
export function corwinSchultzSpread(options: EstimatedSpreadOptions = {}): SpreadModel {
  return estimated('Corwin-Schultz', corwinSchultz, options, corwinSchultzSpread);
}

/**
 * The spread that closes give away against the middle of the range before and after:
 * S = sqrt(max(0, 4 (c - m) (c - m'))), c the logarithm of a close, m and m' the means of the logarithms of high and low
 * of its bar and of the next. The mean over all pairs of bars.
 *
 * Source: Abdi & Ranaldo, "A simple estimation of bid-ask spreads from daily close, high, and low prices", Review of
 * Financial Studies 30 (2017), 4437-4480, the two-day corrected form.
 *
 * @throws E402 for a look back that is not whole and from 2 on, or a spread of the whole price.
 */
export function abdiRanaldoSpread(options: EstimatedSpreadOptions = {}): SpreadModel {
  return estimated('Abdi-Ranaldo', abdiRanaldo, options, abdiRanaldoSpread);
}

function estimated(
  name: string,
  ofPair: (bar: PastBar, next: PastBar) => number,
  options: EstimatedSpreadOptions,
  again: (options: EstimatedSpreadOptions) => SpreadModel,
): SpreadModel {
  const { bars = 20, untilThenBps = 2 } = options;
  const until = partOfPrice(untilThenBps, 'spread') * 1e-4;
  const history = new BarHistory(lookBack(bars));
  return {
    name: `${name} over ${bars} bars, ${untilThenBps} bps until then`,
    rate: ({ instrument }) => {
      const past = history.of(instrument);
      return past === undefined ? until : meanOf(past.slice(1).map((next, i) => ofPair(past[i] as PastBar, next)));
    },
    onBar: (bar) => history.add(bar),
    begin: () => again(options),
  };
}

function corwinSchultz(bar: PastBar, next: PastBar): number {
  const beta = squaredRange(bar.high, bar.low) + squaredRange(next.high, next.low);
  const gamma = squaredRange(Math.max(bar.high, next.high), Math.min(bar.low, next.low));
  const alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / root - Math.sqrt(gamma / root);
  // 2 (e^a - 1) / (1 + e^a); bars so wide that the tangent is out of reach tell no spread anyway
  return alpha <= 0 ? 0 : 2 * hyperbolicTangent(Math.min(alpha / 2, 2));
}

function abdiRanaldo(bar: PastBar, next: PastBar): number {
  const close = naturalLog(bar.close);
  return Math.sqrt(Math.max(0, 4 * (close - middleOf(bar)) * (close - middleOf(next))));
}

function squaredRange(high: number, low: number): number {
  const range = naturalLog(high / low);
  return range * range;
}

function middleOf({ high, low }: PastBar): number {
  return (naturalLog(high) + naturalLog(low)) / 2;
}
