import { type BarSeries, type EpochMs, isoOf, type SweepWindow } from '@rxtrade/core';
import type { BacktestOptions } from './backtest-options.ts';
import { barsWithin, seriesText } from './check-options.ts';
import { endOf, longestPause } from './spacing.ts';
import { spanOf } from './span.ts';

const toldAtMost = 5;

/** What a reader should know of the times that the data cover, in sentences. */
export function spanWarnings(options: BacktestOptions): readonly string[] {
  return [...unequalTexts(options), ...shortTexts(options), ...warmUpTexts(options), ...universeTexts(options)];
}

/** Series that begin later or end earlier than the others: what was traded there, and when, is not the same. */
function unequalTexts({ series, window = {} }: BacktestOptions): readonly string[] {
  const given = series.filter((one) => barsWithin(one, window) > 0);
  const spans = given.map((one) => ({ one, span: within(one, window), pause: longestPause(one) }));
  const from = Math.min(...spans.map(({ span }) => span.from));
  const to = Math.max(...spans.map(({ span }) => span.to));
  const odd = spans.filter(
    ({ one, span, pause }) => span.from - from > pause + one.intervalMs || to - span.to > pause + one.intervalMs,
  );
  const texts = odd
    .slice(0, toldAtMost)
    .map(
      ({ one, span }) =>
        `${seriesText(one)} has bars from ${isoOf(span.from)} to ${isoOf(span.to)} alone; the run goes from ${isoOf(from)} to ${isoOf(to)}.`,
    );
  return odd.length > toldAtMost ? [...texts, `So have ${odd.length - toldAtMost} more series of their own.`] : texts;
}

function shortTexts({ series, window = {}, shortData }: BacktestOptions): readonly string[] {
  const { to = Number.NEGATIVE_INFINITY } = window;
  const endAt = Math.max(...series.map((one) => endOf(one) + longestPause(one)));
  if (shortData !== 'warn' || !Number.isFinite(to) || endAt >= to) return [];
  return [`The data end at ${isoOf(Math.max(...series.map(endOf)))}, before the run should at ${isoOf(to)}.`];
}

function warmUpTexts({ series, window, warmUpMs = 0, ...options }: BacktestOptions): readonly string[] {
  if (warmUpMs === 0) return [];
  const { swept, tradesFrom = 0 } = spanOf({ ...options, series, warmUpMs, ...(window && { window }) });
  return series
    .filter(({ columns, intervalMs }) => (columns.openAt[0] ?? tradesFrom) > (swept.from ?? 0) + intervalMs)
    .slice(0, toldAtMost)
    .map(
      (one) =>
        `${seriesText(one)} begins at ${isoOf(one.columns.openAt[0] ?? tradesFrom)}, within the warm-up that was asked for from ${isoOf(swept.from ?? 0)} on: it warms up over less.`,
    );
}

/** A member whose data are missing is one that did not survive: leaving it out flatters. */
function universeTexts({ universe, series }: BacktestOptions): readonly string[] {
  const known = new Set(series.map(({ instrument }) => instrument.id));
  const missing = [...new Set((universe?.members ?? []).map(({ instrument }) => instrument))].filter(
    (id) => !known.has(id),
  );
  if (missing.length === 0) return [];
  const names = missing.slice(0, toldAtMost).join(', ');
  return [
    `${missing.length} of the universe ${missing.length === 1 ? 'has' : 'have'} no data and could not be traded, which flatters where they are those that failed: ${names}${missing.length > toldAtMost ? ', …' : ''}.`,
  ];
}

function within(one: BarSeries, { from, to }: SweepWindow): { readonly from: EpochMs; readonly to: EpochMs } {
  const first = one.columns.openAt[0] as number;
  return {
    from: Math.max(first, from ?? first),
    to: Math.min(endOf(one), to ?? Number.POSITIVE_INFINITY),
  };
}
