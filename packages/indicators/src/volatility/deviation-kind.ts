import { requireOneOf } from '../contract/index.ts';
import { IndicatorError } from '../errors/index.ts';

/** `population` divides by the number of inputs, `sample` by one less. */
export type DeviationKind = 'population' | 'sample';

/**
 * What the sum of squares is divided by.
 *
 * @throws E080 when the kind is unknown, or when a sample has only one input.
 */
export function divisorOf(
  indicator: string,
  { period, kind }: { readonly period: number; readonly kind: DeviationKind },
): number {
  requireOneOf({ indicator, name: 'kind', value: kind }, ['population', 'sample']);
  if (kind === 'population') return period;
  if (period > 1) return period - 1;
  throw new IndicatorError('E080', `${indicator}: a sample deviation needs a period of at least 2, not 1`, { period });
}
