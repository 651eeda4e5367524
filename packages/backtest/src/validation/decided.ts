import { type Decision, type EpochMs, isRxtradeError, type RxtradeError, SilentFacts } from '@rxtrade/core';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { runBacktest } from '../runner/run-backtest.ts';

/** A decision as a report tells it: plain JSON. */
export type ToldDecision = {
  readonly at: EpochMs;
  readonly strategy: string;
  /** Its id. */
  readonly instrument: string;
  readonly action: Decision['action'];
  /** Exposure or quantity of a target, signed quantity of an order; absent for a cancel. */
  readonly amount?: number;
  readonly reason: string;
};

/** One decision that came out in two ways; on a side where it was not taken at all, nothing stands. */
export type DecisionChange = {
  readonly at: EpochMs;
  readonly strategy: string;
  readonly instrument: string;
  readonly was?: ToldDecision;
  readonly became?: ToldDecision;
};

/** What strategies decided over bars, up to where one of them failed, if one did. */
export type Decided = {
  readonly decisions: readonly ToldDecision[];
  /** The latest instant that is over: what was decided by then is all there. */
  readonly overAt: EpochMs;
  readonly failure?: RxtradeError;
};

class Decisions extends SilentFacts {
  readonly list: ToldDecision[] = [];
  overAt = Number.NEGATIVE_INFINITY;
  override equity(at: EpochMs): void {
    this.overAt = at;
  }
  override decision({ at, strategy, instrument, action, amount, reason }: Decision): void {
    this.list.push({
      at,
      strategy,
      instrument: instrument.id,
      action,
      ...(!Number.isNaN(amount) && { amount }),
      reason,
    });
  }
}

/** Runs a backtest for its decisions alone; a strategy that fails on its way keeps those it had taken. */
export function decidedOver(options: BacktestOptions): Decided {
  const { journal, tracer, stop$, onProgress, progressBars, ...rest } = options;
  const facts = new Decisions();
  try {
    runBacktest({ ...rest, finish: 'leave-open', facts });
    return { decisions: facts.list, overAt: Number.POSITIVE_INFINITY };
  } catch (error) {
    if (isRxtradeError(error)) return { decisions: facts.list, overAt: facts.overAt, failure: error };
    throw error;
  }
}

/** The first place at which two lists of decisions are not the same, or nothing. */
export function firstChange(
  was: readonly ToldDecision[],
  became: readonly ToldDecision[],
  isSame: (one: ToldDecision, other: ToldDecision) => boolean = isSameDecision,
): DecisionChange | undefined {
  const count = Math.max(was.length, became.length);
  for (let i = 0; i < count; i++) {
    const [one, other] = [was[i], became[i]];
    if (one !== undefined && other !== undefined && isSame(one, other)) continue;
    return changeOf(one, other);
  }
  return undefined;
}

/** Two that stand side by side and are not of one moment and instrument: the earlier one has no counterpart. */
function changeOf(was: ToldDecision | undefined, became: ToldDecision | undefined): DecisionChange | undefined {
  const first = became === undefined || (was !== undefined && was.at <= became.at) ? was : became;
  if (first === undefined) return undefined;
  const { at, strategy, instrument } = first;
  const isOf = (one: ToldDecision | undefined) =>
    one !== undefined && one.at === at && one.strategy === strategy && one.instrument === instrument;
  return {
    at,
    strategy,
    instrument,
    ...(was && isOf(was) && { was }),
    ...(became && isOf(became) && { became }),
  };
}

/** To the last digit and letter. */
export function isSameDecision(one: ToldDecision, other: ToldDecision): boolean {
  return (
    one.at === other.at &&
    one.strategy === other.strategy &&
    one.instrument === other.instrument &&
    one.action === other.action &&
    one.amount === other.amount &&
    one.reason === other.reason
  );
}
