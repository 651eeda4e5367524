import type { Exact } from '@rxtrade/core';

/** An amount as a person reads it: eight places tell a satoshi; the document has ten. */
export function shortAmount(amount: Exact): string {
  return amount.rescale(Math.min(amount.scale, 8), 'half-even').toString();
}
