import { defineStrategy, MemoryJournal, type Trade } from '@rxtrade/core';
import { constantLatency, noFees, noSlippage, noSpread } from '@rxtrade/simulator';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { btc, newYear, optionsOf, quotesOf, rise, storyOf, tradesOf } from './backtest.fixture.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { runBacktest } from './run-backtest.ts';
import { streamBacktest } from './stream-backtest.ts';

/** Buys above the price before, sells below it. */
const follower = defineStrategy({
  name: 'follower',
  params: z.object({}),
  setup: (context) => {
    let last: Trade | undefined;
    return {
      onTrade: (trade) => {
        const isHigher = last !== undefined && trade.price > last.price;
        context.targetQuantity(trade, isHigher ? 1 : 0, isHigher ? 'higher' : 'not higher');
        last = trade;
      },
    };
  },
});

const prices = Array.from({ length: 400 }, (_, i) => 100 + Math.round(500 * Math.sin(i / 5)) / 100);
const options: BacktestOptions = optionsOf({
  series: [],
  events: [tradesOf(prices)],
  strategies: [{ strategy: follower }],
  venue: { latency: constantLatency(0) },
});

describe('a backtest on trades alone', () => {
  it('given a buyer, then it buys at the next trade, and a millisecond is an instant', () => {
    const venue = { latency: constantLatency(0), fees: noFees(), slippage: noSlippage(), spread: noSpread() };
    const result = runBacktest({ ...options, venue, events: [tradesOf([100, 101, 102, 99])] });
    expect(result.fills.map(({ side, price, eventAt }) => [side, price.toNumber(), eventAt - newYear])).toEqual([
      ['buy', 102, 2],
    ]);
    expect(result).toMatchObject({ bars: 0, events: 4, reportingCurrency: 'USDT' });
    expect(result.curve.at.length).toBe(4);
    expect(result.warnings.some((text) => text.includes('Still open at the end'))).toBe(true);
  });

  it('given stretches that let other work in, then the same result', async () => {
    const story = storyOf(runBacktest(options));
    expect(story.fills.length).toBeGreaterThan(20);
    const end = await lastValueFrom(streamBacktest({ ...options, progressBars: 7 }));
    expect(end.kind === 'result' && storyOf(end.result)).toEqual(story);
  });

  it('given it again, and recorded, then the same to the checksum', () => {
    const [one, other] = [new MemoryJournal(), new MemoryJournal()];
    runBacktest({ ...options, journal: one });
    runBacktest({ ...options, journal: other });
    expect(one.length).toBeGreaterThan(400);
    expect(other.sum).toBe(one.sum);
  });

  it('given bars of the same hours too, then both are counted, and told apart', () => {
    const result = runBacktest({ ...options, series: [rise], events: [tradesOf(prices), quotesOf([[99, 101]])] });
    expect(result).toMatchObject({ bars: 4, events: 4 + 400 + 1 });
  });

  it('given a window, then only trades received within it', () => {
    const result = runBacktest({ ...options, window: { from: newYear + 100, to: newYear + 150 } });
    expect(result.events).toBe(50);
    expect(result.curve.at[0]).toBe(newYear + 100);
  });

  it('given the instrument, then it is the one of the events', () => {
    expect(runBacktest(options).ledger.books.map(({ instrument }) => instrument)).toEqual([btc]);
  });
});
