import type { Exact } from '@rxtrade/core';
import type { Figure } from './tax-result.ts';

/** Tells an amount from a group of figures: by its shape, as two copies of core may meet. */
export function isAmount(figure: Exclude<Figure, number | boolean>): figure is Exact {
  return 'units' in figure && 'scale' in figure;
}
