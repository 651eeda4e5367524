import type { Instrument } from '../instrument/index.ts';
import type { MarginSettings } from '../margin/index.ts';
import type { ExactInput } from '../money/index.ts';
import type { ExecutionAlgorithm, PositionSizer } from '../ports/index.ts';
import type { RiskRule } from '../risk/index.ts';
import type { Strategy } from '../strategy/index.ts';
import type { DurationMs } from '../time/index.ts';
import type { TraceNote, TraderMode } from './facts.ts';

/** One strategy at work: which, with what parameters, on which instruments and timeframes. */
export type StrategyAssignment = {
  readonly strategy: Strategy;
  readonly params?: unknown;
  /** Tells two assignments of one strategy apart; the strategy's name when absent. */
  readonly id?: string;
  /** Instrument ids; all when absent. */
  readonly instruments?: readonly string[];
  /** Bar intervals it wants, in milliseconds; all when absent. */
  readonly intervalsMs?: readonly DurationMs[];
  /** Share of the account's value its targets are sized on. */
  readonly allocation?: number;
  readonly sizer?: PositionSizer;
  readonly execution?: ExecutionAlgorithm;
};

/** What funding may be worked out at; see `TraderSettings.fundingPrice`. */
export type FundingPrice = 'mark' | 'mark-or-last';

/** What a trader is made of. */
export type TraderSettings = {
  readonly instruments: readonly Instrument[];
  readonly strategies: readonly StrategyAssignment[];
  readonly rules: readonly RiskRule[];
  readonly reportingCurrency: string;
  /** Opening balances, as decimal text by currency. */
  readonly balances: Readonly<Record<string, ExactInput>>;
  readonly sizer?: PositionSizer;
  /** How much notional a unit of margin carries on contracts; short for `margin: { leverage }`. */
  readonly leverage?: number;
  /** How contracts are held: cross or isolated, and the leverage of each. */
  readonly margin?: MarginSettings;
  /**
   * What funding is worked out at where neither it nor the market says a mark price: `mark`, the default, refuses it
   * with E076, `mark-or-last` takes the latest price.
   */
  readonly fundingPrice?: FundingPrice;
  readonly seed?: number;
  /** How it stands before the first command. */
  readonly mode?: TraderMode;
  /** Told why things did or did not happen; see `explain`. */
  readonly tracer?: (note: TraceNote) => void;
};
