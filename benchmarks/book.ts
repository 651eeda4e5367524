import { runBacktest } from '@rxtrade/backtest';
import {
  type BookDelta,
  type BookSeries,
  type BookSnapshot,
  defineStrategy,
  eventRow,
  type Instrument,
  runHistory,
  type StrategyContext,
  type StrategyHandlers,
  Trader,
  type Venue,
} from '@rxtrade/core';
import { OrderBook } from '@rxtrade/simulator';
import { z } from 'zod';
import { recordedBook } from '../packages/core/src/market/recordings.fixture.ts';
import { isPresent } from '../scripts/testing/machine.ts';
import { randomBook } from './events.ts';
import { instruments } from './market.ts';
import { type Benchmark, type Row, rates } from './measure.ts';

const runs = 10;

/** Order books, level by level: past a trader alone, and through the venue with one order resting on the book. */
export const book: Benchmark = {
  name: 'book',
  run: (isSmall) => {
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    const random = randomBook(instrument, isSmall ? 2_000 : 200_000, 1);
    return [
      ...kept('book, kept up to date', random, isSmall),
      ...swept('book, sweep and trader', random, isSmall),
      ...replayed('book, one resting order', random, isSmall),
      ...(isPresent('shared') ? recorded(instrument, isSmall) : []),
    ];
  },
};

function recorded(instrument: Instrument, isSmall: boolean): readonly Row[] {
  const series = recordedBook('binance-perp-BTCUSDT-l2-2024-08-08', instrument);
  return [
    ...swept('recorded book, sweep and trader', series, isSmall),
    ...replayed('recorded book, one resting order', series, isSmall),
  ];
}

/** What the venue's book costs alone. */
function kept(name: string, series: BookSeries, isSmall: boolean): readonly Row[] {
  const events = Array.from({ length: series.columns.length }, (_, i) => eventRow(series, i));
  return measured(name, series, { isSmall, budget: 3 }, () => {
    const own = new OrderBook();
    for (const event of events) {
      if (event.kind === 'book-snapshot') own.snapshot(event);
      else if (event.kind === 'book-delta') own.change(event);
    }
  });
}

/** What the driver and the trader cost: the venue looks at nothing. */
function swept(name: string, series: BookSeries, isSmall: boolean): readonly Row[] {
  return measured(name, series, { isSmall, budget: 3 }, () => {
    const trader = new Trader({
      instruments: [series.instrument],
      strategies: [{ strategy: restingBuyer }],
      rules: [],
      reportingCurrency: 'USDT',
      balances: { USDT: '10000000' },
    });
    runHistory({ trader, venue: deafVenue(), series: [], events: [series] });
  });
}

function replayed(name: string, series: BookSeries, isSmall: boolean): readonly Row[] {
  return measured(name, series, { isSmall, budget: 1.5 }, () => {
    runBacktest({
      series: [],
      events: [series],
      strategies: [{ strategy: restingBuyer }],
      balances: { USDT: '10000000' },
    });
  });
}

function measured(
  name: string,
  { columns }: BookSeries,
  { isSmall, budget }: { readonly isSmall: boolean; readonly budget: number },
  work: () => void,
): readonly Row[] {
  const levels = (columns.firstLevel[columns.length] ?? 0) - (columns.firstLevel[0] ?? 0);
  const { best } = rates(levels, isSmall ? 1 : runs, work);
  const note = `best of ${runs}; ${levels.toLocaleString('en-US')} levels in ${columns.length.toLocaleString('en-US')} updates`;
  return [{ name, value: best, unit: 'M levels/s', budget, note }];
}

function deafVenue(): Venue {
  return {
    name: 'deaf',
    capabilities: {
      orderKinds: ['limit'],
      brackets: false,
      oco: false,
      reduceOnly: false,
      postOnly: false,
      hedgeMode: false,
    },
    submit: () => {},
    cancel: () => {},
    match: () => {},
    takeReport: () => undefined,
    finish: () => {},
  };
}

/** Rests one order far below the market, and counts the levels it is shown. */
const restingBuyer = defineStrategy({
  name: 'resting-buyer',
  params: z.object({}),
  setup: (context) => new RestingBuyer(context),
});

class RestingBuyer implements StrategyHandlers {
  private readonly context: StrategyContext;
  private hasOrdered = false;
  seen = 0;

  constructor(context: StrategyContext) {
    this.context = context;
  }

  onBook({ instrument, bids }: BookSnapshot | BookDelta): void {
    const { prices } = bids;
    this.seen += prices.length;
    const [price] = prices;
    if (this.hasOrdered || price === undefined) return;
    this.hasOrdered = true;
    this.context.order({
      kind: 'limit',
      instrument,
      side: 'buy',
      price: Math.round(price / 2),
      size: { quantity: 1 },
      reason: 'rests far away',
    });
  }
}
