import {
  type BarColumns,
  defineStrategy,
  type EventSeries,
  resampleBars,
  type Strategy,
  type TradeRow,
} from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { optionsOf, pair, swings, tradesOf } from '../runner/backtest.fixture.ts';
import type { LeakedDecision } from './leak-check.ts';
import { leakCheck } from './leak-check.ts';
import { aboveFeature, featureOf } from './leaky.fixture.ts';

const hourMs = 3_600_000;
const market = swings(300);
const other = swings(300, { instrument: pair('ETH'), phase: 9 });
const coarse = resampleBars(market, 4 * hourMs);

/** A feature in the place of the close, so that a strategy long above it trades on it. */
const prepared = (of: (columns: BarColumns, i: number) => number) => aboveFeature('leak', featureOf('leak', of));

/** Decides by what a function finds for each bar. */
function deciding(isLong: (columns: BarColumns, i: number) => boolean, name = 'leak'): Strategy {
  return defineStrategy({
    name,
    params: z.object({}),
    setup: (context) => ({
      onBar: (bar) => context.target(bar, isLong(bar.series.columns, bar.index) ? 0.5 : 0, name),
    }),
  });
}

/** Decides at every trade by the price of the one that comes later, which the row's own columns hold. */
const seesTrades = defineStrategy({
  name: 'leak',
  params: z.object({}),
  setup: (context) => ({
    onTrade: (trade) => {
      const { series, index } = trade as TradeRow;
      const next = series.columns.price[index + 1] ?? trade.price;
      context.target(trade, next > trade.price ? 0.5 : 0, 'leak');
    },
  }),
});

/** A trade half an hour into each bar, at a price that goes up and down. */
const trades: EventSeries = {
  ...tradesOf(Array.from({ length: 300 }, (_, i) => 100 + 5 * Math.sin(i * i))),
  instrument: market.instrument,
};
for (const column of [trades.columns.eventAt, 'receivedAt' in trades.columns ? trades.columns.receivedAt : []])
  for (let i = 0; i < column.length; i++) column[i] = (market.columns.openAt[i] ?? 0) + hourMs / 2;

const mean = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0) / values.length;
const at = (column: Float64Array, i: number) => column[Math.min(Math.max(i, 0), column.length - 1)] ?? Number.NaN;

type Planted = {
  readonly leak: string;
  readonly strategy: Strategy;
  readonly place: LeakedDecision['place'];
  /** Of what, and at least how far ahead, where one column of one series is enough to change a decision. */
  readonly read?: { readonly instrument?: string; readonly columns: readonly string[]; readonly barsAhead: number };
};

