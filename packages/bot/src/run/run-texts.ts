import { basename } from 'node:path';
import { type BarSeries, type EventSeries, timeframeOf } from '@rxtrade/core';
import type { RunSpec } from './run-spec.ts';

/** The strategies of a run, each with its timeframes where they are not all the same. */
export function strategiesText({ strategies }: Pick<RunSpec, 'strategies'>): string {
  return strategies
    .map(
      ({ strategy, intervalsMs }) =>
        `${strategy}${intervalsMs === undefined ? '' : `@${intervalsMs.map(timeframeOf).join('+')}`}`,
    )
    .join(', ');
}

/** What a run is called, in names of folders. */
export function strategyNames({ strategies }: Pick<RunSpec, 'strategies'>): string {
  return strategies.map(({ id }) => basename(id).replaceAll(/[^\w@.-]/g, '_')).join('+');
}

/** What was traded, each instrument once. */
export function instrumentsText(series: readonly BarSeries[]): string {
  return [...new Set(series.map(({ instrument }) => instrument.id))].join(', ');
}

/** A series by its instrument and timeframe. */
export function seriesText({ instrument, intervalMs }: BarSeries): string {
  return `${instrument.id} ${timeframeOf(intervalMs)}`;
}

/** What else than bars there was of each instrument. */
export function eventsText(events: readonly EventSeries[]): string {
  return events
    .map(({ instrument, kind, columns }) => `${instrument.id} ${kind} (${countText(columns.length)})`)
    .join(', ');
}

function countText(count: number): string {
  return count.toLocaleString('en-US');
}
