import { defineInstrument } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import type { CcxtExchange, CcxtMarket } from '../client/ccxt-exchange.ts';
import { instrumentOfMarket } from './instrument-of-market.ts';

const exchange = { id: 'test', precisionMode: 4 } as CcxtExchange;
const market: CcxtMarket = {
  id: 'PEPEUSDT',
  symbol: 'PEPE/USDT',
  type: 'spot',
  base: 'PEPE',
  quote: 'USDT',
  precision: { price: 1e-8, amount: '1.00000000' },
  limits: { amount: { min: '1.00', max: '0' }, cost: { min: '5' } },
  maker: -0.00005,
  taker: 1e-7,
};
const named = { id: 'PEPEUSDT', kind: 'spot', at: 1_700_000_000_000 } as const;

describe('instrumentOfMarket', () => {
  it('given steps as text or as tiny doubles, then they are exact, without exponent, and can be declared', () => {
    const definition = instrumentOfMarket(exchange, market, named);
    expect(definition).toMatchObject({
      contractSize: '1',
      venue: 'test',
      rules: [
        {
          from: named.at,
          tickSize: '0.00000001',
          quantityStep: '1',
          minQuantity: '1',
          minNotional: '5',
          feeRateMaker: '-0.00005',
          feeRateTaker: '0.0000001',
        },
      ],
    });
    if (definition === undefined) throw new Error('none');
    expect(definition.rules[0], 'a limit of zero is none').not.toHaveProperty('maxQuantity');
    expect(defineInstrument(definition).rules[0]?.tickSize.toString()).toBe('0.00000001');
  });

  it.each([
    [2, 3, '0.001'],
    [2, -2, '100'],
    [2, 0, '1'],
    [3, 5, undefined],
    [4, '0.5', '0.5'],
    [4, undefined, undefined],
    [4, 0, undefined],
    [2, 'x', undefined],
  ])('given precision mode %d and %s, then the step is %s', (precisionMode, amount, step) => {
    const other = { ...market, precision: { price: precisionMode === 2 ? 2 : '0.01', amount } };
    expect(instrumentOfMarket({ ...exchange, precisionMode }, other, named)?.rules[0]?.quantityStep).toBe(step);
  });

  it('given a contract whose size the exchange does not tell, then there is no definition', () => {
    const swap = { ...market, type: 'swap', settle: 'USDT', linear: true };
    expect(instrumentOfMarket(exchange, swap, { ...named, kind: 'perpetual' })).toBeUndefined();
    expect(
      instrumentOfMarket(exchange, { ...swap, contractSize: '0.01' }, { ...named, kind: 'perpetual' })?.contractSize,
    ).toBe('0.01');
  });
});
