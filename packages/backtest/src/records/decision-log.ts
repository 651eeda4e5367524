import type { Decision, Instrument } from '@rxtrade/core';
import { LazyList } from './lazy-list.ts';
import { NumberRows } from './number-rows.ts';

/** Decisions, in the order they were taken. */
export class DecisionLog {
  private readonly numbers = new NumberRows(2);
  private readonly strategies: string[] = [];
  private readonly instruments: Instrument[] = [];
  private readonly actions: Decision['action'][] = [];
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
    this.strategies.push(decision.strategy);
    this.instruments.push(decision.instrument);
    this.actions.push(decision.action);
    this.reasons.push(decision.reason);
  }

  private decisionAt(row: number): Decision {
    return {
      kind: 'decision',
      at: this.numbers.at(row, 0),
      strategy: this.strategies[row] as string,
      instrument: this.instruments[row] as Instrument,
      action: this.actions[row] as Decision['action'],
      amount: this.numbers.at(row, 1),
      reason: this.reasons[row] as string,
    };
  }
}
