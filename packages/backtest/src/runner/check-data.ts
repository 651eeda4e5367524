import {
  type BarSeries,
  type EventSeries,
  eventTimes,
  isoOf,
  RxtradeError,
  type StrategyAssignment,
  timeframeOf,
} from '@rxtrade/core';
import type { BacktestOptions } from './backtest-options.ts';
import { barsWithin, eventsText, eventsWithin, isGiven, nameOf, seriesText } from './check-options.ts';
import { endOf, hasTimeframe, longestPause, spacingOf } from './spacing.ts';

/**
 * What `runBacktest` checks before the first bar, for worlds that are driven otherwise.
 *
 * The run has something to run on: bars of the timeframe they are said to have or other events, within the
 * window, to its end, for every strategy.
 *
 * @throws E412, E415, E419, E430 or E431.
 */
export function checkData(options: BacktestOptions): void {
  const { series, events = [], strategies, window = {}, benchmark } = options;
  const { from, to } = window;
  const total =
    series.reduce((sum, one) => sum + barsWithin(one, window), 0) +
    events.reduce((sum, one) => sum + eventsWithin(one, window), 0);
  if (total === 0 || Number.isNaN(from) || Number.isNaN(to))
    throw new RxtradeError(
      'E412',
      `${events.length === 0 ? 'no bar opens' : 'nothing happens'} from ${instantText(from)} to before ${instantText(to)}; the data run ${rangeText(series, events)}`,
      { from, to },
    );
  for (const one of series) checkTimeframe(one);
  checkEnd(options);
  for (const assignment of strategies)
    if (!series.some((one) => isGiven(assignment, one)) && !events.some((one) => isTold(assignment, one)))
      throw new RxtradeError(
        'E415',
        `strategy "${nameOf(assignment)}" gets no data: it asks for ${wishText(assignment)}, and the data are ${[...series.map(seriesText), ...events.map(eventsText)].join(', ')}`,
        { strategy: nameOf(assignment) },
      );
  if (benchmark !== undefined && barsWithin(benchmark, window) === 0)
    throw new RxtradeError(
      'E431',
      `the benchmark ${seriesText(benchmark)} has no bar in the run; its bars run ${rangeText([benchmark], [])}`,
      { instrument: benchmark.instrument.id },
    );
}

/** Two bars tell nothing: there may be a gap between them. */
function checkTimeframe(series: BarSeries): void {
  const { instrument, intervalMs, columns } = series;
  if (columns.length < 3 || hasTimeframe(series)) return;
  const { least, overlaps } = spacingOf(series);
  const isFiner = 2 * overlaps > columns.length - 1;
  throw new RxtradeError(
    'E430',
    `the bars of ${instrument.id} are said to be of ${timeframeOf(intervalMs)}, and ${isFiner ? 'most of them open' : 'no two of them open'} ${isFiner ? 'before the one before has closed' : `closer than ${timeframeOf(least)}`}; say which timeframe they have`,
    { instrument: instrument.id, intervalMs, least },
  );
}

/** A market that is closed at the end has not ended: what its longest pause explains is no missing data. */
function checkEnd({ series, window = {}, shortData = 'refuse' }: BacktestOptions): void {
  const { to = Number.NEGATIVE_INFINITY } = window;
  // what is no bar has no interval to tell an end by
  if (series.length === 0 || shortData === 'warn' || !Number.isFinite(to)) return;
  if (series.some((one) => endOf(one) + longestPause(one) >= to)) return;
  const endAt = Math.max(...series.map(endOf));
  throw new RxtradeError(
    'E419',
    `the data end at ${isoOf(endAt)}, before the run does at ${isoOf(to)}; end the run there, or allow it with shortData: 'warn'`,
    { endAt, to },
  );
}

function isTold({ instruments }: StrategyAssignment, { instrument }: EventSeries): boolean {
  return instruments?.includes(instrument.id) ?? true;
}

function instantText(at: number | undefined): string {
  if (at === undefined) return 'any time';
  return Number.isFinite(at) ? isoOf(at) : String(at);
}

function rangeText(series: readonly BarSeries[], events: readonly EventSeries[]): string {
  const ends = [...series.map(({ columns }) => columns.openAt), ...events.map(eventTimes)].flatMap((times) =>
    times.length === 0 ? [] : [times[0] as number, times[times.length - 1] as number],
  );
  return ends.length === 0
    ? 'nowhere: every series is empty'
    : `from ${isoOf(Math.min(...ends))} to ${isoOf(Math.max(...ends))}`;
}

function wishText({ instruments, intervalsMs }: StrategyAssignment): string {
  return `${instruments?.join(', ') ?? 'every instrument'} at ${intervalsMs?.map(timeframeOf).join(', ') ?? 'every timeframe'}`;
}
