import { describe, expect, it } from 'vitest';
import { dataFileOf } from './instrument-of-file.ts';

describe('dataFileOf', () => {
  it.each([
    ['binance-spot-BTCUSDT-5m-2024.csv.gz', 'BTCUSDT', 'spot'],
    ['data/2024/ETHUSDT.csv', 'ETHUSDT', 'spot'],
    ['binance-perp-ETHUSDT-1m-2025-05.csv.gz', 'ETHUSDT', 'perpetual'],
    ['BTC-USDT_1h.csv', 'BTCUSDT', 'spot'],
    ['SOL_USDC.csv', 'SOLUSDC', 'spot'],
    ['btcusdt-1m.csv', 'BTCUSDT', 'spot'],
    ['ETHBTC-1d.csv', 'ETHBTC', 'spot'],
    ['coinbase-BTCUSD-1d-2014-2018.csv.gz', 'BTCUSD', 'spot'],
    ['oanda-EURUSD-1h-bid-2013-2014.csv.gz', 'EURUSD', 'spot'],
    ['BTCUSDT-BTCUSDT.csv', 'BTCUSDT', 'spot'],
  ] as const)('given %s, then it holds %s', (path, instrument, kind) => {
    expect(dataFileOf(path)).toEqual({ path, instrument, kind });
  });

  it.each([
    ['AAPL=us-AAPL-1d.csv', { instrument: 'AAPL', kind: 'equity', path: 'us-AAPL-1d.csv' }],
    ['BTC/USDT=x.csv', { instrument: 'BTC/USDT', kind: 'spot', path: 'x.csv' }],
    ['btcusdt=x.csv', { instrument: 'BTCUSDT', kind: 'spot', path: 'x.csv' }],
    ['BTCUSDT=swap-x.csv', { instrument: 'BTCUSDT', kind: 'perpetual', path: 'swap-x.csv' }],
    ['BTCUSDT=ETHUSDT.csv', { instrument: 'BTCUSDT', kind: 'spot', path: 'ETHUSDT.csv' }],
    ['BTCUSDT=a=b.csv', { instrument: 'BTCUSDT', kind: 'spot', path: 'a=b.csv' }],
  ])('given %s, then the prefix decides', (argument, file) => {
    expect(dataFileOf(argument)).toEqual(file);
  });

  it.each([
    ['bars.csv', 'holds no instrument'],
    ['us-AAPL-1d.csv.gz', 'holds no instrument'],
    ['mybtc.csv', 'holds no instrument'],
    ['USDT.csv', 'holds no instrument'],
    ['2024-USDT.csv', 'holds no instrument'],
    ['BTCUSDT-ETHUSDT.csv', 'holds 2 instruments, BTCUSDT and ETHUSDT'],
    ['BTCUSDT/bars.csv', 'holds no instrument'],
  ])('given %s, then it is refused with the way out', (path, why) => {
    expect(() => dataFileOf(path)).toThrow(
      expect.objectContaining({
        code: 'E904',
        message: `the name of "${path}" ${why}; say which it is, such as --data BTCUSDT=${path}`,
      }),
    );
  });
});
