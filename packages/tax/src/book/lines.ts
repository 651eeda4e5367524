import type { Exact } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { FactRecorder } from '../holdings/fact-recorder.ts';
import type { CarriedPart, HoldingsSink, Moved } from '../holdings/holdings.ts';
import type { Disposal, Term } from '../result/disposal.ts';
import { DisposalLog } from '../result/disposal-log.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { DisposalHead, DisposalMoney } from '../result/disposal-rows.ts';
import type { IncomeLine, MissingBasis, OpenQuestion } from '../result/tax-result.ts';
import { GainTally } from './gain-tally.ts';

/** Who is told as a book works. */
export type LineListeners = {
  readonly onDisposal?: ((disposal: Disposal) => void) | undefined;
  readonly recorder?: FactRecorder | undefined;
};

/** Collects what holdings tell. */
export class Lines implements HoldingsSink {
  readonly incomes: IncomeLine[] = [];
  readonly lacking: MissingBasis[] = [];
  readonly questions: OpenQuestion[] = [];
  readonly gains: GainTally;
  private readonly listeners: LineListeners;
  private readonly log = new DisposalLog();

  constructor(yearOf: (day: LocalDay) => string, listeners: LineListeners = {}) {
    this.gains = new GainTally(yearOf);
    this.listeners = listeners;
  }

  /** As they began, which is not always the order of their instants. */
  get disposals(): DisposalRecord[] {
    return this.log.all();
  }

  begin(head: DisposalHead, money: DisposalMoney): DisposalRecord {
    return this.log.begin(head, money);
  }

  disposed(disposal: DisposalRecord): void {
    this.gains.add(disposal);
    this.listeners.onDisposal?.(disposal);
  }

  disallowed({ day }: DisposalRecord, amount: Exact, term?: Term): void {
    this.gains.disallow(day, term, amount);
  }

  carried(moved: Moved, part: CarriedPart): void {
    this.listeners.recorder?.carried(moved, part);
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
