import { day as dayMs } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { dayOfDate } from '../calendar/index.ts';
import { joinedRates, marketRates, tableRates } from './index.ts';

const day = (date: number) => dayOfDate(2024, 3, date);
const hourOf = (date: number, hour: number) => day(date) * dayMs + hour * 3_600_000;

describe('marketRates', () => {
  const market = marketRates(
    {
      base: 'BTC',
      quote: 'USDT',
      closes: [
        { at: hourOf(1, 12), price: 60_000 },
        // a bar that ends at midnight is of the day it covers
        { at: hourOf(2, 0), price: 64_000 },
        { at: hourOf(2, 12), price: 0.000_000_1 },
        { at: hourOf(3, 0), price: 62_500.5 },
      ],
    },
    { name: 'binance/BTCUSDT/12h' },
  );

  it('given a day, then the rate is its last price, and its source and day are told', () => {
    expect(market.rateOn('BTC', 'USDT', day(1))).toMatchObject({ source: 'binance/BTCUSDT/12h, 2024-03-01' });
    expect(market.rateOn('BTC', 'USDT', day(1))?.rate.toString()).toBe('64000');
    expect(market.rateOn('BTC', 'USDT', day(2))?.rate.toString()).toBe('62500.5');
  });

  it('given the other way round, then it is the inverse', () => {
    expect(market.rateOn('USDT', 'BTC', day(1))?.rate.toString()).toBe('0.000015625');
  });

  it('given a day before the first or long after the last, then there is none', () => {
    expect(market.rateOn('BTC', 'USDT', day(1) - 1)).toBeUndefined();
    expect(market.rateOn('BTC', 'USDT', day(20))).toBeUndefined();
    expect(market.rateOn('BTC', 'EUR', day(1))).toBeUndefined();
  });
});

describe('joinedRates', () => {
  const coins = tableRates([{ from: 'BNB', to: 'USDT', day: '2024-03-01', rate: '400' }], { name: 'market' });
  const old = tableRates([{ from: 'USDT', to: 'EUR', day: '2024-02-28', rate: '0.90' }], { name: 'old' });
  const late = tableRates([{ from: 'USDT', to: 'EUR', day: '2024-03-01', rate: '0.92' }], { name: 'late' });

  it('given two that know, then it is the one of the later day, and of one day the first', () => {
    expect(joinedRates([old, late], 'all').rateOn('USDT', 'EUR', day(1))?.rate.toString()).toBe('0.92');
    const same = tableRates([{ from: 'USDT', to: 'EUR', day: '2024-03-01', rate: '0.95' }], { name: 'same' });
    expect(joinedRates([late, same], 'all').rateOn('USDT', 'EUR', day(1))?.source).toBe('late, 2024-03-01');
  });

  it('given none that knows, then the rate goes through a currency that both name, and says so', () => {
    const rate = joinedRates([coins, late], 'all').rateOn('BNB', 'EUR', day(1));
    expect(rate).toMatchObject({ from: 'BNB', to: 'EUR', source: 'market, 2024-03-01, then late, 2024-03-01' });
    expect(rate?.rate.toString()).toBe('368');
    expect(joinedRates([coins], 'all').rateOn('BNB', 'EUR', day(1))).toBeUndefined();
  });
});
