import type { SlippageModel, SpreadModel } from './models.ts';
import { notNegative, partOfPrice } from './settings.ts';

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
