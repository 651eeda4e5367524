import { RiskGate } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc } from './instruments.fixture.ts';
import { type RiskSettings, standardRules } from './standard-rules.ts';
import { proposedOrder, riskAccount, riskCases } from './testing/index.ts';

const all: RiskSettings = {
  maxPositions: 3,
  maxPositionSize: 0.05,
  maxPortfolioRisk: 0.02,
  stopLossPercent: 0.02,
  takeProfitPercent: 0.04,
};
const names = (settings: RiskSettings) => standardRules(settings).map(({ name }) => name);

describe('standardRules', () => {
  it('given every setting, then the rules judge in the order that makes sense', () => {
    expect(names(all)).toEqual([
      'max positions',
      'max position size',
      'protection',
      'max portfolio risk',
      'balance',
      'venue rules',
    ]);
  });

  it('given no setting, then what a venue and an account demand is left', () => {
    expect(names({})).toEqual(['protection', 'balance', 'venue rules']);
  });

  it('given the reference limits and 10,000, when asked for ten coins at 100, then five pass with their legs', () => {
    const account = riskAccount({ equity: 10_000, cash: { USDT: 10_000 }, marks: { [btc.id]: 100 } });
    const order = proposedOrder({ instrument: btc, quantity: '10' });
    const reviewed = new RiskGate(standardRules(all)).review(order, account, ({ quantity }) => ({ quantity }));
    expect(reviewed).toMatchObject({
      kind: 'approved',
      passed: {
        quantity: 5000,
        legs: [{ terms: { trigger: 9800 } }, { terms: { price: 10_400 } }],
        notes: ['max position size: limited to 0.05 of equity', 'protection: protective legs attached'],
      },
    });
  });

  it('given a leverage or shorts, then the balance knows of them', () => {
    const account = riskAccount({ equity: 100, cash: { USDT: 100 }, marks: { [btc.id]: 100 } });
    const order = proposedOrder({ instrument: btc, side: 'sell', quantity: '1' });
    const refused = new RiskGate(standardRules({})).review(order, account, () => ({}));
    expect(refused).toMatchObject({ kind: 'refused', rule: 'balance', code: 'E004' });
  });

  it('given any order, then more rules never let more through', () => {
    const settings = fc.record(
      {
        maxPositions: fc.integer({ min: 1, max: 3 }),
        maxPositionSize: fc.double({ min: 0.01, max: 1, noNaN: true }),
        maxPortfolioRisk: fc.double({ min: 0.01, max: 1, noNaN: true }),
        stopLossPercent: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(riskCases(), settings, ({ order, account }, some) => {
        const through = (of: RiskSettings) => {
          const reviewed = new RiskGate(standardRules(of)).review(order, account, () => ({}));
          return reviewed.kind === 'refused' ? 0 : Number(reviewed.passed.quantity);
        };
        expect(through(some)).toBeLessThanOrEqual(through({}));
      }),
      { numRuns: 500 },
    );
  });

  it('given an order that only reduces, then limits on exposure never stand in its way', () => {
    const tight = { maxPositions: 1, maxPositionSize: 1e-6, maxPortfolioRisk: 1e-6, stopLossPercent: 0.5 };
    fc.assert(
      fc.property(riskCases(), ({ order, account }) => {
        const reduction = { ...order, legs: [], isReduction: true };
        const judge = (settings: RiskSettings) =>
          new RiskGate(standardRules(settings)).review(reduction, account, ({ quantity }) => ({ quantity }));
        const [limited, free] = [judge(tight), judge({})];
        expect(limited.kind).toBe(free.kind);
        if (limited.kind === 'approved' && free.kind === 'approved') expect(limited.passed).toEqual(free.passed);
      }),
      { numRuns: 500 },
    );
  });
});
