import {
  isRxtradeError,
  type ProposedOrder,
  pass,
  RiskGate,
  type RiskRule,
  type RiskView,
  type Verdict,
} from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RiskCase, riskCases } from './risk-cases.ts';

/** What a suite may be told of a rule. */
export type RiskRuleSuite = {
  /** The cases to judge; by default any account and any order. */
  readonly cases?: fc.Arbitrary<RiskCase>;
};

/**
 * What every rule of the gate must hold to: it says yes, no or less, always with a reason; it never enlarges an order,
 * judges the same case alike, changes nothing it was shown, and takes what it left. `make` gives a fresh rule.
 */
export function describeRiskRule(name: string, make: () => RiskRule, suite: RiskRuleSuite = {}): void {
  const cases = suite.cases ?? riskCases();
  const always = (check: (order: ProposedOrder, account: RiskView, rule: RiskRule) => void) => {
    fc.assert(fc.property(cases, ({ order, account }) => check(order, account, make())));
  };

  describe(`${name} keeps the contract of a risk rule`, () => {
    it('given itself, then it has a name and says whether it judges reductions', () => {
      const rule = make();
      expect(rule.name.trim(), 'a name that reads in a refusal').not.toBe('');
      expect(typeof rule.judgesReductions).toBe('boolean');
    });

    it('given any order, then it gives a verdict with its reason, and never throws', () => {
      always((order, account, rule) => expectWellFormed(rule.check(order, account)));
    });

    it('given any order, then it never enlarges it', () => {
      always((order, account, rule) => {
        const verdict = rule.check(order, account);
        if (verdict.kind !== 'resize') return;
        expect(Number.isSafeInteger(verdict.quantity) || typeof verdict.quantity === 'bigint', 'whole units').toBe(
          true,
        );
        expect(verdict.quantity <= order.quantity, `${verdict.quantity} of ${order.quantity}`).toBe(true);
      });
    });

    it('given any order twice, then it says the same, and so does a fresh rule', () => {
      always((order, account, rule) => {
        const verdict = rule.check(order, account);
        expect(rule.check(order, account)).toEqual(verdict);
        expect(make().check(order, account)).toEqual(verdict);
      });
    });

    it('given any order, then neither it nor the account is changed', () => {
      always((order, account, rule) => {
        const before = snapshot(order, account);
        rule.check(order, account);
        expect(snapshot(order, account)).toEqual(before);
      });
    });

    it('given an order it has made smaller or protected, then it lets that pass', () => {
      always((order, account, rule) => {
        const verdict = rule.check(order, account);
        if (verdict.kind === 'resize' && verdict.quantity > 0)
          expect(rule.check({ ...order, quantity: verdict.quantity }, account)).toEqual(pass);
        if (verdict.kind === 'protect')
          expect(rule.check({ ...order, legs: [...order.legs, ...verdict.legs] }, account)).toEqual(pass);
      });
    });

    it('given the gate around it, then every order ends as approved or refused', () => {
      always((order, account, rule) => {
        const reviewed = new RiskGate([rule]).review(order, account, ({ quantity }) => ({ quantity }));
        if (reviewed.kind === 'refused') expect(reviewed).toMatchObject({ rule: rule.name });
        else expect(reviewed.passed.quantity <= order.quantity).toBe(true);
      });
    });
  });
}

function expectWellFormed(verdict: Verdict): void {
  switch (verdict.kind) {
    case 'pass':
      return;
    case 'refuse':
      expect(verdict.code, 'a code such as E303 or ACME001').toMatch(/^[A-Z]+\d{3}$/);
      break;
    case 'protect':
      expect(verdict.legs.length, 'protection has legs').toBeGreaterThan(0);
      break;
    case 'resize':
      break;
  }
  expect(verdict.reason.trim(), `the reason of a ${verdict.kind}`).not.toBe('');
}

/** All that a rule could change, as text; instruments and errors by their name alone. */
function snapshot(order: ProposedOrder, account: RiskView): string {
  const shown = { order, positions: account.positions(), orders: account.liveOrders() };
  return JSON.stringify(shown, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (isRxtradeError(value)) return value.code;
    const isInstrument = typeof value === 'object' && value !== null && 'notionalScale' in value && 'id' in value;
    return isInstrument ? value.id : value;
  });
}
