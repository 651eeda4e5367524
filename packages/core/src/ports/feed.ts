import type { Observable } from 'rxjs';
import type { BarSeries, EventSeries, MarketEvent } from '../market/index.ts';
import type { EpochMs } from '../time/index.ts';

/** Holds history back, instant by instant. It delays what is delivered and changes nothing of it. */
export interface Pace {
  /**
   * Undefined when the events of instant `at` may be delivered; else an observable that emits when it is worth asking
   * again. Unsubscribing ends the wait.
   */
  until(at: EpochMs): Observable<unknown> | undefined;
}

/**
 * Where market events come from: whole history as series, which the driver merges by time in a sweep, at a pace where
 * one is given, or a stream of events in `receivedAt` order.
 */
export type Feed =
  | {
      readonly kind: 'history';
      readonly name: string;
      readonly series: readonly BarSeries[];
      /** What is no bar: trades, quotes, books, funding, marks. */
      readonly events?: readonly EventSeries[];
      /** Finer bars of the same instruments, which the venue matches against and nobody is shown. */
      readonly detail?: readonly BarSeries[];
      /** As fast as it can be, when absent. */
      readonly pace?: Pace;
    }
  | { readonly kind: 'stream'; readonly name: string; readonly event$: Observable<MarketEvent> };
