import { RxtradeError } from '@rxtrade/core';
import { naturalLog } from '../portable-math/index.ts';
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
 * @throws E402 for a power that is not a whole number from 1 to 20.
 */
export function powerQueue(power = 3): QueueModel {
  if (!(Number.isInteger(power) && power >= 1 && power <= 20))
    throw new RxtradeError('E402', `a queue power of ${power} is not possible; give a whole number from 1 to 20`, {
      power,
    });
  return {
    name: `cancellations ahead by the power ${power} of what is there`,
    aheadAfter: (change) => shared(change, (behind, ahead) => powerOf(behind / ahead, power)),
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
    aheadAfter: (change) => shared(change, (behind, ahead) => naturalLog(1 + behind) / naturalLog(1 + ahead)),
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

/** By multiplication, which every engine rounds alike. */
function powerOf(value: number, power: number): number {
  let product = value;
  for (let i = 1; i < power; i++) product *= value;
  return product;
}
