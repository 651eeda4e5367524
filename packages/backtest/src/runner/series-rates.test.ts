import { type EventSeries, hour } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { newYear, pair, quotesOf, rise, seriesOf, tradesOf } from './backtest.fixture.ts';
import { ratesFromSeries } from './series-rates.ts';

const ethBtc = seriesOf(
  [
    [0.5, 0.5, 0.5, 0.5],
    [0.25, 0.25, 0.25, 0.25],
  ],
  { instrument: pair('ETH', 'BTC') },
);

describe('ratesFromSeries', () => {
  it('given instants, then it is the last close by then, and the first open before any', () => {
    const rateOf = ratesFromSeries([rise], 'USDT');
    const rates = [-5, 0, 0.5, 1, 1.5, 2, 4, 100].map((hours) => rateOf('BTC', newYear + hours * hour));
    expect(rates).toEqual([100, 100, 100, 100, 100, 104, 122, 122]);
  });

  it('given two instruments between the currencies, then their prices multiply', () => {
    expect(ratesFromSeries([rise, ethBtc], 'USDT')('ETH', newYear + 2 * hour)).toBe(0.25 * 104);
  });

  it('given an instrument the other way round, then its price divides', () => {
    expect(ratesFromSeries([rise], 'BTC')('USDT', newYear + 2 * hour)).toBe(1 / 104);
  });

  it('given the reporting currency itself, then it is 1; given one that nothing leads from, then nothing', () => {
    expect(ratesFromSeries([rise], 'USDT')('USDT', newYear)).toBe(1);
    expect(ratesFromSeries([rise], 'USDT')('DOGE', newYear)).toBe(0);
  });

  it('given trades or quotes alone, then it is the last price or mid by then, and the first before any', () => {
    const rates = (events: EventSeries) => {
      const rateOf = ratesFromSeries([], 'USDT', [events]);
      return [-1, 0, 1, 2, 9].map((at) => rateOf('BTC', newYear + at));
    };
    expect(rates(tradesOf([100, 101, 102]))).toEqual([100, 100, 101, 102, 102]);
    expect(
      rates(
        quotesOf([
          [99, 101],
          [100, 103],
        ]),
      ),
    ).toEqual([100, 100, 101.5, 101.5, 101.5]);
    expect(rates(tradesOf([]))).toEqual([0, 0, 0, 0, 0]);
  });

  it('given bars and trades of one instrument, then bars go first', () => {
    expect(ratesFromSeries([rise], 'USDT', [tradesOf([7])])('BTC', newYear + hour)).toBe(100);
  });
});
