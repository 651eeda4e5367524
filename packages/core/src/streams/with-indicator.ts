import { defer, filter, map, type OperatorFunction } from 'rxjs';

/** Anything that takes one input after another and answers once it has seen enough: what an indicator is, in one method. */
export interface Updatable<X, Y> {
  /** Takes the next input; undefined while it has not seen enough. */
  update(input: X): Y | undefined;
}

/** An event with the value an indicator had after it. */
export type WithValue<E, Y> = { readonly event: E; readonly value: Y };

/**
 * Feeds each event to an indicator and passes it on with the indicator's value. Nothing leaves during warm-up.
 *
 *     event$   -1-2-3--5-|              withIndicator(() => new Mean(2))
 *     result   ---a-b--c-|              a: { event: 2, value: 1.5 }, b: { event: 3, value: 2.5 }, ...
 *
 * `make` runs at each subscription, so that two subscribers never share an indicator's state. `select` says what the
 * indicator sees of an event; without it, the event itself.
 *
 * @example
 * import { type Bar, resample, withIndicator, hour } from '@rxtrade/core';
 * import { rsi } from '@rxtrade/indicators';
 * import { map, type Observable } from 'rxjs';
 *
 * // hourly RSI of minute bars: a line of text whenever an hour is complete
 * export function hourlyRsi(bar$: Observable<Bar>): Observable<string> {
 *   return bar$.pipe(
 *     resample(hour),
 *     withIndicator(
 *       () => rsi(14),
 *       ({ close }) => close,
 *     ),
 *     map(({ event, value }) => `${new Date(event.closeAt).toISOString()} ${value.toFixed(1)}`),
 *   );
 * }
 */
export function withIndicator<X, Y>(make: () => Updatable<X, Y>): OperatorFunction<X, WithValue<X, Y>>;
export function withIndicator<E, X, Y>(
  make: () => Updatable<X, Y>,
  select: (event: E) => X,
): OperatorFunction<E, WithValue<E, Y>>;
export function withIndicator<E, Y>(
  make: () => Updatable<unknown, Y>,
  select: (event: E) => unknown = (event) => event,
): OperatorFunction<E, WithValue<E, Y>> {
  return (source) =>
    defer(() => {
      const indicator = make();
      return source.pipe(
        map((event) => withValue(event, indicator.update(select(event)))),
        filter((found) => found !== undefined),
      );
    });
}

function withValue<E, Y>(event: E, value: Y | undefined): WithValue<E, Y> | undefined {
  return value === undefined ? undefined : { event, value };
}
