import type { Decision, Instrument } from '@rxtrade/core';
import { LazyList } from './lazy-list.ts';
import { Names } from './names.ts';
import { NumberRows } from './number-rows.ts';

/** Decisions, in the order they were taken. */
export class DecisionLog {
  private readonly numbers = new NumberRows(5);
  private readonly strategies = new Names<string>();
  private readonly instruments = new Names<Instrument>();
  private readonly actions = new Names<Decision['action']>();
  private readonly reasons: string[] = [];
  private readonly list = new LazyList((row) => this.decisionAt(row));

  get length(): number {
    return this.reasons.length;
  }

  /** All of them as objects; the same ones at every reading. */
  get all(): readonly Decision[] {
    return this.list.upTo(this.length);
  }

  add(decision: Decision): void {
    const offset = this.numbers.next();
    const { piece } = this.numbers;
    piece[offset] = decision.at;
    piece[offset + 1] = decision.amount;
    piece[offset + 2] = this.strategies.indexOf(decision.strategy);
    piece[offset + 3] = this.instruments.indexOf(decision.instrument);
    piece[offset + 4] = this.actions.indexOf(decision.action);
    this.reasons.push(decision.reason);
  }

  private decisionAt(row: number): Decision {
    const { numbers } = this;
    return {
      kind: 'decision',
      at: numbers.at(row, 0),
      strategy: this.strategies.at(numbers.at(row, 2)),
      instrument: this.instruments.at(numbers.at(row, 3)),
      action: this.actions.at(numbers.at(row, 4)),
      amount: numbers.at(row, 1),
      reason: this.reasons[row] as string,
    };
  }
}
