import { map, type OperatorFunction, pipe } from 'rxjs';
import { type Updatable, withIndicator } from './with-indicator.ts';

/**
 * Feeds each event to an indicator and passes on the indicator's value alone. Nothing leaves during warm-up.
 *
 *     event$   -1-2-3--5-|     indicatorValues(() => new Mean(2))
 *     result   ---a-b--c-|     a: 1.5, b: 2.5, c: 4
 *
 * `withIndicator` keeps the event beside the value.
 */
export function indicatorValues<X, Y>(make: () => Updatable<X, Y>): OperatorFunction<X, Y>;
export function indicatorValues<E, X, Y>(make: () => Updatable<X, Y>, select: (event: E) => X): OperatorFunction<E, Y>;
export function indicatorValues<E, Y>(
  make: () => Updatable<unknown, Y>,
  select: (event: E) => unknown = (event) => event,
): OperatorFunction<E, Y> {
  return pipe(
    withIndicator(make, select),
    map(({ value }) => value),
  );
}
