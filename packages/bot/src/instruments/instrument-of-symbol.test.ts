import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentFrom } from '../run/instrument-spec.ts';
import { assetsIn, assetsOf, instrumentOfSymbol } from './instrument-of-symbol.ts';

describe('assetsOf', () => {
  it.each([
    ['BTCUSDT', 'BTC', 'USDT'],
    ['BTC/USDT', 'BTC', 'USDT'],
    ['ETHBTC', 'ETH', 'BTC'],
    ['EURUSD', 'EUR', 'USD'],
    ['USDCUSDT', 'USDC', 'USDT'],
    ['FOO/BAR', 'FOO', 'BAR'],
    ['BTCUSDT-PERP', 'BTC', 'USDT'],
    ['BTCUSDT_PERP', 'BTC', 'USDT'],
    ['BTC/USDT:USDT', 'BTC', 'USDT'],
  ])('given %s, then %s priced in %s', (symbol, base, quote) => {
    expect(assetsOf(symbol)).toEqual({ base, quote });
  });

  it.each(['BTC', 'USDT', 'AAPL', '', '/', 'BTC/', '/USDT', 'BTC/USDT/X'])('given "%s", then E904', (symbol) => {
    expect(assetsIn(symbol)).toBeUndefined();
    expect(() => assetsOf(symbol)).toThrow(expect.objectContaining({ code: 'E904' }));
  });
});

describe('instrumentOfSymbol', () => {
  it('given a known pair, written either way, then it has its venue’s steps', () => {
    const steps = { tickSize: '0.01', quantityStep: '0.00001', minNotional: '5' };
    expect(instrumentOfSymbol('BTCUSDT', 'spot', 1)).toMatchObject({ id: 'BTCUSDT', quote: 'USDT', ...steps });
    expect(instrumentOfSymbol('BTC/USDT', 'spot', 1)).toMatchObject({ id: 'BTC/USDT', quote: 'USDT', ...steps });
  });

  it('given shares, then they trade whole, in cents of USD', () => {
    expect(instrumentOfSymbol('AAPL', 'equity', 180)).toEqual({
      id: 'AAPL',
      kind: 'equity',
      base: 'AAPL',
      quote: 'USD',
      tickSize: '0.01',
      quantityStep: '1',
    });
  });

  it('given any price of an unknown pair, then its tick is fine, and it can be declared', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (price) => {
        const traded = instrumentOfSymbol('XYZUSDT', 'spot', price);
        expect(Number(traded.tickSize)).toBeLessThanOrEqual(Math.max(price * 1e-4, 1e-8) * 1.0001);
        expect(instrumentFrom({ ...traded, feeRate: '0.001' }).id).toBe('XYZUSDT');
      }),
    );
  });
});
