import { defineInstrument } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc, said } from '../instruments.fixture.ts';
import {
  describeRiskRule,
  limitAt,
  type ProposalSketch,
  proposedOrder,
  riskAccount,
  riskCases,
  stopAt,
  stopLossAt,
} from '../testing/index.ts';
import { type ProtectionSettings, protection } from './protection.ts';

describeRiskRule('protection', () => protection({ stopLossPercent: 0.02, takeProfitPercent: 0.04 }));
describeRiskRule('protection without settings', () => protection({}));

const both = { stopLossPercent: 0.02, takeProfitPercent: 0.04 };

/** Judges an order for bitcoin at 100, unless it says otherwise. */
function judge(order: Partial<ProposalSketch>, settings: ProtectionSettings = both, mark = 100): string {
  const { instrument = btc } = order;
  const account = riskAccount({ marks: Number.isNaN(mark) ? {} : { [instrument.id]: mark } });
  return said(protection(settings).check(proposedOrder({ instrument, quantity: '1', ...order }), account));
}

describe('protection', () => {
  it('given a buy at 100, then a stop lies 2 below and a target 4 above', () => {
    expect(judge({})).toBe('stop-loss 9800, take-profit 10400');
  });

  it('given a sale at 100, then they lie the other way round', () => {
    expect(judge({ side: 'sell' })).toBe('stop-loss 10200, take-profit 9600');
  });

  it('given its own price, then they are measured from there', () => {
    expect(judge({ terms: limitAt(btc, '50') })).toBe('stop-loss 4900, take-profit 5200');
    expect(judge({ terms: stopAt(btc, '200') })).toBe('stop-loss 19600, take-profit 20800');
  });

  it('given one of the two, then the other is absent; given neither, then the order passes as it is', () => {
    expect(judge({}, { stopLossPercent: 0.02 })).toBe('stop-loss 9800');
    expect(judge({}, { takeProfitPercent: 0.04 })).toBe('take-profit 10400');
    expect(judge({}, {})).toBe('pass');
    expect(judge({}, {}, Number.NaN)).toBe('pass');
  });

  it('given a distance between two ticks, then the nearest is taken', () => {
    expect(judge({}, both, 100.11), '98.1078 and 104.1144').toBe('stop-loss 9811, take-profit 10411');
  });

  it('given legs, then stop is a stop that rests and target a limit that may take', () => {
    const rule = protection(both);
    const verdict = rule.check(
      proposedOrder({ instrument: btc, quantity: '1' }),
      riskAccount({ marks: { [btc.id]: 100 } }),
    );
    expect(verdict).toEqual({
      kind: 'protect',
      reason: 'protective legs attached',
      legs: [
        { role: 'stop-loss', terms: { kind: 'stop', trigger: 9800, timeInForce: { kind: 'gtc' } } },
        { role: 'take-profit', terms: { kind: 'limit', price: 10_400, postOnly: false, timeInForce: { kind: 'gtc' } } },
      ],
    });
  });

  it('given a coarse tick, then the next one out is taken where the nearest is the price itself', () => {
    const coarse = defineInstrument({
      id: 'X',
      kind: 'equity',
      base: 'X',
      quote: 'USD',
      rules: [{ tickSize: '1', quantityStep: '1' }],
    });
    expect(judge({ instrument: coarse }, both, 10)).toBe('stop-loss 9, take-profit 11');
    expect(judge({ instrument: coarse, side: 'sell' }, both, 10)).toBe('stop-loss 11, take-profit 9');
    expect(judge({ instrument: coarse }, both, 1), 'nothing lies below one tick').toBe(
      'E308: no tick lies 0.02 below a price of 1',
    );
    expect(judge({ instrument: coarse, side: 'sell' }, both, 1), 'there is no target below one tick').toBe(
      'stop-loss 2',
    );
  });

  it('given a short whose target would lie at or below nothing, then it has none', () => {
    expect(judge({ side: 'sell' }, { takeProfitPercent: 1 })).toBe('pass');
    expect(judge({ side: 'sell' }, { stopLossPercent: 0.02, takeProfitPercent: 3 })).toBe('stop-loss 10200');
    expect(judge({}, { takeProfitPercent: 3 })).toBe('take-profit 40000');
  });

  it('given an order with legs of its own, then it keeps them', () => {
    expect(judge({ legs: [stopLossAt(btc, '90')] })).toBe('pass');
    expect(judge({ legs: [stopLossAt(btc, '90')] }, both, Number.NaN), 'before the first price').toBe('pass');
  });

  it.each([
    ['buy', 'stop-loss', stopAt(btc, '100'), 'E308: a stop-loss at 100 of a buy at 100 must lie below it'],
    ['buy', 'stop-loss', stopAt(btc, '101'), 'E308: a stop-loss at 101 of a buy at 100 must lie below it'],
    ['buy', 'take-profit', limitAt(btc, '99.99'), 'E308: a take-profit at 99.99 of a buy at 100 must lie above it'],
    ['buy', 'take-profit', limitAt(btc, '100'), 'E308: a take-profit at 100 of a buy at 100 must lie above it'],
    ['sell', 'stop-loss', stopAt(btc, '99'), 'E308: a stop-loss at 99 of a sell at 100 must lie above it'],
    ['sell', 'take-profit', limitAt(btc, '101'), 'E308: a take-profit at 101 of a sell at 100 must lie below it'],
    ['buy', 'stop-loss', stopAt(btc, '99.99'), 'pass'],
    ['buy', 'take-profit', limitAt(btc, '100.01'), 'pass'],
    ['sell', 'stop-loss', stopAt(btc, '100.01'), 'pass'],
    ['sell', 'take-profit', limitAt(btc, '99.99'), 'pass'],
  ] as const)('given a %s with its own %s, then it must lie on its side', (side, role, terms, expected) => {
    expect(judge({ side, legs: [{ role, terms }] })).toBe(expected);
    expect(judge({ side, legs: [{ role, terms }] }, {}), 'even where none is attached').toBe(expected);
  });

  it('given an order that only reduces, then it needs no protection', () => {
    expect(judge({ reduceOnly: true })).toBe('pass');
    expect(protection(both).judgesReductions).toBe(false);
  });

  it('given no price, then it is refused: nobody knows where its stop would lie', () => {
    expect(judge({}, both, Number.NaN)).toBe('E306: BTC/USDT has no price in USDT yet');
  });

  it.each([
    [{ stopLossPercent: 0 }, 'stop_loss_percent of 0 is not a share above 0 and at most 0.99'],
    [
      { stopLossPercent: 2 },
      'stop_loss_percent of 2 is not a share above 0 and at most 0.99 (for 2 percent write 0.02)',
    ],
    [{ takeProfitPercent: -1 }, 'take_profit_percent of -1 is not a share above 0 and at most 100'],
    [{ takeProfitPercent: Number.NaN }, 'take_profit_percent of NaN is not a share above 0 and at most 100'],
  ])('given %j, then it is refused', (settings, message) => {
    expect(() => protection(settings)).toThrow(message);
  });

  it('given any order, then the stop lies where it loses and the target where it gains, both at a price', () => {
    fc.assert(
      fc.property(riskCases(), ({ order, account }) => {
        const bare = { ...order, legs: [] };
        const verdict = protection(both).check(bare, account);
        if (verdict.kind !== 'protect') return;
        expect(protection(both).check({ ...bare, legs: verdict.legs }, account)).toEqual({ kind: 'pass' });
        for (const { terms } of verdict.legs)
          expect('trigger' in terms ? terms.trigger : 'price' in terms ? terms.price : 0).toBeGreaterThan(0);
      }),
    );
  });
});
