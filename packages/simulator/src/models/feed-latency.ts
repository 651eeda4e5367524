import { type EventSeries, type MarketEvent, SeededRandom } from '@rxtrade/core';
import type { LatencyModel } from './models.ts';

/**
 * Recorded events, seen later: what the data say of when each was received, and the delay on top, never before the one in
 * front of it. The venue matches an order by when things happened, strategies see them when they came. Funding and marks,
 * which know no delay, stay as they are, as do bars: with bars a delay shorter than a bar is slippage.
 */
export function delayedEvents(events: EventSeries, latency: LatencyModel, seed: number): EventSeries {
  if (events.kind === 'funding' || events.kind === 'marks') return events;
  const delayed = delays(latency, seed);
  const receivedAt = events.columns.receivedAt.map((at) => delayed(at));
  switch (events.kind) {
    case 'trades':
      return { ...events, columns: { ...events.columns, receivedAt } };
    case 'quotes':
      return { ...events, columns: { ...events.columns, receivedAt } };
    case 'book':
      return { ...events, columns: { ...events.columns, receivedAt } };
  }
}

/**
 * The same for the events of one feed as they come: `feed$.pipe(map(feedLatency(constantLatency(50), 7)))`. Bars and other
 * rows of history pass as they are: those are delayed as columns.
 */
export function feedLatency(latency: LatencyModel, seed: number): (event: MarketEvent) => MarketEvent {
  const delayed = delays(latency, seed);
  return (event) => ('series' in event ? event : { ...event, receivedAt: delayed(event.receivedAt) });
}

function delays(latency: LatencyModel, seed: number): (receivedAt: number) => number {
  const model = latency.begin?.() ?? latency;
  const random = new SeededRandom(seed);
  let last = Number.NEGATIVE_INFINITY;
  return (receivedAt) => {
    last = Math.max(last, receivedAt + model.delayMs(random, receivedAt));
    return last;
  };
}
