import type { Observable } from 'rxjs';
import type { BarSeries, MarketEvent } from '../market/index.ts';

/**
 * Where market events come from: whole history as series, which the driver merges by time in a sweep, or a stream of
 * events in `receivedAt` order.
 */
export type Feed =
  | { readonly kind: 'history'; readonly name: string; readonly series: readonly BarSeries[] }
  | { readonly kind: 'stream'; readonly name: string; readonly event$: Observable<MarketEvent> };
