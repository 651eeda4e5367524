import { day, Exact } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { describeFeeModel } from '../testing/index.ts';
import { btc } from '../venue/bench.fixture.ts';
import { type FeeContext, tieredFees } from './index.ts';

const tiers = [
  { from: '0', maker: '0.001', taker: '0.002' },
  { from: '1000', maker: '0', taker: '0.001' },
  { from: '5000', maker: '-0.0001', taker: '0.0005' },
];

describeFeeModel(() => tieredFees(tiers));

function fillOf(notional: string, at: number, liquidity: 'maker' | 'taker' = 'taker'): FeeContext {
  const price = Exact.of(notional);
  return { instrument: btc, side: 'buy', liquidity, price, quantity: Exact.of('1'), notional: price, at };
}

describe('fees by 30-day volume', () => {
  it('given fills of some days, then the volume of the 30 days before today decides', () => {
    const { feeOf } = tieredFees(tiers);
    const fee = (...of: Parameters<typeof fillOf>) => String(feeOf(fillOf(...of)).amount);
    expect(fee('999.99999999', 0), 'nothing was traded before').toBe('2');
    expect(fee('100', 1), 'today does not count').toBe('0.2');
    expect(fee('100', day), '1099.99999999 were traded yesterday').toBe('0.1');
    expect(fee('100', day, 'maker')).toBe('0');
    expect(fee('4000', day)).toBe('4');
    expect(fee('100', 2 * day), '5299.99999999 in two days').toBe('0.05');
    expect(fee('100', 2 * day, 'maker'), 'a rebate').toBe('-0.01');
    expect(fee('100', 30 * day), 'the first day is 30 days ago').toBe('0.05');
    expect(fee('100', 31 * day), 'the first day is over, 4400 and 100 are left').toBe('0.1');
    expect(fee('100', 99 * day)).toBe('0.2');
  });

  it('given exactly the volume of a tier, then it is reached', () => {
    const model = tieredFees(tiers);
    model.feeOf(fillOf('1000', 0));
    expect(String(model.feeOf(fillOf('100', day)).amount)).toBe('0.1');
  });

  it('given a venue, then it begins with nothing traded', () => {
    const model = tieredFees(tiers);
    model.feeOf(fillOf('9000', 0));
    expect(String(model.begin?.().feeOf(fillOf('100', day)).amount)).toBe('0.2');
    expect(String(model.feeOf(fillOf('100', day)).amount)).toBe('0.05');
  });

  it('given tiers, then the name says them', () => {
    expect(tieredFees(tiers.slice(0, 2)).name).toBe('maker 0.001, taker 0.002 from 0; maker 0, taker 0.001 from 1000');
  });

  it.each([
    ['none', [], 'E402', 'no fee tiers'],
    ['a first one above 0', tiers.slice(1), 'E402', 'fee tier 1 is from 1000'],
    ['tiers that do not rise', [...tiers, { from: '5000', maker: '0', taker: '0' }], 'E402', 'fee tier 4 is from 5000'],
    ['a negative taker rate', [{ from: '0', maker: '0', taker: '-0.1' }], 'E402', 'only makers are paid rebates'],
    ['what is no number', [{ from: 'lots', maker: '0', taker: '0' }], 'E012', 'is not an exact decimal'],
  ])('given %s, then a coded error', (_, of, code, message) => {
    expect(() => tieredFees(of)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});
