import { describe, expect, it } from 'vitest';
import type { CcxtMarket } from '../client/ccxt-exchange.ts';
import { MarketList } from './market-list.ts';

const market = (symbol: string, more: Partial<CcxtMarket> = {}): CcxtMarket => {
  const [pair = '', settle] = symbol.split(':');
  const [base = '', quote = ''] = pair.split('/');
  const type = settle === undefined ? 'spot' : 'swap';
  return {
    id: `${base}${quote}`,
    symbol,
    type,
    base,
    quote,
    settle: settle?.split('-')[0],
    linear: settle === undefined ? undefined : true,
    precision: { price: '0.01', amount: '0.001' },
    ...more,
  };
};

const list = new MarketList('test', [
  market('BTC/USDT'),
  market('BTC/USDT:USDT'),
  market('BTC/USDT:USDT-220325', { id: 'BTCUSDT_220325', type: 'future' }),
  market('BTC/USD:BTC', { linear: false }),
  market('ETH/USD:USDT'),
  market('AB/C'),
  market('A/BC'),
]);

describe('MarketList', () => {
  it('given markets, then each has a name of its own, and what is not modeled is left out', () => {
    expect(list.markets.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'spot BTCUSDT',
      'perpetual BTCUSDT-PERP',
      'future BTCUSDT_220325',
      'spot AB/C',
      'spot A/BC',
    ]);
  });

  it.each([
    ['BTCUSDT', 'spot', 'BTC/USDT'],
    ['BTC/USDT', 'spot', 'BTC/USDT'],
    ['BTCUSDT', 'perpetual', 'BTC/USDT:USDT'],
    ['BTC/USDT', 'perpetual', 'BTC/USDT:USDT'],
    ['BTC/USDT:USDT', 'perpetual', 'BTC/USDT:USDT'],
    ['BTCUSDT-PERP', 'perpetual', 'BTC/USDT:USDT'],
    ['BTCUSDT_220325', 'future', 'BTC/USDT:USDT-220325'],
    ['A/BC', 'spot', 'A/BC'],
  ] as const)('given %s of kind %s, then it is %s', (id, kind, symbol) => {
    expect(list.find({ id, kind }).market.symbol).toBe(symbol);
  });

  it('given each of its names, then it finds itself', () => {
    for (const one of list.markets) expect(list.find(one)).toBe(one);
  });

  it.each([
    ['BTCUSDT', 'future'],
    ['BTCUSD', 'perpetual'],
    ['ETHUSD', 'perpetual'],
    ['BTCUSDT-PERP', 'spot'],
    ['', 'spot'],
    ['AAPL', 'equity'],
  ] as const)('given %s of kind %s, then E202', (id, kind) => {
    expect(() => list.find({ id, kind })).toThrow(expect.objectContaining({ code: 'E202' }));
  });
});
