import { defer, filter, map, type OperatorFunction } from 'rxjs';
import type { Indicator } from '../contract/index.ts';
import { Side } from './side.ts';

/** What is fed with every event; `sma(10)` is one. */
export type CrossingLine = Pick<Indicator<number, number>, 'update'>;

/** An event on which one line crossed the other. */
export type CrossingEvent<E> = { readonly at: E; readonly direction: 'up' | 'down' };

/**
 * Feeds each event to two indicators and passes on those on which `fast` crossed `slow`. Nothing leaves during warm-up.
 *
 *     event$   -5-1-2-9-8-1-|     crossings({ fast: () => sma(1), slow: () => sma(2) }, (x) => x)
 *     result   -----u-----d-|     1 is below its average, 2 above it; 1 below again
 *
 * The factories run at each subscription, so that two subscribers never share an indicator's state. To touch is not to
 * cross, as in `crossing`.
 *
 * @throws E081 on the error channel when `select` gives what an indicator cannot take.
 */
export function crossings<E>(
  { fast, slow }: { readonly fast: () => CrossingLine; readonly slow: () => CrossingLine },
  select: (event: E) => number,
): OperatorFunction<E, CrossingEvent<E>> {
  return (source) =>
    defer(() => {
      const step = crossingStep<E>({ fast: fast(), slow: slow() });
      return source.pipe(
        map((event) => step(event, select(event))),
        filter((found) => found !== undefined),
      );
    });
}

function crossingStep<E>({ fast, slow }: { readonly fast: CrossingLine; readonly slow: CrossingLine }) {
  const side = new Side();
  return (at: E, x: number): CrossingEvent<E> | undefined => {
    const upper = fast.update(x);
    const lower = slow.update(x);
    if (upper === undefined || lower === undefined) return undefined;
    const found = side.push(upper - lower);
    return found === 0 ? undefined : { at, direction: found > 0 ? 'up' : 'down' };
  };
}
