import { RxtradeError } from '@rxtrade/core';
import type { RejectModel } from './models.ts';

/** Takes every order that can be taken. The default. */
export function noRejects(): RejectModel {
  return { name: 'none', reasonFor: () => undefined };
}

/**
 * Refuses each order with the same probability, by the run's seed: what a venue under load does. The trader hears E409.
 *
 * @throws E402 for a probability below 0 or above 1.
 */
export function randomRejects(probability: number): RejectModel {
  if (!(probability >= 0 && probability <= 1))
    throw new RxtradeError('E402', `a probability of ${probability} is not possible; give one from 0 to 1`, {
      probability,
    });
  return {
    name: `each order with a probability of ${probability}`,
    reasonFor: (_, random) => (random.next() < probability ? `drawn with a probability of ${probability}` : undefined),
  };
}
