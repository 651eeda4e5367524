import { RxtradeError } from '../errors/index.ts';
import { type Integer, multiplyDivideInteger } from '../money/index.ts';
import type { Approved } from './approval.ts';
import { approve } from './approval.ts';
import type { ProposedLeg, ProposedOrder, RiskRule, RiskView } from './rule.ts';

/** What the gate let through, and how it changed it on the way. */
export type Passed = {
  readonly kind: 'passed';
  readonly quantity: Integer;
  readonly legs: readonly ProposedLeg[];
  readonly notes: readonly string[];
};

/** An approved value with the judgment behind it. */
export type Reviewed<T extends object> = {
  readonly kind: 'approved';
  readonly approved: Approved<T>;
  readonly passed: Passed;
};

/** An expected "no": which rule, its code, and why. */
export type Refused = {
  readonly kind: 'refused';
  readonly rule: string;
  readonly code: string;
  readonly reason: string;
};

const noNotes: readonly string[] = [];

/**
 * The only maker of approved orders. Rules judge in their order; each sees what the ones before it left. An order that
 * only reduces a position is judged by the rules that say so, never by none: cancels and reductions have a rule too.
 */
export class RiskGate {
  readonly rules: readonly RiskRule[];

  constructor(rules: readonly RiskRule[]) {
    this.rules = rules;
  }

  /**
   * Judges an order. When it passes, `build` makes the request of what the rules left of it, and that is sealed: there
   * is no approval without a judgment.
   *
   * @throws E044 when a rule enlarges an order, or leaves a quantity that is no whole number of units.
   */
  review<T extends object, Proposed extends ProposedOrder = ProposedOrder>(
    order: Proposed,
    account: RiskView,
    build: (passed: Passed, order: Proposed) => T,
  ): Reviewed<T> | Refused {
    const passed = this.judge(order, account);
    return passed.kind === 'refused' ? passed : { kind: 'approved', approved: approve(build(passed, order)), passed };
  }

  private judge(order: ProposedOrder, account: RiskView): Passed | Refused {
    let current = order;
    let notes = noNotes;
    const { rules } = this;
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i] as RiskRule;
      if (order.isReduction && !rule.judgesReductions) continue;
      const verdict = rule.check(current, account);
      switch (verdict.kind) {
        case 'pass':
          break;
        case 'refuse':
          return { kind: 'refused', rule: rule.name, code: verdict.code, reason: verdict.reason };
        case 'resize':
          assertSmaller(rule, current.quantity, verdict.quantity);
          if (verdict.quantity <= 0) return { kind: 'refused', rule: rule.name, code: 'E302', reason: verdict.reason };
          current = { ...current, quantity: verdict.quantity };
          notes = [...notes, `${rule.name}: ${verdict.reason}`];
          break;
        case 'protect':
          current = { ...current, legs: [...current.legs, ...verdict.legs] };
          notes = [...notes, `${rule.name}: ${verdict.reason}`];
          break;
      }
    }
    return { kind: 'passed', quantity: current.quantity, legs: current.legs, notes };
  }
}

function assertSmaller(rule: RiskRule, before: Integer, after: Integer): void {
  const isWhole = typeof after === 'bigint' || Number.isSafeInteger(after);
  if (!isWhole || after > before)
    throw new RxtradeError(
      'E044',
      `risk rule "${rule.name}" resized ${before} units to ${after}; a rule may only leave fewer whole units`,
      { rule: rule.name, before, after },
    );
}

/** `part` of `whole`, scaled to a new whole, toward zero: how a resized order's parts shrink. */
export function scaledPart(part: Integer, whole: Integer, resized: Integer): Integer {
  return resized === whole ? part : multiplyDivideInteger(part, resized, whole, 'down');
}
