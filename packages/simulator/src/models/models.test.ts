import { Exact, SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyFeeContext,
  describeFeeModel,
  describeLatencyModel,
  describeSlippageModel,
  describeSpreadModel,
} from '../testing/index.ts';
import { btc } from '../venue/bench.fixture.ts';
import {
  constantLatency,
  type FeeContext,
  type FillContext,
  fixedSlippage,
  fixedSpread,
  instrumentFees,
  noFees,
  noSlippage,
  noSpread,
  randomLatency,
  rangeSlippage,
  rateFees,
} from './index.ts';

describeFeeModel(() => instrumentFees());
describeFeeModel(() => rateFees({ maker: '-0.0001', taker: '0.0005' }));
describeFeeModel(() => noFees());
describeSlippageModel(() => fixedSlippage(2));
describeSlippageModel(() => rangeSlippage(0.1));
describeSlippageModel(() => noSlippage());
describeSpreadModel(() => fixedSpread(2));
describeSpreadModel(() => noSpread());
describeLatencyModel(() => constantLatency(100));
describeLatencyModel(() => randomLatency(10, 250));

const random = new SeededRandom(1);
const fill: FillContext = {
  instrument: btc,
  side: 'buy',
  quantity: 1,
  reference: 200,
  at: 0,
  volume: 5,
  high: 204,
  low: 196,
  random,
};
const due = (price: string, quantity: string, liquidity: 'maker' | 'taker' = 'taker'): FeeContext => {
  const exactPrice = Exact.of(price);
  const exactQuantity = Exact.of(quantity);
  return {
    instrument: btc,
    side: 'buy',
    liquidity,
    price: exactPrice,
    quantity: exactQuantity,
    notional: new Exact(BigInt(exactPrice.units) * BigInt(exactQuantity.units), exactPrice.scale + exactQuantity.scale),
    at: 0,
  };
};

