import { type EpochMs, eventTimes, type SweepWindow } from '@rxtrade/core';
import type { BacktestOptions } from './backtest-options.ts';

/** What of the data is swept, and from when on it is traded on. */
export type Span = { readonly swept: SweepWindow; readonly tradesFrom?: EpochMs };

/** A window with its warm-up before it. */
export function spanOf({ series, events = [], window = {}, warmUpMs = 0 }: BacktestOptions): Span {
  if (warmUpMs === 0) return { swept: window };
  const times = [...series.map(({ columns }) => columns.openAt), ...events.map(eventTimes)];
  const starts = times.flatMap((instants) => instants.subarray(0, 1)[0] ?? []);
  const tradesFrom = window.from ?? Math.min(...starts) + warmUpMs;
  return { swept: { ...window, from: tradesFrom - warmUpMs }, tradesFrom };
}