const planted: readonly Planted[] = [
  {
    leak: 'a series shifted by one',
    strategy: prepared(({ close }, i) => at(close, i + 1)),
    place: 'prepare',
    read: { columns: ['close'], barsAhead: 1 },
  },
  {
    leak: 'the high of the next five bars',
    strategy: prepared(({ high }, i) => Math.max(...high.slice(i + 1, i + 6)) - 6),
    place: 'prepare',
    read: { columns: ['high'], barsAhead: 1 },
  },
  {
    leak: 'a resample that includes the bar that is still open',
    // the close of the four hours it stands in
    strategy: prepared(({ close }, i) => at(close, i - (i % 4) + 3)),
    place: 'prepare',
    read: { columns: ['close'], barsAhead: 1 },
  },
  {
    leak: 'a normalization over all of the data',
    strategy: prepared(({ close }) => mean(close)),
    place: 'prepare',
  },
  {
    leak: 'a centered smoothing',
    strategy: prepared(({ close }, i) => mean(close.slice(Math.max(0, i - 2), i + 3))),
    place: 'prepare',
    read: { columns: ['close'], barsAhead: 1 },
  },
  {
    leak: 'a label that is used as a feature',
    // the return of the next three hours
    strategy: prepared(({ close }, i) => at(close, i) * (1 + Math.sign(at(close, i + 3) - at(close, i)) / 100)),
    place: 'prepare',
    read: { columns: ['close'], barsAhead: 3 },
  },
  {
    leak: 'a turning point that is known when it happens',
    strategy: prepared(({ low, close }, i) => {
      const isBottom = at(low, i) <= at(low, i - 1) && at(low, i) < at(low, i + 1);
      return isBottom ? at(close, i) + 1 : at(close, i) - 1;
    }),
    place: 'prepare',
    read: { columns: ['low'], barsAhead: 1 },
  },
  {
    leak: 'a gap that is filled from behind',
    // every third value is missing, and is taken from the one that comes next
    strategy: prepared(({ close }, i) => at(close, i % 3 === 2 ? i + 1 : i)),
    place: 'prepare',
    read: { columns: ['close'], barsAhead: 1 },
  },
  {
    leak: 'a rank among all prices there are',
    strategy: deciding(({ close }, i) => close.filter((one) => one < at(close, i)).length > close.length / 2, 'ranked'),
    place: 'handlers',
  },
  {
    leak: 'the bar of tomorrow, from the series a bar belongs to',
    strategy: deciding(({ close }, i) => at(close, i + 24) > at(close, i)),
    place: 'handlers',
    read: { columns: ['close'], barsAhead: 24 },
  },
  {
    leak: 'the next bar of another instrument',
    strategy: deciding((_, i) => at(other.columns.close, i + 1) > at(other.columns.close, i)),
    place: 'handlers',
    read: { instrument: 'ETHUSDT', columns: ['close'], barsAhead: 1 },
  },
  {
    leak: 'a coarser bar before it has closed, from the feed of its timeframe',
    strategy: deciding((_, i) => at(coarse.columns.close, Math.floor(i / 4)) > 100),
    place: 'handlers',
    read: { columns: ['close'], barsAhead: 1 },
  },
];

describe('planted leaks', () => {
  it('given the next trade, from the columns of a trade, then it is found, and what is unchecked is said', () => {
    const strategies = [{ strategy: seesTrades }];
    const report = leakCheck({ ...optionsOf({ series: [market], events: [trades] }), strategies, cuts: 40 });
    expect(report).toMatchObject({ isClean: false, change: { strategy: 'leak', place: 'handlers' } });
    expect(report.unchecked.join()).toContain('Trades, quotes, books, funding and marks end where noise begins');
    const honest = defineStrategy({
      name: 'honest',
      params: z.object({}),
      setup: (context) => ({
        onTrade: (trade) => context.target(trade, trade.price > 100 ? 0.5 : 0, 'above'),
      }),
    });
    const clean = leakCheck({
      ...optionsOf({ series: [market], events: [trades] }),
      strategies: [{ strategy: honest }],
      cuts: 40,
    });
    expect(clean).toMatchObject({ isClean: true, changedCuts: 0 });
    expect(clean.decisions).toBeGreaterThan(100);
  });

  it('given the list, then there are at least ten', () => {
    expect(new Set(planted.map(({ leak }) => leak)).size).toBeGreaterThanOrEqual(10);
  });

  it.each(planted)('given $leak, then it is found, with the first decision that changed and what it read', (one) => {
    const { strategy, place, read } = one;
    const strategies = [{ strategy, instruments: ['BTCUSDT'], intervalsMs: [hourMs] }];
    const report = leakCheck({ ...optionsOf({ series: [market, other, coarse] }), strategies, cuts: 40 });
    expect(report.isClean).toBe(false);
    expect(report.change).toMatchObject({ strategy: strategy.name, instrument: 'BTCUSDT', place });
    expect(report.change?.was).not.toEqual(report.change?.became);
    if (read !== undefined) {
      expect(report.change?.read?.barsAhead).toBeGreaterThanOrEqual(read.barsAhead);
      expect(report.change?.read).toMatchObject({ instrument: 'BTCUSDT', ...read, barsAhead: expect.any(Number) });
    }
    if (place === 'prepare') expect(report.features.map(({ feature }) => feature)).toEqual(['leak']);
    expect(report.unchecked.join(), 'what it loads by itself is not replaced').toMatch(/loads by itself.*unchecked/);
  });
});
