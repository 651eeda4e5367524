import { RxtradeError } from '@rxtrade/core';
import type { QueueChange, QueueModel } from './queue-model.ts';

/**
 * Cancellations are all behind us, as long as that can be: only trades move an order up, and a level that has become
 * smaller than what was ahead. The most careful model, and the default.
 *
 * Source: the `RiskAdverseQueueModel` of hftbacktest.
 */
export function riskAverseQueue(): QueueModel {
  return { name: 'risk-averse: only trades move an order up', aheadAfter: ({ ahead }) => ahead };
}

/**
 * A cancellation is ahead of us with probability f(ahead) / (f(ahead) + f(behind)), f(x) = x^n: with n = 1 in
 * proportion to what stands there, with a larger n the longer side loses nearly all.
 *
 * Source: E. Rigtorp, "Estimating order queue position" (2013); the `PowerProbQueueFunc` of hftbacktest.
 *
 * @throws E402 for a power that is not finite and above zero.
 */
export function powerQueue(power = 3): QueueModel {
  if (!(power > 0 && power < Number.POSITIVE_INFINITY))
    throw new RxtradeError('E402', `a queue power of ${power} is not possible; give a finite number above 0`, {
      power,
    });
  return {
    name: `cancellations ahead by the power ${power} of what is there`,
    aheadAfter: (change) => shared(change, (behind, ahead) => (behind / ahead) ** power),
  };
}

/**
 * As `powerQueue`, with f(x) = ln(1 + x): cancellations come nearly evenly from before and behind.
 *
 * Source: E. Rigtorp, "Estimating order queue position" (2013); the `LogProbQueueFunc` of hftbacktest.
 */
export function logQueue(): QueueModel {
  return {
    name: 'cancellations ahead by the logarithm of what is there',
    aheadAfter: (change) => shared(change, (behind, ahead) => Math.log1p(behind) / Math.log1p(ahead)),
  };
}

/** `odds`: how much likelier a cancellation is behind than ahead. */
function shared(
  { ahead, before, after, traded }: QueueChange,
  odds: (behind: number, ahead: number) => number,
): number {
  const untraded = before - traded;
  const cancelled = untraded - after;
  // a level that grew, or shrank by trades alone
  if (cancelled <= 0 || ahead === 0) return ahead;
  const behind = Math.max(0, untraded - ahead);
  return Math.max(0, ahead - cancelled / (1 + odds(behind, ahead)));
}
