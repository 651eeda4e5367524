import { runBacktest } from '@rxtrade/backtest';
import {
  defineStrategy,
  type Instrument,
  type StrategyContext,
  type StrategyHandlers,
  type Trade,
  type TradeSeries,
} from '@rxtrade/core';
import { type Indicator, sma } from '@rxtrade/indicators';
import { z } from 'zod';
import { recordedTrades } from '../packages/core/src/market/recordings.fixture.ts';
import { isPresent } from '../scripts/testing/machine.ts';
import { randomTrades, repeated } from './events.ts';
import { instruments, oneUnit } from './market.ts';
import { type Benchmark, type Row, rates } from './measure.ts';

const runs = 10;

/** Trades through the whole engine, past a strategy with two averages of their prices, at the default costs. */
export const trades: Benchmark = {
  name: 'trades',
  run: (isSmall) => {
    const count = isSmall ? 20_000 : 1_000_000;
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    return [
      ...measured('trades, one strategy', randomTrades(instrument, count, 1), isSmall),
      ...(isPresent('shared')
        ? measured('recorded trades, again and again', recorded(instrument, count), isSmall)
        : []),
    ];
  },
};

function recorded(instrument: Instrument, count: number): TradeSeries {
  return repeated(recordedTrades('binance-perp-BTCUSDT-trades-2024-08-08', instrument), count);
}

function measured(name: string, series: TradeSeries, isSmall: boolean): readonly Row[] {
  let fills = 0;
  let instants = 0;
  const { best, first } = rates(series.columns.length, isSmall ? 1 : runs, () => {
    const result = runBacktest({
      series: [],
      events: [series],
      strategies: [{ strategy: tradeCross }],
      // far more than costs can take
      balances: { USDT: '10000000' },
      sizer: oneUnit,
    });
    fills = result.fills.length;
    instants = result.curve.length;
  });
  const note = `best of ${runs} in one process; ${fills.toLocaleString('en-US')} fills, ${instants.toLocaleString('en-US')} instants`;
  return [
    { name, value: best, unit: 'M trades/s', budget: 5, note },
    { name: `${name}, first run`, value: first, unit: 'M trades/s' },
  ];
}

/** Two averages of trade prices that cross, as handlers: long above, flat below. */
const tradeCross = defineStrategy({
  name: 'trade-cross',
  params: z.object({}),
  setup: (context) => new TradeCross(context),
});

class TradeCross implements StrategyHandlers {
  private readonly context: StrategyContext;
  private readonly fast: Indicator<number, number> = sma(100);
  private readonly slow: Indicator<number, number> = sma(1000);
  private wasAbove = false;

  constructor(context: StrategyContext) {
    this.context = context;
  }

  onTrade(trade: Trade): void {
    const fast = this.fast.update(trade.price);
    const slow = this.slow.update(trade.price);
    if (fast === undefined || slow === undefined) return;
    const isAbove = fast > slow;
    if (isAbove === this.wasAbove) return;
    this.wasAbove = isAbove;
    this.context.target(trade.instrument, isAbove ? 1 : 0, isAbove ? 'above' : 'below');
  }
}
