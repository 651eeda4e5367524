import {
  type BarColumns,
  type BarSeries,
  defineStrategy,
  type Features,
  type PreparedSeries,
  type Strategy,
  target,
} from '@rxtrade/core';
import { filter, map } from 'rxjs';
import { z } from 'zod';

const None = z.object({});

/** Long where a feature of `prepare` is above the close, flat otherwise; speaks up at every bar. */
export function aboveFeature(name: string, prepare: (series: PreparedSeries) => Features): Strategy {
  return defineStrategy({
    name: 'above-feature',
    params: None,
    prepare,
    setup: (context) => ({
      onBar: (bar) => context.target(bar, context.feature(name, bar) > bar.close ? 0.5 : 0, 'feature'),
    }),
  });
}

/** A feature whose value at bar `i` is what `of` makes of the columns there. */
export function featureOf(name: string, of: (columns: BarColumns, i: number) => number) {
  return ({ columns }: PreparedSeries): Features => ({
    [name]: Float64Array.from({ length: columns.length }, (_, i) => of(columns, i)),
  });
}

/** Knows the next close from columns it got hold of itself, wherever `columnsOf` finds them. */
export function peeking(columnsOf: (series: BarSeries) => BarColumns, ahead = 1): Strategy {
  return defineStrategy({
    name: 'peeking',
    params: None,
    setup: (context) => ({
      onBar: (bar) => {
        const next = columnsOf(bar.series).close[bar.index + ahead] ?? bar.close;
        context.target(bar, next > bar.close ? 0.5 : 0, next > bar.close ? 'rises' : 'falls');
      },
    }),
  });
}

/** The same as observables. */
export const peekingReactive = defineStrategy({
  name: 'peeking-reactive',
  params: None,
  decide: ({ bar$ }) =>
    bar$.pipe(
      map((bar) => ({ bar, next: bar.series.columns.close[bar.index + 1] ?? bar.close })),
      filter(({ bar, next }) => next > bar.close),
      map(({ bar }) => target(bar, 0.5, 'rises')),
    ),
});

/** Keeps the columns that `prepare` is handed, and reads ahead in them later. */
export function keepsColumns(): Strategy {
  let kept: BarColumns | undefined;
  return defineStrategy({
    name: 'keeps-columns',
    params: None,
    prepare: ({ columns }) => {
      kept = columns;
      return {};
    },
    setup: (context) => ({
      onBar: (bar) => context.target(bar, (kept?.close[bar.index + 1] ?? 0) > bar.close ? 0.5 : 0, 'kept'),
    }),
  });
}

/** Follows an exponential average of a period, which remembers longer than `warmUp` bars. */
export function followsEma(period: number, warmUp: number): Strategy {
  return defineStrategy({
    name: 'follows-ema',
    params: None,
    warmUp: () => warmUp,
    setup: (context) => {
      let average: number | undefined;
      return {
        onBar: (bar) => {
          average = average === undefined ? bar.close : average + (2 / (period + 1)) * (bar.close - average);
          context.target(bar, bar.close > average ? 0.5 : 0, `average ${average}`);
        },
      };
    },
  });
}
