import { day, hour } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, newYear } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { exposure, holdingsOfFills, holdingsOfTrades } from './exposure.ts';
import { fillOf, instrumentOf, tripOf } from './trades.fixture.ts';
import { averageEquityOf, tradedNotional, turnover } from './turnover.ts';

describe('exposure', () => {
  it('given holdings that overlap and lie apart, then time is counted once', () => {
    const holdings = [
      { from: 60, to: 80 },
      { from: 10, to: 30 },
      { from: 20, to: 40 },
      { from: 25, to: 28 },
    ];
    expect(exposure(holdings, 0, 100)).toBe(0.5);
  });

  it('given holdings that reach beyond the time asked for, then only the part within counts', () => {
    expect(
      exposure(
        [
          { from: -50, to: 10 },
          { from: 90, to: 500 },
        ],
        0,
        100,
      ),
    ).toBe(0.2);
  });

  it('given no holdings, then it is zero; given no time, then it does not exist', () => {
    expect(exposure([], 0, 100)).toBe(0);
    expect(exposure([{ from: 0, to: 1 }], 5, 5)).toBeUndefined();
  });

  it('given any holdings, then it lies between 0 and 1', () => {
    const holding = fc.record({ from: fc.integer({ min: -50, max: 150 }), to: fc.integer({ min: -50, max: 150 }) });
    fc.assert(
      fc.property(fc.array(holding), (holdings) => {
        const share = exposure(holdings, 0, 100);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('holdings', () => {
  it('given fills that build up, reduce and turn a position, then it is held until it is flat', () => {
    const fills = [
      fillOf('buy', '1', { eventAt: 10 }),
      fillOf('buy', '0.5', { eventAt: 20 }),
      fillOf('sell', '2', { eventAt: 30 }),
      fillOf('buy', '0.5', { eventAt: 40 }),
      fillOf('sell', '0.1', { eventAt: 50 }),
    ];
    expect(holdingsOfFills(fills, 90)).toEqual([
      { from: 10, to: 40 },
      { from: 50, to: 90 },
    ]);
  });

  it('given two instruments, then each has its own position', () => {
    const eth = instrumentOf('ETH');
    const fills = [
      fillOf('buy', '1', { eventAt: 10 }),
      fillOf('sell', '1', { eventAt: 20, instrument: eth }),
      fillOf('sell', '1', { eventAt: 30 }),
    ];
    expect(holdingsOfFills(fills, 90)).toEqual([
      { from: 10, to: 30 },
      { from: 20, to: 90 },
    ]);
  });

  it('given tenths that floats cannot add up, then flat is flat', () => {
    const fills = ['0.1', '0.2'].map((quantity) => fillOf('buy', quantity, { eventAt: 1 }));
    expect(holdingsOfFills([...fills, fillOf('sell', '0.3', { eventAt: 2 })], 90)).toEqual([{ from: 1, to: 2 }]);
  });

  it('given round trips, then they are held from entry to exit', () => {
    expect(holdingsOfTrades([tripOf()])).toEqual([{ from: newYear, to: newYear + hour }]);
  });
});

describe('turnover', () => {
  it('given a whole account bought and sold in half a year, then it turns over four times a year', () => {
    const notional = tradedNotional([fillOf('buy', '10'), fillOf('sell', '10')]);
    expect(notional).toBe(2000);
    expect(turnover(notional, 1000, (365.25 / 2) * day)).toBe(4);
  });

  it('given contracts and another currency, then size and rate count', () => {
    const fill = fillOf('buy', '3', { instrument: instrumentOf('PERP', 'EUR', '10') });
    expect(tradedNotional([fill], { reportingCurrency: 'USDT', rateOf: () => 1.5 })).toBe(4500);
    expect(refusalOf(() => tradedNotional([fill], { reportingCurrency: 'USDT' })).code).toBe('E420');
  });

  it('given no time, or an account worth nothing, then it does not exist', () => {
    expect(turnover(100, 100, 0)).toBeUndefined();
    expect(turnover(100, 0, day)).toBeUndefined();
    expect(averageEquityOf(curveOf([]))).toBeUndefined();
    expect(averageEquityOf(curveOf([1, 3]))).toBe(2);
  });
});
