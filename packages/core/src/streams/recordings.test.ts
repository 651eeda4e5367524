import { expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import { type Bar, type BarValues, type Trade, TradeRow } from '../market/index.ts';
import { recordedBars, recordedTrades } from '../market/recordings.fixture.ts';
import { day, hour, minute, week } from '../time/index.ts';
import { barsOf, collect, eth } from './marbles.fixture.ts';
import { markGaps } from './mark-gaps.ts';
import { resample } from './resample.ts';
import { toTickBars } from './to-tick-bars.ts';
import { toTimeBars } from './to-time-bars.ts';
import { toVolumeBars } from './to-volume-bars.ts';

needs('shared')('against what the exchange recorded', () => {
  it.each([
    ['15m', 15 * minute, 17_472],
    ['1h', hour, 4_368],
    ['4h', 4 * hour, 1_092],
    ['1d', day, 182],
    ['1w', week, 26],
  ])(
    'given BTCUSDT five-minute bars of half a year, when joined to %s, then they are the exchange’s own',
    (timeframe, interval, count) => {
      const joined = collect(barsOf(recordedBars('binance-spot-BTCUSDT-5m-2024'), 5 * minute), resample(interval));
      const own = barsOf(recordedBars(`binance-spot-BTCUSDT-${timeframe}-2024`), interval);
      expect(joined).toHaveLength(count);
      for (const [i, bar] of joined.entries()) expectSameBar(bar, own[i]);
    },
  );

  it('given the outage of March 2023, then one gap of 16 bars is marked where the exchange stood still', () => {
    const marked = collect(
      barsOf(recordedBars('binance-spot-BTCUSDT-5m-2023'), 5 * minute),
      markGaps({ feed: 'binance' }),
    );
    expect(marked.filter(({ kind }) => kind === 'feed-state')).toMatchObject([
      { state: 'gap', detail: '16 bars of 5m missing from 2023-03-24T12:40:00.000Z' },
    ]);
  });

  it('given every ETHUSDT trade of five minutes, then their bar is the exchange’s own', () => {
    const bar = collect(readTrades(), toTimeBars(5 * minute)).at(-1) as Bar;
    expect(bar.openAt, 'the recording ends just after midnight').toBe(Date.UTC(2024, 7, 8, 23, 55));
    const own = barsOf(recordedBars('binance-spot-ETHUSDT-5m-2024'), 5 * minute);
    expectSameBar(
      bar,
      own.find(({ openAt }) => openAt === bar.openAt),
    );
  });

  it('given recorded trades, then bars by activity hold all of them but those still forming', () => {
    const trades = readTrades();
    expect(collect(trades, toTickBars(100))).toHaveLength(Math.floor(trades.length / 100));
    const bars = collect(trades, toVolumeBars(50));
    const held = bars.reduce((sum, bar) => sum + bar.trades, 0);
    expect(bars.every(({ volume }) => volume >= 50 * (1 - 1e-12))).toBe(true);
    expect(trades.slice(held).reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThan(50);
  });
});

/** Prices to the last digit; volume but for the order in which it was added up. */
function expectSameBar(found: BarValues, own: BarValues | undefined): void {
  const { openAt, open, high, low, close } = found;
  expect({ openAt, open, high, low, close }).toEqual({
    openAt: own?.openAt,
    open: own?.open,
    high: own?.high,
    low: own?.low,
    close: own?.close,
  });
  expect(Math.abs(found.volume / (own?.volume ?? 0) - 1), 'volume').toBeLessThan(1e-9);
}

function readTrades(): readonly Trade[] {
  const series = recordedTrades('binance-spot-ETHUSDT-trades-2024-08-08', eth);
  return Array.from({ length: series.columns.length }, (_, i) => new TradeRow(series, i));
}
