import type { Exact } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { HoldingsSink } from '../holdings/holdings.ts';
import type { Disposal, Term } from '../result/disposal.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { IncomeLine, MissingBasis, OpenQuestion } from '../result/tax-result.ts';
import { GainTally } from './gain-tally.ts';

/** Collects what holdings tell. */
export class Lines implements HoldingsSink {
  readonly disposals: DisposalRecord[] = [];
  readonly incomes: IncomeLine[] = [];
  readonly lacking: MissingBasis[] = [];
  readonly questions: OpenQuestion[] = [];
  readonly gains: GainTally;
  private readonly onDisposal: ((disposal: Disposal) => void) | undefined;

  constructor(yearOf: (day: LocalDay) => string, onDisposal?: (disposal: Disposal) => void) {
    this.gains = new GainTally(yearOf);
    this.onDisposal = onDisposal;
  }

  disposed(disposal: DisposalRecord): void {
    this.disposals.push(disposal);
    this.gains.add(disposal);
    this.onDisposal?.(disposal);
  }

  disallowed({ day }: DisposalRecord, amount: Exact, term?: Term): void {
    this.gains.disallow(day, term, amount);
  }

  income(line: IncomeLine): void {
    this.incomes.push(line);
  }

  missing(line: MissingBasis): void {
    this.lacking.push(line);
  }

  ask(question: OpenQuestion): void {
    this.questions.push(question);
  }
}
