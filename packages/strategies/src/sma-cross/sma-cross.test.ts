import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc, closing, decisionsOf, eth, short } from '../decisions.fixture.ts';
import { smaCross, smaCrossReactive } from './sma-cross.ts';

const params = { fast: 1, slow: 2 };

describe.each([smaCross, smaCrossReactive])('$name', (strategy) => {
  it('given averages that cross, then it decides at the close that crosses', () => {
    // slow averages: 11 at bar 1, 10.5 at bar 2, 10 at bar 3, 11 at bar 4
    const decisions = decisionsOf(strategy, params, [closing(btc, [10, 12, 9, 11, 11])]);
    expect(short(decisions)).toEqual([
      [1, 'BTC/USDT', 1],
      [2, 'BTC/USDT', 0],
      [3, 'BTC/USDT', 1],
    ]);
    expect(decisions[0]?.reason).toBe('SMA 1 rose above SMA 2');
  });

  it('given equal averages, then nothing changes', () => {
    expect(decisionsOf(strategy, params, [closing(btc, [10, 10, 10, 10])])).toEqual([]);
  });

  it('given leave to sell short, then it is short below', () => {
    const decisions = decisionsOf(strategy, { ...params, short: true }, [closing(btc, [10, 9])]);
    expect(short(decisions)).toEqual([[1, 'BTC/USDT', -1]]);
  });

  it('given two instruments, then their averages do not mix', () => {
    const decisions = decisionsOf(strategy, params, [closing(btc, [10, 12, 12]), closing(eth, [10, 10, 8])]);
    expect(short(decisions)).toEqual([
      [1, 'BTC/USDT', 1],
      [2, 'ETH/USDT', 0],
    ]);
  });
});

it('given any closes, then the reactive form decides as its handler twin, bar for bar', () => {
  const closes = fc.array(fc.integer({ min: 90, max: 110 }), { maxLength: 120, size: 'max' });
  const periods = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 12 }));
  fc.assert(
    fc.property(closes, periods, (values, [fast, slow]) => {
      const series = [closing(btc, values), closing(eth, values.toReversed())];
      const handlers = decisionsOf(smaCross, { fast, slow, short: true }, series);
      const reactive = decisionsOf(smaCrossReactive, { fast, slow, short: true }, series);
      const plain = (decisions: typeof handlers) =>
        decisions.map(({ at, instrument, amount, reason }) => ({ at, id: instrument.id, amount, reason }));
      expect(plain(reactive)).toEqual(plain(handlers));
    }),
  );
});
