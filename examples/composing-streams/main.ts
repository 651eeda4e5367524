import { Bar, type BarSeries, hour, indicatorValues, isoOf, resample, withIndicator } from '@rxtrade/core';
import { atr, sma } from '@rxtrade/indicators';
import { connect, filter, from, map, merge, type Observable, pairwise, take } from 'rxjs';
import { exampleBars } from '../market.ts';

/** Bars as a stream: here from history, elsewhere from a feed. Everything below is plain RxJS. */
function* rows(series: BarSeries): Generator<Bar> {
  for (let i = 0; i < series.columns.length; i++) yield new Bar(series, i);
}

/** Says when the close crosses the mean of a day. */
function trendChanges(hour$: Observable<Bar>): Observable<string> {
  return hour$.pipe(
    withIndicator(
      () => sma(24),
      ({ close }) => close,
    ),
    map(({ event, value }) => ({ at: event.closeAt, isUp: event.close > value })),
    pairwise(),
    filter(([before, after]) => before.isUp !== after.isUp),
    map(([, { at, isUp }]) => `${isoOf(at)} the hourly trend turns ${isUp ? 'up' : 'down'}`),
    take(5),
  );
}

/** Says once a day how far the hours reach. */
function dailyRanges(hour$: Observable<Bar>): Observable<string> {
  return hour$.pipe(
    indicatorValues(() => atr(24)),
    filter((_, i) => i % 24 === 0),
    map((range) => `average true range of the latest 24 hours: ${range.toFixed(2)}`),
    take(3),
  );
}

/** One source, several listeners: `connect` subscribes to it once, when all are there. */
const line$ = from(rows(await exampleBars(5_000))).pipe(
  resample(hour),
  connect((hour$) => merge(trendChanges(hour$), dailyRanges(hour$))),
);
line$.subscribe((line) => console.log(line));