describe('fees', () => {
  it.each([
    ['a round amount', '100', '1', '0.001', '0.1'],
    ['more places than are booked, rounded up', '33.33333', '0.7', '0.00075', '0.0175'],
    ['a hair above a booked place, rounded up', '0.00000001', '1', '0.001', '0.00000001'],
    ['a price of many places, booked in as many', '0.0000000001', '3', '0.5', '0.0000000002'],
    ['an amount beyond 2^53 units', '9007199254740993', '7', '0.3', '18915118434956085.3'],
    ['a rate of zero', '100', '1', '0', '0'],
  ])('given %s, then the taker fee is exact', (_, price, quantity, taker, expected) => {
    const { amount, currency } = rateFees({ maker: '0', taker }).feeOf(due(price, quantity));
    expect([String(amount), currency]).toEqual([expected, 'USDT']);
  });

  it('given a maker, then its own rate, and a rebate is rounded against us too', () => {
    const model = rateFees({ maker: '-0.0001', taker: '0.0005' });
    expect(String(model.feeOf(due('100', '1', 'maker')).amount)).toBe('-0.01');
    expect(String(model.feeOf(due('0.00015', '1', 'maker')).amount)).toBe('-0.00000001');
  });

  it('given the instrument, then the rates of its rules of the day', () => {
    expect(String(instrumentFees().feeOf(due('100', '1')).amount)).toBe('0.1');
    expect(String(instrumentFees().feeOf(due('100', '1', 'maker')).amount)).toBe('0.02');
  });

  it('given any fill, then what is charged is never less than the rate, and less than a booked unit more', () => {
    const rate = Exact.of('0.00037');
    fc.assert(
      fc.property(anyFeeContext(), (context) => {
        const { amount } = rateFees({ maker: '0.00037', taker: '0.00037' }).feeOf(context);
        const scale = context.notional.scale + rate.scale;
        const exact = new Exact(BigInt(context.notional.units) * BigInt(rate.units), scale);
        expect(amount.compare(exact)).toBeGreaterThanOrEqual(0);
        expect(amount.minus(exact).compare(new Exact(1, 8))).toBeLessThan(0);
      }),
    );
  });

  it('given no fees, then none, in quote', () => {
    const { amount, currency } = noFees().feeOf(due('100', '1'));
    expect([String(amount), currency, noFees().name]).toEqual(['0', 'USDT', 'none']);
  });

  it('given rates, then the name says them', () => {
    expect(rateFees({ maker: '-0.0001', taker: '0.00050' }).name).toBe('maker -0.0001, taker 0.0005');
    expect(instrumentFees().name).toBe('fee rates of the instrument');
  });

  it.each([
    ['a negative taker rate', { maker: '0', taker: '-0.001' }, 'E402', 'only makers are paid rebates'],
    ['a taker rate of everything', { maker: '0', taker: '1' }, 'E402', '0.001 is 0.1%'],
    ['a maker rate of everything', { maker: '1', taker: '0' }, 'E402', 'a maker fee rate of 1'],
    ['a rebate of everything', { maker: '-1', taker: '0' }, 'E402', 'a maker fee rate of -1'],
    ['a rate in percent', { maker: '0.1%', taker: '0.001' }, 'E012', 'is not an exact decimal'],
    ['a rate that is not finite', { maker: '0', taker: 'NaN' }, 'E012', 'is not an exact decimal'],
  ])('given %s, then a coded error', (_, rates, code, message) => {
    expect(() => rateFees(rates)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});

describe('slippage and spread', () => {
  it('given basis points, then a ten-thousandth each', () => {
    expect(fixedSlippage(5).rate(fill)).toBeCloseTo(0.0005, 15);
    expect(fixedSpread(8).rate(fill)).toBeCloseTo(0.0008, 15);
    expect([fixedSlippage(5).name, fixedSpread(8).name]).toEqual(['5 bps', '8 bps']);
  });

  it('given a share of the range, then that of the range over the reference', () => {
    expect(rangeSlippage(0.25).rate(fill)).toBeCloseTo((0.25 * 8) / 200, 15);
    expect(rangeSlippage(0.25).rate({ ...fill, high: 200, low: 200 })).toBe(0);
    expect(rangeSlippage(0.25).rate({ ...fill, high: 196, low: 204 }), 'a range upside down is none').toBe(0);
    expect(rangeSlippage(0.25).name).toBe("0.25 of the bar's range");
  });

  it('given none, then nothing, and the name says so', () => {
    expect([noSlippage().rate(fill), noSpread().rate(fill)]).toEqual([0, 0]);
    expect([noSlippage().name, noSpread().name]).toEqual(['none', 'none']);
  });

  it('given nothing at all in numbers, then that is possible', () => {
    expect([fixedSlippage(0).rate(fill), rangeSlippage(0).rate(fill), fixedSpread(0).rate(fill)]).toEqual([0, 0, 0]);
  });

  it.each([
    ['a negative slippage', () => fixedSlippage(-1), 'a slippage of -1 is not possible'],
    ['a slippage that is no number', () => fixedSlippage(Number.NaN), 'a slippage of NaN'],
    ['an infinite slippage', () => fixedSlippage(Number.POSITIVE_INFINITY), 'a slippage of Infinity'],
    ['a slippage of the whole price', () => fixedSlippage(10_000), 'a slippage of 10000 bps is the whole price'],
    ['a negative spread', () => fixedSpread(-0.1), 'a spread of -0.1 is not possible'],
    ['a spread of the whole price', () => fixedSpread(10_000), 'a spread of 10000 bps is the whole price'],
    ['a negative share', () => rangeSlippage(-0.1), 'a slippage share of -0.1'],
    ['an infinite share', () => rangeSlippage(Number.POSITIVE_INFINITY), 'a slippage share of Infinity'],
  ])('given %s, then E402', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'E402', message: expect.stringContaining(message) }));
  });

  it('given nearly the whole price, then that is possible', () => {
    expect(fixedSlippage(9_999).rate(fill)).toBeCloseTo(0.9999, 12);
  });
});

describe('latency', () => {
  const draws = (fromMs: number, toMs: number) => {
    const seeded = new SeededRandom(5);
    return new Set(Array.from({ length: 500 }, () => randomLatency(fromMs, toMs).delayMs(seeded, 0)));
  };

  it('given a constant one, then always that', () => {
    expect(constantLatency(0).delayMs(random, 0)).toBe(0);
    expect(constantLatency(250).delayMs(random, 0)).toBe(250);
    expect(constantLatency(250).name).toBe('250 ms');
  });

  it('given bounds, then every delay between them, both included', () => {
    expect([...draws(3, 6)].sort()).toEqual([3, 4, 5, 6]);
    expect([...draws(7, 7)]).toEqual([7]);
    expect(randomLatency(3, 6).name).toBe('3 to 6 ms');
  });

  it.each([
    ['a negative delay', () => constantLatency(-1), 'a latency of -1 ms'],
    ['half a millisecond', () => constantLatency(0.5), 'a latency of 0.5 ms'],
    ['no number', () => constantLatency(Number.NaN), 'a latency of NaN ms'],
    ['an infinite delay', () => constantLatency(Number.POSITIVE_INFINITY), 'a latency of Infinity ms'],
    ['a negative lower bound', () => randomLatency(-1, 5), 'a latency of -1 ms'],
    ['an upper bound that is no number', () => randomLatency(0, Number.NaN), 'a latency of NaN ms'],
    ['bounds the wrong way round', () => randomLatency(5, 4), 'give the smaller bound first'],
  ])('given %s, then E402', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'E402', message: expect.stringContaining(message) }));
  });
});
