import { describe, expect, it } from 'vitest';
import { type SeriesKey, seriesKeyOf, seriesName } from './index.ts';

describe('names of series', () => {
  it.each<readonly [string, SeriesKey]>([
    ['binance/BTCUSDT/1m', { venue: 'binance', instrument: 'BTCUSDT', kind: 'bars', intervalMs: 60_000 }],
    ['binance/BTC/USDT/1w', { venue: 'binance', instrument: 'BTC/USDT', kind: 'bars', intervalMs: 604_800_000 }],
    ['binance/BTC/USDT:USDT/funding', { venue: 'binance', instrument: 'BTC/USDT:USDT', kind: 'funding' }],
    ['x/y/trades', { venue: 'x', instrument: 'y', kind: 'trades' }],
  ])('given %s, then it is read and written the same', (name, key) => {
    expect(seriesKeyOf(name)).toEqual(key);
    expect(seriesName(key)).toBe(name);
  });

  it.each(['', 'binance', 'binance/1m', '/BTCUSDT/1m', 'binance//1m', 'binance/BTCUSDT/soon', 'binance/BTCUSDT/bars'])(
    'given "%s", then E120 shows how one is written',
    (name) => {
      expect(() => seriesKeyOf(name)).toThrow(
        expect.objectContaining({ code: 'E120', message: expect.stringContaining('binance/BTCUSDT/1m') }),
      );
    },
  );
});
