import { isRxtradeError } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc, closing, decisionsOf, eth, short } from '../decisions.fixture.ts';
import { momentumStrategy } from './momentum-strategy.ts';

/** Two bars back, thresholds of 10% and 0%, full exposure at a volatility of 50% over the look-back. */
const params = { lookback: 2, volatilityBars: 2, entry: 0.1, exit: 0, targetVolatility: 0.5, maxExposure: 1 };

describe('momentum_strategy', () => {
  it('given a rise beyond the entry and a fall below the exit, then it goes long and flat at those closes', () => {
    // returns over two bars: +21% at bar 2, then -1%, at bar 4 -20%
    const decisions = decisionsOf(momentumStrategy, { ...params, maxExposure: 0.5 }, [
      closing(btc, [100, 110, 121, 108.9, 96.8]),
    ]);
    expect(short(decisions)).toEqual([
      [2, 'BTC/USDT', 0.5],
      [3, 'BTC/USDT', 0],
    ]);
    expect(decisions.map(({ reason }) => reason)).toEqual([
      '21.00% over 2 bars is above 10.00%; volatility 0.00%',
      '-1.00% over 2 bars is below 0.00%',
    ]);
  });

  it('given returns between exit and entry, then whatever it holds stays', () => {
    const flat = decisionsOf(momentumStrategy, params, [closing(btc, [100, 102, 105, 107, 109])]);
    expect(flat).toEqual([]);
    const long = decisionsOf(momentumStrategy, params, [closing(btc, [100, 110, 121, 124, 126])]);
    expect(short(long).map(([bar]) => bar)).toEqual([2]);
  });

  it('given volatility, then the exposure is the target over it, scaled to the look-back', () => {
    // returns +20% and 0%: mean 10%, sample deviation 0.1 x sqrt(2), over two bars 0.2
    const [decision] = decisionsOf(momentumStrategy, { ...params, targetVolatility: 0.05 }, [
      closing(btc, [100, 120, 120]),
    ]);
    expect(decision?.amount).toBeCloseTo(0.05 / 0.2, 12);
  });

  it('given several instruments, then each has its own trend', () => {
    const decisions = decisionsOf(momentumStrategy, { ...params, maxExposure: 0.3 }, [
      closing(btc, [100, 110, 121, 121]),
      closing(eth, [100, 100, 100, 130]),
    ]);
    expect(short(decisions)).toEqual([
      [2, 'BTC/USDT', 0.3],
      [3, 'ETH/USDT', 0.3],
    ]);
  });

  it('given prices in another unit, then it decides alike', () => {
    const closes = fc.array(fc.integer({ min: 50, max: 200 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(closes, (values) => {
        // powers of two scale a double exactly
        const once = decisionsOf(momentumStrategy, params, [closing(btc, values)]);
        const twice = decisionsOf(momentumStrategy, params, [
          closing(
            btc,
            values.map((value) => value * 2),
          ),
        ]);
        expect(short(twice)).toEqual(short(once));
      }),
    );
  });

  it.each([
    [{ ...params, lookback: 1 }, 'lookback'],
    [{ ...params, entry: -0.1 }, 'exit must not be above entry'],
    [{ ...params, targetVolatility: 0 }, 'targetVolatility'],
    [{ ...params, lookbak: 3 }, 'lookbak'],
  ])('given parameters %j, then they are refused, naming %s', (bad, named) => {
    try {
      decisionsOf(momentumStrategy, bad, [closing(btc, [1])]);
      expect.unreachable();
    } catch (error) {
      if (!isRxtradeError(error)) throw error;
      expect(error.code).toBe('E050');
      expect(error.message).toContain(named);
    }
  });
});
