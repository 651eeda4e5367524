import { defineInstrument, type InstrumentDefinition } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { said } from '../instruments.fixture.ts';
import {
  describeRiskRule,
  limitAt,
  type ProposalSketch,
  proposedOrder,
  riskAccount,
  riskCases,
  stopAt,
  stopLimitAt,
  stopLossAt,
} from '../testing/index.ts';
import { venueRules } from './venue-rules.ts';

describeRiskRule('venue rules', () => venueRules());

const strict = { tickSize: '0.05', quantityStep: '0.01' };
const limits = { ...strict, minQuantity: '0.05', maxQuantity: '10.005', minNotional: '10' };

function coin(rules: InstrumentDefinition['rules'] = [limits]) {
  return defineInstrument({
    id: 'BTC/USDT',
    kind: 'spot',
    base: 'BTC',
    quote: 'USDT',
    rules: [...rules, { from: 1e12, tickSize: '0.01', quantityStep: '0.001' }],
  });
}
const btc = coin();

function judge(order: Partial<ProposalSketch>, at = { now: 0, mark: 100 }): string {
  const { instrument = btc } = order;
  const account = riskAccount({ now: at.now, marks: Number.isNaN(at.mark) ? {} : { [instrument.id]: at.mark } });
  return said(venueRules().check(proposedOrder({ instrument, quantity: '1', ...order }), account));
}

describe('venueRules', () => {
  it('given an order on the grid and within the limits, then it passes', () => {
    expect(judge({ quantity: '1.23', terms: limitAt(btc, '100.05'), legs: [stopLossAt(btc, '95')] })).toBe('pass');
    expect(judge({ quantity: '0.1' }), 'exactly the smallest notional').toBe('pass');
  });

  it.each([
    ['its limit', { terms: limitAt(btc, '100.01') }, '100.01'],
    ['its trigger', { terms: stopAt(btc, '100.02') }, '100.02'],
    ['the limit of a stop-limit', { terms: stopLimitAt(btc, '100', '100.03') }, '100.03'],
    ['its leg', { legs: [stopLossAt(btc, '95'), stopLossAt(btc, '95.04')] }, '95.04'],
    ['a limit of nothing', { terms: limitAt(btc, '0') }, '0'],
  ] as const)('given a price off the tick in %s, then it is refused with that price', (_, order, price) => {
    expect(judge(order)).toBe(`E307: price ${price} is not a multiple of the tick size 0.05`);
  });

  it('given a quantity between two steps, then it is rounded down', () => {
    expect(judge({ quantity: '1.239' })).toBe('1.23: rounded down to the step of 0.01');
  });

  it('given more than the largest quantity, then it is cut to it, on the step', () => {
    expect(judge({ quantity: '10.01' })).toBe('10: the venue takes at most 10.005');
    expect(judge({ quantity: '10' })).toBe('pass');
    expect(judge({ quantity: '10.003' }), 'not beyond it, but off the step').toBe(
      '10: rounded down to the step of 0.01',
    );
  });

  it('given less than the smallest quantity, then it is refused', () => {
    expect(judge({ quantity: '0.049' }, { now: 0, mark: 1e6 })).toBe(
      'E301: quantity 0.04 is below the minimum of 0.05',
    );
    expect(judge({ quantity: '0.05' }, { now: 0, mark: 1e6 })).toBe('pass');
    expect(judge({ quantity: '0.009' })).toBe('E301: the quantity is below one step of 0.01');
  });

  it('given less than the smallest notional, then it is refused with what it comes to', () => {
    expect(judge({ quantity: '0.09' })).toBe('E301: notional of 9 USDT is below the minimum of 10');
    expect(judge({ quantity: '0.12', terms: limitAt(btc, '80') })).toBe(
      'E301: notional of 9.6 USDT is below the minimum of 10',
    );
    expect(judge({ quantity: '0.12', terms: stopAt(btc, '100') })).toBe('pass');
  });

  it('given what is left after rounding, then that is what is weighed', () => {
    expect(judge({ quantity: '0.1' }, { now: 0, mark: 100 })).toBe('pass');
    expect(judge({ quantity: '0.109' }, { now: 0, mark: 99 })).toBe(
      'E301: notional of 9.9 USDT is below the minimum of 10',
    );
  });

  it('given a notional that is the smallest exactly, then no rounding of floats refuses it', () => {
    const exact = coin([{ ...strict, minNotional: '57' }]);
    expect(0.57 * 100, 'what floats make of it').toBeLessThan(57);
    expect(judge({ instrument: exact, quantity: '0.57' })).toBe('pass');
  });

  it('given a contract size, then the notional counts it', () => {
    const mini = defineInstrument({
      id: 'X',
      kind: 'future',
      base: 'X',
      quote: 'USD',
      contractSize: '0.1',
      rules: [limits],
    });
    expect(judge({ instrument: mini, quantity: '0.99' })).toBe('E301: notional of 9.9 USD is below the minimum of 10');
    expect(judge({ instrument: mini, quantity: '1' })).toBe('pass');
  });

  it('given what reduces a position, then its notional may be smaller, and its quantity may not', () => {
    expect(judge({ quantity: '0.05', isReduction: true })).toBe('pass');
    expect(judge({ quantity: '0.04', isReduction: true })).toBe('E301: quantity 0.04 is below the minimum of 0.05');
  });

  it('given no price yet, then the notional is left to the venue', () => {
    expect(judge({ quantity: '0.05' }, { now: 0, mark: Number.NaN })).toBe('pass');
  });

  it('given rules that change, then those of the day hold', () => {
    const later = { now: 1e12, mark: 100 };
    expect(judge({ quantity: '0.009', terms: limitAt(btc, '100.01') }, later)).toBe('pass');
  });

  it('given its description, then it judges reductions too', () => {
    expect(venueRules()).toMatchObject({ name: 'venue rules', judgesReductions: true });
  });

  it('given any order that passes, whole or cut, then it lies on the step', () => {
    fc.assert(
      fc.property(riskCases(), fc.nat(), ({ order, account }, more) => {
        const verdict = venueRules().check({ ...order, quantity: Number(order.quantity) + (more % 7) }, account);
        if (verdict.kind !== 'resize') return;
        const step = order.instrument.rulesAt(0).quantityStep.unitsAt(order.instrument.quantityScale);
        expect(BigInt(verdict.quantity) % BigInt(step)).toBe(0n);
      }),
    );
  });
});
