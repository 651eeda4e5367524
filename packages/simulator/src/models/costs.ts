import { RxtradeError } from '@rxtrade/core';
import type { LatencyModel, SlippageModel, SpreadModel } from './models.ts';

const perBps = 1e-4;

/** The same slippage for every taker fill, in basis points of the price. */
export function fixedSlippage(bps: number): SlippageModel {
  const rate = notNegative(bps, 'slippage') * perBps;
  return { name: `${bps} bps`, rate: () => rate };
}

/** Slippage as a share of the bar's range, (high - low) / reference: wide bars cost more. Nothing without a bar. */
export function rangeSlippage(share: number): SlippageModel {
  notNegative(share, 'slippage');
  return {
    name: `${share} of the bar's range`,
    rate: ({ high, low, reference }) => (share * Math.max(0, high - low)) / reference,
  };
}

/** No slippage. A run with it is labeled as one without costs. */
export function noSlippage(): SlippageModel {
  return { name: 'none', rate: () => 0 };
}

/** The same spread always, in basis points of the price. */
export function fixedSpread(bps: number): SpreadModel {
  const rate = notNegative(bps, 'spread') * perBps;
  return { name: `${bps} bps`, rate: () => rate };
}

export function noSpread(): SpreadModel {
  return { name: 'none', rate: () => 0 };
}

/** The same delay always. */
export function constantLatency(ms: number): LatencyModel {
  const delay = notNegative(ms, 'latency');
  return { name: `${ms} ms`, delayMs: () => delay };
}

/** A delay drawn uniformly between two bounds, whole milliseconds. */
export function randomLatency(fromMs: number, toMs: number): LatencyModel {
  notNegative(fromMs, 'latency');
  if (!(toMs >= fromMs))
    throw new RxtradeError(
      'E402',
      `latency from ${fromMs} to ${toMs} ms is not a range; give the smaller bound first`,
      { fromMs, toMs },
    );
  return { name: `${fromMs} to ${toMs} ms`, delayMs: (random) => Math.floor(random.between(fromMs, toMs + 1)) };
}

function notNegative(value: number, name: string): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RxtradeError('E402', `a ${name} of ${value} is not possible; give a finite number from 0`, {
      [name]: value,
    });
  return value;
}
