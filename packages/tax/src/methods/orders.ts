import { times } from '../amounts/exact-math.ts';
import type { LotKey, LotOrder } from './lot-method.ts';

const byAge = (a: LotKey, b: LotKey) => a.acquiredAt - b.acquiredAt || a.sequence - b.sequence;

/** Floats nearer than this cannot say which unit cost is larger; the exact costs do. */
const closeness = 1e-12;

/** Compares cost by unit, exactly: negative when a unit of `a` cost less. */
export function compareUnitCost(a: LotKey, b: LotKey): number {
  const difference = a.unitCost - b.unitCost;
  if (Math.abs(difference) > closeness * Math.max(a.unitCost, b.unitCost)) return difference;
  return times(a.cost, b.quantity).compare(times(b.cost, a.quantity));
}

function lotOrder(name: string, compare: LotOrder['compare'], usesIdentification = false): LotOrder {
  return { kind: 'order', name, compare, usesIdentification };
}

/** First in, first out: the lot acquired first, whatever account it has been in since. */
export const fifo: LotOrder = lotOrder('FIFO', byAge);

/** Last in, first out. */
export const lifo: LotOrder = lotOrder('LIFO', (a, b) => byAge(b, a));

/** Highest cost first; of equal unit costs the oldest. */
export const hifo: LotOrder = lotOrder('HIFO', (a, b) => compareUnitCost(b, a) || byAge(a, b));

/** Lowest cost first; of equal unit costs the oldest. */
export const lofo: LotOrder = lotOrder('LOFO', (a, b) => compareUnitCost(a, b) || byAge(a, b));

/**
 * Specific identification: the lots a sale names, if that was written down no later than the sale; otherwise, and for
 * what they do not cover, first in, first out (Treas. Reg. 1.1012-1(j)).
 */
export const specificId: LotOrder = lotOrder('SPECIFIC-ID', byAge, true);
