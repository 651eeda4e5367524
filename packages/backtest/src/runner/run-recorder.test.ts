import { type Decision, defineInstrument, Exact, Fill, marketTerms, Order, type RoundTrip } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { RunRecorder } from './run-recorder.ts';

const eth = defineInstrument({
  id: 'ETHUSDT',
  kind: 'spot',
  base: 'ETH',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

const order = new Order(
  {
    number: 5,
    instrument: eth,
    side: 'sell',
    quantity: 300,
    terms: marketTerms,
    reduceOnly: false,
    positionSide: 'net',
    legs: [],
    ocoGroup: 0,
    decidedAt: 10,
  },
  { reason: 'why', tag: '', allocations: [] },
);

function fillOf(changes: Partial<Fill['report']> = {}, realized: number | bigint = -42): Fill {
  const report = {
    kind: 'order-filled',
    order: 5,
    eventAt: 11,
    receivedAt: 12,
    price: 250_001,
    quantity: 300,
    fee: new Exact(75, 8),
    feeCurrency: 'BNB',
    liquidity: 'maker',
    slippage: -0.5,
    ...changes,
  } as const;
  return new Fill(order, report, realized, 8);
}

const decision: Decision = {
  kind: 'decision',
  at: 9,
  strategy: 'one',
  instrument: eth,
  action: 'cancel',
  amount: Number.NaN,
  reason: 'enough',
};

const trip: RoundTrip = {
  strategy: 'one',
  instrument: eth,
  side: 'short',
  quantity: 0.3,
  entryAt: 1,
  exitAt: 2,
  entryPrice: 2500.5,
  exitPrice: 2400.25,
  pnl: 30.075,
  fees: 0.01,
  entryReason: 'in',
  exitReason: 'out',
};

describe('RunRecorder', () => {
  it.each<[string, Fill]>([
    ['a fill', fillOf()],
    ['a fill of more units than a float holds', fillOf({ quantity: 2n ** 70n })],
    ['a fill with a fee of more units than a float holds', fillOf({ fee: new Exact(2n ** 60n, 18) })],
    ['a fill that realized more units than a float holds', fillOf({}, -(2n ** 60n))],
  ])('given %s, then it reads as it was told', (_, fill) => {
    const facts = new RunRecorder();
    // others around it: what does not fit a column must not move the rest
    for (const one of [fillOf({ price: 1 }), fill, fillOf({ price: 2 })]) facts.fill(one);
    expect(facts.fills[1]).toEqual(fill);
    expect(facts.fills[1]?.order).toBe(order);
    expect(facts.fills.map(({ report }) => report.price)).toEqual([1, fill.report.price, 2]);
    expect(facts.fillCount).toBe(3);
  });

  it('given decisions and round trips, then they read as they were told', () => {
    const facts = new RunRecorder();
    const target: Decision = { ...decision, action: 'target', amount: -0.5, strategy: 'two' };
    facts.decision(decision);
    facts.decision(target);
    facts.roundTrip(trip);
    facts.roundTrip({ ...trip, side: 'long', strategy: 'two' });
    expect(facts.decisions).toEqual([decision, target]);
    expect(facts.trades).toEqual([trip, { ...trip, side: 'long', strategy: 'two' }]);
  });

  it('given a second reading, then it is the same objects; what came in between stands behind them', () => {
    const facts = new RunRecorder();
    facts.fill(fillOf());
    facts.decision(decision);
    facts.roundTrip(trip);
    const [[fill], [first], [trade]] = [facts.fills, facts.decisions, facts.trades];
    facts.fill(fillOf({ price: 3 }));
    facts.decision(decision);
    facts.roundTrip(trip);
    expect(facts.fills[0]).toBe(fill);
    expect(facts.decisions[0]).toBe(first);
    expect(facts.trades[0]).toBe(trade);
    expect([facts.fills.length, facts.decisions.length, facts.trades.length]).toEqual([2, 2, 2]);
  });

  it('given thousands of facts, then each is found where it belongs', () => {
    const facts = new RunRecorder();
    for (let price = 1; price <= 5000; price++) facts.fill(fillOf({ price }));
    expect(facts.fills.every(({ report }, i) => report.price === i + 1)).toBe(true);
    expect(facts.fills).toHaveLength(5000);
  });
});
