import type { EventSeries, Instrument, Integer, JournalRecord } from '@rxtrade/core';
import { noRejects, type RejectModel, type SpreadModel } from '@rxtrade/simulator';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import type { BacktestResult } from '../runner/result.ts';
import { spanOf } from '../runner/span.ts';
import { bookedFills } from './booked-fills.ts';
import { type Cause, gapCauses } from './causes.ts';
import { runSpoken } from './gap-run.ts';
import { KnownOutcomes } from './known-outcomes.ts';
import type { OrderKeys } from './order-keys.ts';
import { type RecordedRun, recordedRun } from './recorded-run.ts';
import { differingOrders, fillsByKey, type RunFills } from './run-fills.ts';

/** A backtest, and the record of a run of the same minutes. */
export type GapOptions = {
  /** As it would be run. Its window is that of the record, and it opens with the balances of the record. */
  readonly backtest: BacktestOptions;
  readonly records: Iterable<JournalRecord>;
  /** The recorded venue's spread, where it is known apart from slippage. */
  readonly spread?: SpreadModel;
  /** Told after each of the runs. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** What one cause is answerable for. */
export type GapCause = {
  readonly cause: Cause;
  /** In the reporting currency; negative where the recorded run lost by it. */
  readonly amount: number;
  /** Orders that fill otherwise once it is replaced. */
  readonly orders: number;
};

/** Where the difference between a backtest and a recorded run comes from, in the reporting currency. */
export type GapReport = {
  readonly currency: string;
  readonly from: number;
  readonly to: number;
  /** Profit of the backtest, and of the recorded run. */
  readonly backtest: number;
  readonly recorded: number;
  /** `recorded - backtest`: the sum of all causes and of what is unexplained. */
  readonly gap: number;
  /** In the order in which they were replaced. */
  readonly causes: readonly GapCause[];
  readonly unexplained: number;
};

/**
 * Splits what a recorded run earned more or less than a backtest of the same minutes by cause. Causes are replaced one at
 * a time in the order of `gapCauses`: each is answerable for what the backtest's profit changes by when it, too, is taken
 * from the record, so that causes add up. Where both decided alike, the backtest with everything replaced must come to the
 * recorded profit: what is left is `unexplained`. Where they did not, what is left is the `signal`.
 *
 * The recorded profit is that of its fills, booked at the marks of its bars.
 *
 * @throws As rejection, what `runBacktest` throws, E072 for a record that cannot be read, E440 for one without bars, E020
 * for one with other instruments.
 */
export async function explainGap(options: GapOptions): Promise<GapReport> {
  const instruments = [...new Set(options.backtest.series.map(({ instrument }) => instrument))];
  const recorded = recordedRun(options.records, instruments);
  const chain = new GapChain(options, recorded);
  let before = await chain.run([]);
  const first = before;
  const causes: GapCause[] = [];
  const replaced: Cause[] = [];
  const total = gapCauses.length + 1;
  for (const cause of gapCauses) {
    if (cause === 'signal') break;
    replaced.push(cause);
    options.onProgress?.(causes.length + 1, total);
    const next = await chain.run(replaced, before);
    causes.push({
      cause,
      amount: next.profit - before.profit,
      orders: differingOrders(before.fills, next.fills),
    });
    before = next;
  }
  const booked = await chain.booked();
  options.onProgress?.(total, total);
  const left = booked - before.profit;
  const differing = chain.differingDecisions(before);
  causes.push({ cause: 'signal', amount: differing === 0 ? 0 : left, orders: differing });
  return {
    currency: options.backtest.reportingCurrency ?? (instruments[0] as Instrument).quote,
    from: recorded.from,
    to: recorded.to,
    backtest: first.profit,
    recorded: booked,
    gap: booked - first.profit,
    causes,
    unexplained: differing === 0 ? left : 0,
  };
}

/** One run of the chain: its profit, and what filled and was asked under each key. */
type ChainRun = {
  readonly profit: number;
  readonly fills: RunFills;
  /** How much of each order filled, as a share of it. */
  readonly filled: ReadonlyMap<string, number>;
  /** Units asked by key, legs aside. */
  readonly asked: ReadonlyMap<string, Integer>;
};

/** Runs the backtest with more and more taken from the record. */
class GapChain {
  private readonly options: GapOptions;
  private readonly recorded: RecordedRun;

  constructor(options: GapOptions, recorded: RecordedRun) {
    this.options = options;
    this.recorded = recorded;
  }

  async run(causes: readonly Cause[], before?: ChainRun): Promise<ChainRun> {
    const { backtest, spread } = this.options;
    const { recorded } = this;
    const replaced = new Set(causes);
    const outcomes = new KnownOutcomes({ recorded, replaced, spread, filledBefore: before?.filled ?? new Map() });
    const spoken = replaced.has('manual action') ? recorded.spoken : [];
    const rejects = unlessKnown(outcomes, backtest.venue?.rejects ?? noRejects());
    const venue = { ...backtest.venue, outcomes, rejects };
    const result = await runSpoken({ ...this.optionsOf(replaced), venue }, spoken);
    return chainRunOf(result, outcomes.keys);
  }

  /** Profit of the recorded fills alone. */
  async booked(): Promise<number> {
    const { strategy, outcomes } = bookedFills(this.recorded);
    const transfers = this.recorded.spoken.filter(({ kind }) => kind === 'transfer');
    // what is booked is what filled, whoever wanted it and why
    const { universe, warmUpMs, ...options } = this.optionsOf(new Set(gapCauses));
    const run = await runSpoken(
      {
        ...options,
        strategies: [{ strategy }],
        rules: [],
        finish: 'leave-open',
        venue: { ...options.venue, outcomes, rejects: noRejects() },
      },
      transfers,
    );
    return profitOf(run);
  }

  /** How many orders only one of the two decided on, or in another size. */
  differingDecisions({ asked }: ChainRun): number {
    const theirs = new Map(
      [...this.recorded.orders].filter(([, { isLeg }]) => !isLeg).map(([key, one]) => [key, one.asked]),
    );
    let count = 0;
    for (const key of new Set([...asked.keys(), ...theirs.keys()])) if (asked.get(key) !== theirs.get(key)) count += 1;
    return count;
  }

  private optionsOf(replaced: ReadonlySet<Cause>): BacktestOptions {
    const { backtest } = this.options;
    const { recorded } = this;
    const { from, to } = recorded;
    const own = backtest.events ?? [];
    const events = [
      ...(replaced.has('data') ? recorded.events : own).filter((one) => !isFunding(one)),
      ...(replaced.has('funding') ? recorded.events : own).filter(isFunding),
    ];
    const series = replaced.has('data') ? recorded.series : backtest.series;
    // the last input is an instant, often after the last bar, and a window ends before its own
    const tradesFrom = Math.max(from, spanOf(backtest).tradesFrom ?? from);
    return {
      ...backtest,
      series,
      events,
      window: { from: tradesFrom, to: to + 1 },
      // a record holds the bars that its run warmed up on
      warmUpMs: tradesFrom - from,
      shortData: 'warn',
    };
  }
}

/** Whether an order was refused is part of what is known of it; the draw is made all the same, for those that follow. */
function unlessKnown(outcomes: KnownOutcomes, rejects: RejectModel): RejectModel {
  return {
    name: rejects.name,
    reasonFor: (request, random) => {
      const drawn = rejects.reasonFor(request, random);
      const outcome = outcomes.outcomeOf(request);
      if (outcome === undefined) return drawn;
      // one that may only make is refused when it turns out to take, not when it is sent
      const isPostOnly = request.terms.kind === 'limit' && request.terms.postOnly;
      return outcome.end?.kind === 'rejected' && !isPostOnly ? outcome.end.reason : undefined;
    },
  };
}

function isFunding({ kind }: EventSeries): boolean {
  return kind === 'funding' || kind === 'marks';
}

function chainRunOf(result: BacktestResult, keys: OrderKeys): ChainRun {
  const orders = result.orders.map((order) => ({ order, key: keys.keyOf(order.number) as string }));
  return {
    profit: profitOf(result),
    fills: fillsByKey(result, keys),
    filled: new Map(orders.map(({ order, key }) => [key, Number(order.filled) / Number(order.request.quantity)])),
    asked: new Map(
      orders.filter(({ order }) => order.role === 'order').map(({ order, key }) => [key, order.request.quantity]),
    ),
  };
}

/** What the account gained, less what was brought in from outside. */
function profitOf({ finalEquity, initialEquity, curve }: BacktestResult): number {
  let flows = 0;
  for (const flow of curve.flow) flows += flow;
  return finalEquity - initialEquity - flows;
}
