import { describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../errors/thrown.fixture.ts';
import { Exact } from '../money/index.ts';
import { at, perpetual, spot } from './order.fixture.ts';
import { bracketTermsOf, type OrderPlan, priceUnitsOf, termsOf } from './plan.ts';
import { goodTillCancelled, marketTerms } from './terms.ts';

const common = { instrument: spot, size: { quantity: 1 }, reason: 'a test' } as const;
const buy = { ...common, side: 'buy' } as const;
const sell = { ...common, side: 'sell' } as const;
const ioc = { kind: 'ioc' } as const;

describe('the terms of a plan', () => {
  it.each<readonly [string, OrderPlan, object]>([
    ['a market order', { ...buy, kind: 'market' }, { kind: 'market', timeInForce: { kind: 'ioc' } }],
    [
      'a market order all at once',
      { ...buy, kind: 'market', timeInForce: { kind: 'fok' } },
      { kind: 'market', timeInForce: { kind: 'fok' } },
    ],
    [
      'a limit order',
      { ...buy, kind: 'limit', price: '100.05' },
      { kind: 'limit', price: 10_005, postOnly: false, timeInForce: { kind: 'gtc' } },
    ],
    [
      'a post-only limit order',
      { ...buy, kind: 'limit', price: '100.05', postOnly: true, timeInForce: { kind: 'gtd', expiresAt: at + 1 } },
      { kind: 'limit', price: 10_005, postOnly: true, timeInForce: { kind: 'gtd', expiresAt: at + 1 } },
    ],
    [
      'a stop',
      { ...sell, kind: 'stop', trigger: '90', timeInForce: ioc },
      { kind: 'stop', trigger: 9000, timeInForce: ioc },
    ],
    [
      'a stop with a limit',
      { ...sell, kind: 'stop-limit', trigger: '90', price: '89.95' },
      { kind: 'stop-limit', trigger: 9000, price: 8995, timeInForce: { kind: 'gtc' } },
    ],
    [
      'a take-profit',
      { ...sell, kind: 'take-profit', trigger: '110' },
      { kind: 'take-profit', trigger: 11_000, timeInForce: { kind: 'gtc' } },
    ],
    [
      'a trailing stop at a distance',
      { ...sell, kind: 'trailing-stop', trail: { distance: '2.50' } },
      { kind: 'trailing-stop', trail: { kind: 'distance', distance: 250 }, timeInForce: { kind: 'gtc' } },
    ],
    [
      'a trailing stop at a rate',
      { ...sell, kind: 'trailing-stop', trail: { rate: 0.02 } },
      { kind: 'trailing-stop', trail: { kind: 'rate', rate: 0.02 }, timeInForce: { kind: 'gtc' } },
    ],
  ])('given %s, then it has what makes it itself, in price units', (_, plan, expected) => {
    expect(termsOf(plan, at)).toEqual(expected);
  });

  it('given market orders, then they share one value', () => {
    expect(termsOf({ ...buy, kind: 'market' }, at)).toBe(marketTerms);
    expect(termsOf({ ...sell, kind: 'market', timeInForce: ioc }, at)).toBe(marketTerms);
  });

  it.each<readonly [string, OrderPlan, Record<string, unknown>]>([
    ['a buy limit goes down', { ...buy, kind: 'limit', price: 100.04 }, { price: 10_000 }],
    ['a sell limit goes up', { ...sell, kind: 'limit', price: 100.01 }, { price: 10_005 }],
    ['a stop goes to the nearest, below', { ...buy, kind: 'stop', trigger: 100.02 }, { trigger: 10_000 }],
    ['a stop goes to the nearest, above', { ...sell, kind: 'stop', trigger: 100.03 }, { trigger: 10_005 }],
    [
      'a stop-limit buy rounds its trigger to the nearest and its limit down',
      { ...buy, kind: 'stop-limit', trigger: 100.04, price: 100.04 },
      { trigger: 10_005, price: 10_000 },
    ],
    [
      'a stop-limit sell rounds its trigger to the nearest and its limit up',
      { ...sell, kind: 'stop-limit', trigger: 100.01, price: 100.01 },
      { trigger: 10_000, price: 10_005 },
    ],
    ['a take-profit goes to the nearest', { ...sell, kind: 'take-profit', trigger: 110.04 }, { trigger: 11_005 }],
    [
      'a trailing distance goes up',
      { ...sell, kind: 'trailing-stop', trail: { distance: 2.51 } },
      { trail: { kind: 'distance', distance: 255 } },
    ],
  ])('given a float between two ticks, then %s', (_, plan, expected) => {
    expect(termsOf(plan, at)).toMatchObject(expected);
  });

  it.each<readonly [string, OrderPlan]>([
    ['limit', { ...buy, kind: 'limit', price: '100.01' }],
    ['stop', { ...buy, kind: 'stop', trigger: '100.01' }],
    ['stop-limit, by its trigger', { ...buy, kind: 'stop-limit', trigger: '100.01', price: '100' }],
    ['stop-limit, by its price', { ...buy, kind: 'stop-limit', trigger: '100', price: '100.01' }],
    ['take-profit', { ...buy, kind: 'take-profit', trigger: '100.01' }],
    ['trailing stop', { ...buy, kind: 'trailing-stop', trail: { distance: '100.01' } }],
  ])('given an exact price off the tick in a %s, then it is refused: exact means exact', (_, plan) => {
    expect(refusalOf(() => termsOf(plan, at))).toEqual({
      code: 'E040',
      message: 'price 100.01 of BTC/USDT is not a multiple of its tick size 0.05; round it first',
      context: { price: '100.01', tickSize: '0.05' },
    });
  });

  it.each([0, 1, -0.1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'given a trailing rate of %d, then it is refused',
    (rate) => {
      expect(refusalOf(() => termsOf({ ...sell, kind: 'trailing-stop', trail: { rate } }, at))).toEqual({
        code: 'E040',
        message: `a trailing rate of ${rate} is not between 0 and 1; 0.02 trails by two percent`,
        context: { rate },
      });
    },
  );

  it.each([at, at - 1, Number.NaN])('given an expiry at %d that is over, then it is refused', (expiresAt) => {
    const plan: OrderPlan = { ...buy, kind: 'limit', price: '100', timeInForce: { kind: 'gtd', expiresAt } };
    expect(refusalOf(() => termsOf(plan, at))).toEqual({
      code: 'E040',
      message: `an order on BTC/USDT that expires at ${expiresAt} is over at ${at}; give a later instant`,
      context: { expiresAt, at },
    });
  });

  it('given a side of hedge mode, then a contract takes it and a spot pair refuses it', () => {
    const plan = { ...buy, kind: 'market', positionSide: 'long' } as const;
    expect(termsOf({ ...plan, instrument: perpetual }, at)).toBe(marketTerms);
    expect(termsOf({ ...plan, positionSide: 'net' }, at)).toBe(marketTerms);
    expect(refusalOf(() => termsOf(plan, at))).toEqual({
      code: 'E040',
      message: 'spot BTC/USDT has no long side; only contracts are held in hedge mode',
      context: { positionSide: 'long' },
    });
  });
});

describe('a price at the door', () => {
  it.each([
    ['100', 10_000],
    ['100.05', 10_005],
    ['100.050', 10_005],
    [Exact.of('0.05'), 5],
    [100.05, 10_005],
    [0.15000000000000002, 15],
  ])('given %s on the tick, then it is %i units whatever the direction', (input, units) => {
    expect(priceUnitsOf(spot, input, 'floor', at)).toBe(units);
    expect(priceUnitsOf(spot, input, 'ceil', at)).toBe(units);
  });

  it('given a tick that changes, then the tick of the day counts', () => {
    expect(priceUnitsOf(perpetual, '2000.05', 'floor', at - 1)).toBe(200_005);
    expect(refusalOf(() => priceUnitsOf(perpetual, '2000.05', 'floor', at)).message).toBe(
      'price 2000.05 of ETHUSDT is not a multiple of its tick size 0.1; round it first',
    );
    expect(priceUnitsOf(perpetual, 2000.05, 'floor', at)).toBe(200_000);
  });

  it('given an exact price finer than the instrument books, then it is off the tick', () => {
    expect(refusalOf(() => priceUnitsOf(spot, '100.0500001', 'floor', at)).code).toBe('E040');
  });

  it.each([
    ['0', '0'],
    ['-0.05', '-0.05'],
    [0.04, '0'],
    [-3, '-3'],
  ])('given %s, then it is refused as not positive', (input, price) => {
    expect(refusalOf(() => priceUnitsOf(spot, input, 'floor', at))).toEqual({
      code: 'E040',
      message: `price ${price} of BTC/USDT is not positive; give one of at least a tick (0.05)`,
      context: { price },
    });
  });

  it.each([
    [Number.NaN, 'E010'],
    [Number.POSITIVE_INFINITY, 'E010'],
    [1e300, 'E010'],
    ['about 100', 'E012'],
    ['1e2', 'E012'],
  ])('given %s, then it is refused with %s', (input, code) => {
    expect(errorOf(() => priceUnitsOf(spot, input, 'floor', at)).code).toBe(code);
  });

  it('given a price beyond 2^53 units, then it is exact', () => {
    expect(priceUnitsOf(spot, '100000000000000000.05', 'floor', at)).toBe(10_000_000_000_000_000_005n);
  });
});

describe('the legs of a bracket', () => {
  const plan = { ...buy, kind: 'market' } as const;
  const stop = (trigger: number) => ({
    role: 'stop-loss',
    terms: { kind: 'stop', trigger, timeInForce: goodTillCancelled },
  });
  const target = (price: number) => ({
    role: 'take-profit',
    terms: { kind: 'limit', price, postOnly: false, timeInForce: goodTillCancelled },
  });

  it('given no bracket, or an empty one, then there is no leg', () => {
    expect(bracketTermsOf(plan, at)).toEqual([]);
    expect(bracketTermsOf({ ...plan, bracket: {} }, at)).toEqual([]);
  });

  it('given both ends, then the stop is a stop and the target a limit', () => {
    expect(bracketTermsOf({ ...plan, bracket: { stopLoss: '95', takeProfit: '110' } }, at)).toEqual([
      stop(9500),
      target(11_000),
    ]);
  });

  it('given one end, then the other is absent', () => {
    expect(bracketTermsOf({ ...plan, bracket: { stopLoss: '95' } }, at)).toEqual([stop(9500)]);
    expect(bracketTermsOf({ ...plan, bracket: { takeProfit: '110' } }, at)).toEqual([target(11_000)]);
  });

  it('given floats between ticks, then a target goes away from the entry and a stop to the nearest', () => {
    const bracket = { stopLoss: 95.04, takeProfit: 110.01 };
    expect(bracketTermsOf({ ...plan, bracket }, at)).toEqual([stop(9505), target(11_005)]);
    const short = { stopLoss: 105.01, takeProfit: 90.04 };
    expect(bracketTermsOf({ ...sell, kind: 'market', bracket: short }, at)).toEqual([stop(10_500), target(9000)]);
  });

  it.each(['stopLoss', 'takeProfit'] as const)('given an exact %s off the tick, then it is refused', (end) => {
    expect(errorOf(() => bracketTermsOf({ ...plan, bracket: { [end]: '95.01' } }, at)).code).toBe('E040');
  });
});
