import { RxtradeError } from '@rxtrade/core';
import type { LotMethod } from './lot-method.ts';
import { sharePool } from './matchers.ts';
import { fifo, hifo, lifo, lofo, specificId } from './orders.ts';
import { averageCost, frenchPortfolio } from './pools.ts';

/** Every method that comes with the package. Contracts are worked out beside any of them. */
export const lotMethods: readonly LotMethod[] = [
  fifo,
  lifo,
  hifo,
  lofo,
  specificId,
  averageCost,
  sharePool,
  frenchPortfolio,
];

/** The name that asks for contracts alone; spot in the same input is then followed first in, first out. */
const contractsOnly = 'CONTRACT';

/**
 * The method of a name, in any case: `FIFO`, `LIFO`, `HIFO`, `LOFO`, `SPECIFIC-ID`, `AVERAGE-COST`, `SHARE-POOL`,
 * `FR-PORTFOLIO`, or `CONTRACT` for perpetuals.
 *
 * @throws E502 when there is none of that name.
 */
export function methodNamed(name: string): LotMethod {
  const wanted = name.toUpperCase();
  if (wanted === contractsOnly) return fifo;
  const found = lotMethods.find((method) => method.name === wanted);
  if (found !== undefined) return found;
  const known = [...lotMethods.map((method) => method.name), contractsOnly].join(', ');
  throw new RxtradeError('E502', `"${name}" is not a method; write one of ${known}`, { method: name });
}
