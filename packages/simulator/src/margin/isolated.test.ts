import { describe, expect, it } from 'vitest';
import { pathFills } from '../matching/index.ts';
import { rateFees } from '../models/index.ts';
import { Bench } from '../venue/bench.fixture.ts';
import { alpha, isolated, MarginBench, perpetualOf } from './margin.fixture.ts';

// 1 unit from 100 at ten times: margin 10; liquidated at (100 - 10) / 0.995 = 90.4522..., bankrupt at 90
// short: (100 + 10) / 1.005 = 109.4527..., bankrupt at 110
describe('an isolated position', () => {
  it.each([
    ['a long', 1, 90.46, 90.45],
    ['a short', -1, 109.45, 109.46],
  ])(
    'given %s, then it stands at the last cent before its liquidation price, and not a cent further',
    (_, quantity, before, at) => {
      const bench = new MarginBench();
      bench.open(quantity);
      bench.mark(before);
      expect(bench.take()).toEqual([]);
      bench.mark(at);
      expect(bench.take()).toEqual([expect.stringMatching(/^closed 1 net at .*, liquidation$/)]);
    },
  );

  it('given a breach, then it closes at the mark, and the fee is a share of the notional, within what is left', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.mark(90.45);
    // left of the margin: 10 - 9.55 = 0.45, less than 1% of 90.45
    expect(bench.take()).toEqual(['closed 1 net at 90.45 for 0.45, liquidation']);
    expect(bench.cash, 'the whole margin, and no more').toBe('990');
    expect(bench.margin()).toBe('0');
  });

  it('given a fee that the margin can pay, then all of it is charged', () => {
    const cheap = perpetualOf('ALPHA', { feeRateLiquidation: '0.001' });
    const bench = new MarginBench({ instruments: [cheap] });
    bench.open(1, 100, { instrument: cheap });
    bench.mark(90.45, cheap);
    expect(bench.take()).toEqual(['closed 1 net at 90.45 for 0.09045, liquidation']);
    expect(bench.cash).toBe('990.35955');
  });

  it('given no liquidation fee in the rules, then a taker of the fee model pays', () => {
    const plain = perpetualOf('ALPHA', { feeRateLiquidation: undefined });
    const bench = new MarginBench({ instruments: [plain], fees: rateFees({ maker: '0', taker: '0.002' }) });
    bench.open(1, 100, { instrument: plain });
    bench.mark(90.45, plain);
    expect(bench.take()).toEqual(['closed 1 net at 90.45 for 0.1809, liquidation']);
  });

  it.each([
    ['a long', 1, 50, 90],
    ['a short', -1, 150, 110],
  ])(
    'given %s and a mark beyond its bankruptcy price, then the insurance bears the rest',
    (_, quantity, mark, price) => {
      const bench = new MarginBench();
      bench.open(quantity);
      bench.mark(mark);
      expect(bench.take()).toEqual([`closed 1 net at ${price} for 0, liquidation`]);
      expect(bench.cash).toBe('990');
    },
  );

  it('given one that is liquidated, then another in the account is not touched', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.open(1, 100, { positionSide: 'long' });
    bench.open(-1, 100, { positionSide: 'short' });
    bench.mark(50);
    expect(bench.take()).toEqual(['closed 1 net at 90 for 0, liquidation', 'closed 1 long at 90 for 0, liquidation']);
    expect(bench.margin('short')).toBe('10');
  });

  it('given funding that eats the margin, then the next mark liquidates sooner', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.mark(100);
    bench.show({ kind: 'funding', instrument: alpha, rate: 0.05, eventAt: bench.now, receivedAt: bench.now });
    expect(bench.margin()).toBe('5');
    // (100 - 5) / 0.995 = 95.477...
    bench.mark(95.48);
    expect(bench.take()).toEqual([]);
    bench.mark(95.47);
    expect(bench.take()).toHaveLength(1);
  });

  it('given orders on the side that is closed, then they end with it', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.send({ kind: 'limit', price: 120, side: 'sell', reduceOnly: true, instrument: alpha });
    bench.send({ kind: 'limit', price: 80, side: 'buy', positionSide: 'long', instrument: alpha });
    bench.mark(90.45);
    expect(bench.take()).toEqual(
      ['2 canceled: liquidation', 'closed 1 net at 90.45 for 0.45, liquidation'].map((text) =>
        text.replace('canceled', 'cancelled'),
      ),
    );
  });
});

