import { type BarSeries, type Clock, type Feed, pacedBy } from '@rxtrade/core';

/** Whose time the pace follows, and how many times as fast. */
export type PacedHistorySettings = { readonly clock: Clock; readonly speed: number; readonly name?: string };

/**
 * History as a feed that arrives as it would have: `speed` 1 takes an hour for an hour, 60 takes a minute. The pace only
 * delays delivery; every decision, fill and figure is that of full speed.
 *
 * @throws E011 when the speed is not a finite number above zero.
 */
export function pacedHistory(series: readonly BarSeries[], settings: PacedHistorySettings): Feed {
  const { clock, speed, name = `history at ${speed}x` } = settings;
  return { kind: 'history', name, series, pace: pacedBy({ clock, speed }) };
}
