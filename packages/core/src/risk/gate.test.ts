import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { goodTillCancelled } from '../order/index.ts';
import { RiskGate, scaledPart } from './gate.ts';
import { account, proposal } from './risk-view.fixture.ts';
import { type ProposedLeg, type ProposedOrder, pass, type RiskRule, type Verdict } from './rule.ts';

function rule(name: string, verdict: Verdict | ((order: ProposedOrder) => Verdict), judgesReductions = true): RiskRule {
  return { name, judgesReductions, check: typeof verdict === 'function' ? verdict : () => verdict };
}

/** Judges a market buy of 1000 units; what was built of it stands in `request`. */
function judge(rules: readonly RiskRule[], changes: Partial<ProposedOrder> = {}) {
  const reviewed = new RiskGate(rules).review(proposal(changes), account, (passed) => ({ passed }));
  return reviewed.kind === 'refused' ? reviewed : reviewed.approved.value.passed;
}

const leg: ProposedLeg = {
  role: 'stop-loss',
  terms: { kind: 'stop', trigger: 9000, timeInForce: goodTillCancelled },
};

describe('RiskGate', () => {
  it('given no rule, then an order passes as it is', () => {
    expect(judge([])).toEqual({ kind: 'passed', quantity: 1000, legs: [], notes: [] });
  });

  it('given rules that let it pass, then the request is built of it and sealed, with the judgment beside it', () => {
    const reviewed = new RiskGate([rule('one', pass)]).review(proposal(), account, ({ quantity }) => ({ quantity }));
    expect(reviewed).toMatchObject({
      kind: 'approved',
      approved: { value: { quantity: 1000 } },
      passed: { kind: 'passed', quantity: 1000 },
    });
  });

  it('given rules that change it, then each sees what those before it left, and the notes say who did what', () => {
    const seen: unknown[] = [];
    const look = (order: ProposedOrder) => {
      seen.push([order.quantity, order.legs.length]);
      return pass;
    };
    const passed = judge([
      rule('size', { kind: 'resize', quantity: 600, reason: 'too large' }),
      rule('look', look),
      rule('protection', { kind: 'protect', legs: [leg], reason: 'a stop' }),
      rule('look again', look),
      rule('cash', { kind: 'resize', quantity: 250, reason: 'too dear' }),
    ]);
    expect(seen).toEqual([
      [600, 0],
      [600, 1],
    ]);
    expect(passed).toEqual({
      kind: 'passed',
      quantity: 250,
      legs: [leg],
      notes: ['size: too large', 'protection: a stop', 'cash: too dear'],
    });
  });

  it('given an order with legs of its own, then protection comes on top', () => {
    expect(judge([rule('p', { kind: 'protect', legs: [leg], reason: '' })], { legs: [leg] })).toMatchObject({
      legs: [leg, leg],
    });
  });

  it('given a rule that refuses, then the refusal names it, no later rule is asked and nothing is built', () => {
    let asked = 0;
    const rules = [
      rule('first', pass),
      rule('second', { kind: 'refuse', code: 'E303', reason: 'too many' }),
      rule('third', () => {
        asked += 1;
        return pass;
      }),
    ];
    const reviewed = new RiskGate(rules).review(proposal(), account, () => {
      asked += 1;
      return {};
    });
    expect(reviewed).toEqual({ kind: 'refused', rule: 'second', code: 'E303', reason: 'too many' });
    expect(asked).toBe(0);
  });

  it.each([0, -1, -5n])('given a rule that leaves %s units, then that is a refusal', (quantity) => {
    expect(judge([rule('none', { kind: 'resize', quantity, reason: 'nothing left' })])).toEqual({
      kind: 'refused',
      rule: 'none',
      code: 'E302',
      reason: 'nothing left',
    });
  });

  it.each([1001, 2n ** 60n, 999.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'given a rule that makes 1000 units %s, then it has broken its contract and nothing is approved',
    (quantity) => {
      expect(refusalOf(() => judge([rule('greedy', { kind: 'resize', quantity, reason: 'more' })]))).toEqual({
        code: 'E044',
        message: `risk rule "greedy" resized 1000 units to ${quantity}; a rule may only leave fewer whole units`,
        context: { rule: 'greedy', before: 1000, after: quantity },
      });
    },
  );

  it('given a rule that enlarges what another has shrunk, then that counts as enlarging', () => {
    const rules = [
      rule('small', { kind: 'resize', quantity: 10, reason: '' }),
      rule('large', { kind: 'resize', quantity: 11, reason: '' }),
    ];
    expect(refusalOf(() => judge(rules)).code).toBe('E044');
  });

  it('given an order that reduces, then only the rules that judge reductions are asked, and those are', () => {
    const refuse = { kind: 'refuse', code: 'E301', reason: 'no' } as const;
    const exposure = rule('exposure', refuse, false);
    expect(judge([exposure], { isReduction: true })).toMatchObject({ kind: 'passed' });
    expect(judge([exposure, rule('venue', refuse)], { isReduction: true })).toMatchObject({ rule: 'venue' });
    expect(judge([exposure])).toMatchObject({ rule: 'exposure' });
  });

  it('given any rules that only shrink, then more of them never leave more', () => {
    const shrink = fc
      .integer({ min: 1, max: 1000 })
      .map((most) =>
        rule(`at most ${most}`, ({ quantity }) =>
          quantity > most ? { kind: 'resize', quantity: most, reason: '' } : pass,
        ),
      );
    fc.assert(
      fc.property(fc.array(shrink), fc.array(shrink), (some, others) => {
        const few = judge(some);
        const many = judge([...some, ...others]);
        expect(few.kind).toBe('passed');
        if (few.kind === 'passed' && many.kind === 'passed')
          expect(many.quantity).toBeLessThanOrEqual(Number(few.quantity));
      }),
    );
  });
});

describe('scaledPart', () => {
  it.each([
    [700, 1000, 1000, 700],
    [700, 1000, 500, 350],
    [701, 1000, 500, 350],
    [-701, 1000, 500, -350],
    [333, 1000, 0, 0],
  ])('given a part of %i of %i, when %i are left, then it is %i, toward zero', (part, whole, resized, expected) => {
    expect(scaledPart(part, whole, resized)).toBe(expected);
  });
});
