import { RxtradeError } from '@rxtrade/core';
import type { LatencyModel, SlippageModel, SpreadModel } from './models.ts';

const perBps = 1e-4;

/** The same slippage for every taker fill, in basis points of the price. @throws E402 below 0 or from 10,000 on. */
export function fixedSlippage(bps: number): SlippageModel {
  const rate = partOfPrice(bps, 'slippage') * perBps;
  return { name: `${bps} bps`, rate: () => rate };
}

/**
 * Slippage as a share of the bar's range, (high - low) / reference: wide bars cost more. Nothing without a bar, nor at a
 * bar's opening, when its range is yet to come. @throws E402 for a share below 0 or not finite.
 */
export function rangeSlippage(share: number): SlippageModel {
  notNegative(share, 'slippage share');
  return {
    name: `${share} of the bar's range`,
    rate: ({ high, low, reference }) => (share * Math.max(0, high - low)) / reference,
  };
}

/** No slippage. A run with it is labeled as one without costs. */
export function noSlippage(): SlippageModel {
  return { name: 'none', rate: () => 0 };
}

/** The same spread always, in basis points of the price. @throws E402 below 0 or from 10,000 on. */
export function fixedSpread(bps: number): SpreadModel {
  const rate = partOfPrice(bps, 'spread') * perBps;
  return { name: `${bps} bps`, rate: () => rate };
}

/** No spread. A run with it is labeled as one without costs. */
export function noSpread(): SpreadModel {
  return { name: 'none', rate: () => 0 };
}

/** The same delay always. @throws E402 unless it is a whole number of milliseconds from 0. */
export function constantLatency(ms: number): LatencyModel {
  const delay = wholeMs(ms);
  return { name: `${ms} ms`, delayMs: () => delay };
}

/**
 * A delay drawn uniformly between two bounds, both included. @throws E402 unless they are whole milliseconds from 0, the
 * smaller first.
 */
export function randomLatency(fromMs: number, toMs: number): LatencyModel {
  wholeMs(fromMs);
  wholeMs(toMs);
  if (toMs < fromMs)
    throw new RxtradeError(
      'E402',
      `latency from ${fromMs} to ${toMs} ms is not a range; give the smaller bound first`,
      { fromMs, toMs },
    );
  return { name: `${fromMs} to ${toMs} ms`, delayMs: (random) => Math.floor(random.between(fromMs, toMs + 1)) };
}

function partOfPrice(bps: number, name: string): number {
  if (notNegative(bps, name) >= 10_000)
    throw new RxtradeError('E402', `a ${name} of ${bps} bps is the whole price or more; give less than 10000`, {
      [name]: bps,
    });
  return bps;
}

function wholeMs(ms: number): number {
  if (!(Number.isSafeInteger(ms) && ms >= 0))
    throw new RxtradeError('E402', `a latency of ${ms} ms is not possible; give whole milliseconds from 0`, {
      latency: ms,
    });
  return ms;
}

function notNegative(value: number, name: string): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RxtradeError('E402', `a ${name} of ${value} is not possible; give a finite number from 0`, {
      [name]: value,
    });
  return value;
}
