import { isRxtradeError } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { btc, eth, perpetual, said, share } from '../instruments.fixture.ts';
import { type AccountSketch, describeRiskRule, liveOrder, proposedOrder, riskAccount } from '../testing/index.ts';
import { maxPositions } from './max-positions.ts';

describeRiskRule('max positions', () => maxPositions(1));

const marks = { 'BTC/USDT': 100, 'ETH/USDT': 50, 'GOOG/USDT': 20, 'SOL/USDT': 10 };
const judge = (account: AccountSketch, order = proposedOrder({ instrument: btc, quantity: '1' }), most = 2) =>
  said(maxPositions(most).check(order, riskAccount({ marks, ...account })));
const holding = (...held: readonly (typeof btc)[]) => held.map((instrument) => ({ instrument, quantity: 1 }));

describe('maxPositions', () => {
  it('given room, then an order passes', () => {
    expect(judge({})).toBe('pass');
    expect(judge({ positions: holding(eth) })).toBe('pass');
  });

  it('given that all are taken, then an order for another instrument is refused with the count', () => {
    expect(judge({ positions: holding(eth, share) })).toBe('E303: 2 of at most 2 positions are taken');
    expect(judge({ positions: holding(eth, share, perpetual) })).toBe('E303: 3 of at most 2 positions are taken');
  });

  it('given that the instrument is among the taken, then adding to it takes no more', () => {
    expect(judge({ positions: holding(eth, btc) })).toBe('pass');
    expect(judge({ positions: [{ instrument: btc, quantity: -1 }, ...holding(eth)] })).toBe('pass');
  });

  it('given orders under way, then each takes a place, once an instrument, and protection takes none', () => {
    const entry = liveOrder({ instrument: eth, quantity: '1' });
    const again = liveOrder({ instrument: eth, quantity: '1', number: 2 });
    const exit = liveOrder({ instrument: share, side: 'sell', quantity: '1', reduceOnly: true });
    expect(judge({ orders: [entry, again, exit] })).toBe('pass');
    expect(judge({ orders: [entry], positions: holding(share) })).toBe('E303: 2 of at most 2 positions are taken');
    expect(judge({ orders: [entry, liveOrder({ instrument: btc, quantity: '1' })] })).toBe('pass');
  });

  it('given a long and a short side by side, then they are one position', () => {
    const positions = [
      { instrument: perpetual, quantity: 1 },
      { instrument: perpetual, quantity: -1 },
    ];
    expect(judge({ positions })).toBe('pass');
    const order = proposedOrder({ instrument: perpetual, quantity: '1', positionSide: 'long' });
    expect(judge({ positions }, order, 1), 'it is open, though its net is nothing').toBe('pass');
  });

  it('given what only reduces, then it is not judged', () => {
    expect(maxPositions(1).judgesReductions).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN])('given a limit of %d, then it is refused', (most) => {
    try {
      maxPositions(most);
      expect.fail('nothing was thrown');
    } catch (error) {
      expect(isRxtradeError(error) && [error.code, error.message]).toEqual([
        'E300',
        `max_positions of ${most} is not a whole number above zero`,
      ]);
    }
  });
});