describe('liquidation on bars alone', () => {
  it('given a bar through the liquidation price, then it closes there, not at the low', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.bar([100, 101, 80, 85], alpha);
    expect(bench.take()).toEqual(['closed 1 net at 90.45 for 0.45, liquidation']);
  });

  it('given a gap beyond it, then it closes at the opening', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.bar([90.2, 101, 80, 85], alpha);
    expect(bench.take()).toEqual(['closed 1 net at 90.2 for 0.2, liquidation']);
  });

  it('given a stop before it, then the stop fills, and nothing is left to liquidate', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.send({ kind: 'stop', trigger: 95, side: 'sell', reduceOnly: true, instrument: alpha });
    bench.bar([100, 101, 80, 85], alpha);
    expect(bench.take()).toEqual(['2 filled 1 at 95, taker']);
  });

  it('given a target in the same bar, then the worse of the two is assumed', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.send({ kind: 'limit', price: 110, side: 'sell', reduceOnly: true, instrument: alpha });
    bench.bar([100, 120, 80, 115], alpha);
    expect(bench.take()).toEqual(['2 cancelled: liquidation', 'closed 1 net at 90.45 for 0.45, liquidation']);
  });

  it('given an entry inside the bar, then its low says nothing of it, and its close does', () => {
    const bench = new MarginBench();
    bench.bar([100, 100, 100, 100], alpha);
    bench.send({ kind: 'limit', price: 95, side: 'buy', instrument: alpha });
    bench.bar([100, 100, 80, 94], alpha);
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker']);
  });

  it('given an entry inside the bar and a close beyond its margin, then it closes at the close', () => {
    const bench = new MarginBench();
    bench.bar([100, 100, 100, 100], alpha);
    bench.send({ kind: 'limit', price: 95, side: 'buy', instrument: alpha });
    bench.bar([100, 100, 80, 85.9], alpha);
    // 95 - 9.5 = 85.5 is bankrupt, 85.92... liquidated
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker', 'closed 1 net at 85.9 for 0.4, liquidation']);
  });

  it('given mark prices, then they alone count', () => {
    const bench = new MarginBench();
    bench.open(1);
    bench.mark(100);
    bench.bar([100, 101, 80, 85], alpha);
    bench.trade(50, bench.now + 1, alpha);
    bench.quote(49, 51, bench.now + 1, alpha);
    expect(bench.take()).toEqual([]);
    bench.mark(85);
    expect(bench.take()).toHaveLength(1);
  });

  it.each([
    ['a trade', (bench: MarginBench) => bench.trade(90.45, bench.now + 1, alpha)],
    ['a quote', (bench: MarginBench) => bench.quote(90.4, 90.5, bench.now + 1, alpha)],
    ['an opening', (bench: MarginBench) => bench.opening(90.45, alpha)],
  ])('given no mark prices, then %s marks it', (_, show) => {
    const bench = new MarginBench();
    bench.open(1);
    show(bench);
    expect(bench.take()).toEqual(['closed 1 net at 90.45 for 0.45, liquidation']);
  });
});

describe('margin for an order', () => {
  it.each([
    ['a long', 'buy'],
    ['a short', 'sell'],
  ] as const)('given less than its initial margin, then %s is cancelled, and says what is missing', (_, side) => {
    const bench = new MarginBench({ balance: '9.5' });
    bench.send({ kind: 'market', side, instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    expect(bench.take()).toEqual(['1 cancelled: E004: 0.5 USDT of margin is missing']);
    expect(bench.cash).toBe('9.5');
  });

  it('given the margin and not the fee, then it is cancelled too', () => {
    const bench = new MarginBench({ balance: '10', fees: rateFees({ maker: '0', taker: '0.001' }) });
    bench.send({ kind: 'market', side: 'buy', instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    expect(bench.take()).toEqual(['1 cancelled: E004: 0.1 USDT of margin is missing']);
  });

  it('given just enough, then it fills; a reduction needs nothing, and a turn around uses what it frees', () => {
    const bench = new MarginBench({ balance: '10' });
    bench.open(1);
    bench.send({ kind: 'market', side: 'sell', quantity: 2, instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    expect(bench.take()).toEqual(['2 filled 2 at 100, taker']);
    bench.send({ kind: 'market', side: 'buy', quantity: 2.1, instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    expect(bench.take()).toEqual(['3 cancelled: E004: 1 USDT of margin is missing']);
    bench.send({ kind: 'market', side: 'buy', quantity: 1, instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    expect(bench.take()).toEqual(['4 filled 1 at 100, taker']);
  });

  it('given a deposit, then there is more to open with', () => {
    const bench = new MarginBench({ balance: '5' });
    bench.venue.transfer({ currency: 'USDT', amount: '5', at: bench.now });
    bench.venue.transfer({ currency: 'XYZ', amount: '5', at: bench.now });
    bench.send({ kind: 'market', side: 'buy', instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker']);
  });
});

describe('liquidation along a path', () => {
  const walk = {
    fills: pathFills({ first: 'low' }),
    account: { instruments: [alpha], balances: { USDT: '1000' }, margin: isolated },
  };

  it.each([
    [
      'the low comes first, then the margin is gone before the target',
      'low',
      ['2 cancelled: liquidation', 'closed 1 net at 90.45 for 0.45, liquidation'],
    ],
    ['the high comes first, then the target fills and nothing is left', 'high', ['2 filled 1 at 110, maker']],
  ] as const)('given a target and a liquidation in one bar, when %s', (_, first, expected) => {
    const bench = new Bench({ ...walk, fills: pathFills({ first }) });
    bench.send({ kind: 'market', side: 'buy', instrument: alpha });
    bench.bar([100, 100, 100, 100], alpha);
    bench.send({ kind: 'limit', price: 110, side: 'sell', reduceOnly: true, instrument: alpha });
    bench.take();
    bench.bar([100, 120, 80, 115], alpha);
    expect(bench.take()).toEqual(expected);
  });

  it('given an entry on the path, then what follows it is measured', () => {
    const bench = new Bench(walk);
    bench.bar([100, 100, 100, 100], alpha);
    bench.send({ kind: 'limit', price: 95, side: 'buy', instrument: alpha });
    bench.bar([100, 100, 80, 99], alpha);
    // (95 - 9.5) / 0.995 = 85.929...
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker', 'closed 1 net at 85.92 for 0.42, liquidation']);
  });
});
