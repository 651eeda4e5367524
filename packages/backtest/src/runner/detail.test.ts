import { type BarSeries, defineStrategy, hour, minute } from '@rxtrade/core';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newYear, optionsOf, pair, refusalOf, scripted, seriesOf, storyOf, swings } from './backtest.fixture.ts';
import { runBacktest } from './run-backtest.ts';
import { streamBacktest } from './stream-backtest.ts';

// in the second hour both 95 and 105 are reached, and its quarters know which came first
const hours = seriesOf([
  [100, 100, 100, 100],
  [100, 106, 94, 100],
]);
const quarters = seriesOf(
  [
    [100, 100, 100, 100],
    [100, 100, 100, 100],
    [100, 100, 100, 100],
    [100, 100, 100, 100],
    [100, 103, 99, 102],
    [102, 106, 102, 106],
    [106, 106, 94, 96],
    [96, 100, 96, 100],
  ],
  { intervalMs: hour / 4 },
);
const bracket = scripted({
  0: (context, { instrument }) => {
    const of = { side: 'buy', size: { quantity: '1' }, reason: 'test' } as const;
    context.order({ kind: 'market', instrument, ...of, bracket: { stopLoss: 95, takeProfit: 105 } });
  },
});
const options = optionsOf({ series: [hours], strategies: [{ strategy: bracket }], venue: {} });
const filledOf = ({ fills }: ReturnType<typeof runBacktest>) =>
  fills.map(({ side, eventAt, liquidity }) => [side, (eventAt - newYear) / minute, liquidity]);

describe('a backtest with detail inside its bars', () => {
  it('given a stop and a target in one bar, then the detail tells which came first, and when', () => {
    expect(filledOf(runBacktest(options)).at(-1), 'without detail, the stop is assumed').toEqual([
      'sell',
      120 - 1 / 60_000,
      'taker',
    ]);
    expect(filledOf(runBacktest({ ...options, detail: [quarters] }))).toEqual([
      ['buy', 60, 'taker'],
      ['sell', 90 - 1 / 60_000, 'maker'],
    ]);
  });

  it('given detail, then strategies see the bars alone, and their fills when they happen', () => {
    const seen: string[] = [];
    const watching = defineStrategy({
      name: 'watching',
      params: z.object({}),
      setup: (context) => ({
        onBar: (bar) => {
          seen.push(`bar ${bar.intervalMs / hour} h`);
          if (bar.index === 0) context.targetQuantity(bar, 1, 'test');
        },
        onFill: () => void seen.push(`fill at ${(context.now - newYear) / minute} min`),
      }),
    });
    const result = runBacktest({ ...options, strategies: [{ strategy: watching }], detail: [quarters] });
    expect(seen).toEqual(['bar 1 h', 'fill at 75 min', 'bar 1 h']);
    expect(result).toMatchObject({ bars: 2, events: 10 });
    expect(result.assumptions.fills).toMatch(/; inside bars, those of BTCUSDT 15m$/);
    expect([...result.curve.at], 'quarters in which nothing happened are no instants').toEqual(
      [60, 75, 120].map((minutes) => newYear + minutes * minute),
    );
  });

  it('given detail that tells no more than the bars, then the same fills', () => {
    const series = swings(60);
    const halves = seriesOf(
      [...series.columns.openAt.keys()].flatMap((i) => {
        const { open, high, low, close } = series.columns;
        const bar = [open[i], high[i], low[i], close[i]] as [number, number, number, number];
        return [bar, [bar[3], bar[3], bar[3], bar[3]] as const];
      }),
      { intervalMs: hour / 2 },
    );
    const limits = scripted(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [
          2 * i,
          (
            context: Parameters<Parameters<typeof scripted>[0][number]>[0],
            bar: { instrument: BarSeries['instrument']; close: number },
          ) => {
            const of = { instrument: bar.instrument, size: { quantity: '0.1' }, reason: 'test' } as const;
            context.order({
              kind: 'limit',
              side: i % 2 === 0 ? 'buy' : 'sell',
              price: bar.close + (i % 2 === 0 ? -2 : 2),
              ...of,
            });
          },
        ]),
      ),
    );
    const swinging = optionsOf({ series: [series], strategies: [{ strategy: limits }] });
    const pricesOf = (result: ReturnType<typeof runBacktest>) =>
      result.fills.map(({ order, exactPrice }) => `${order.number} at ${exactPrice}`);
    const coarse = pricesOf(runBacktest(swinging));
    expect(coarse.length).toBeGreaterThan(5);
    expect(pricesOf(runBacktest({ ...swinging, detail: [halves] }))).toEqual(coarse);
  });

  it('given a timer between two bars, then what it sends meets the detail after it', () => {
    const timed = defineStrategy({
      name: 'timed',
      params: z.object({}),
      setup: (context) => ({
        onBar: (bar) => {
          if (bar.index === 0) context.timer(newYear + 80 * minute, 'later');
        },
        onTimer: () => context.targetQuantity({ instrument: hours.instrument }, 1, 'test'),
      }),
    });
    const result = runBacktest({ ...options, strategies: [{ strategy: timed }], detail: [quarters] });
    expect(filledOf(result)).toEqual([['buy', 90 - 1 / 60_000, 'taker']]);
  });

  it('given stretches that let other work in, then the same result', async () => {
    const detailed = { ...options, detail: [quarters] };
    const end = await lastValueFrom(streamBacktest({ ...detailed, progressBars: 1 }));
    expect(end.kind === 'result' && storyOf(end.result)).toEqual(storyOf(runBacktest(detailed)));
  });

  const eth = pair('ETH');
  it.each<readonly [string, BarSeries, string, string]>([
    ['of an instrument without bars', { ...quarters, instrument: eth }, 'E416', 'there are no bars of ETHUSDT'],
    ['as coarse as the bars', hours, 'E416', 'they do not divide the bars of BTCUSDT 1h'],
    ['that do not divide them', { ...quarters, intervalMs: 7 * minute }, 'E416', 'they do not divide'],
    [
      'that end too soon',
      seriesOf([[1, 1, 1, 1]], { intervalMs: hour / 4 }),
      'E416',
      'they reach from 2024-01-01T00:00',
    ],
    ['without any bars', seriesOf([], { intervalMs: hour / 4 }), 'E416', 'they reach from'],
    ['that are not sound', seriesOf([[1, 0, 1, 1]], { intervalMs: hour / 4 }), 'E030', 'high'],
  ])('given detail %s, then a coded error', (_, detail, code, message) => {
    const error = refusalOf(() => runBacktest({ ...options, detail: [detail] }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});
