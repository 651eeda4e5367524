import type { Instrument } from '../instrument/index.ts';
import type { MarginSettings } from '../margin/index.ts';
import type { ExactInput } from '../money/index.ts';
import type { ExecutionAlgorithm, PositionSizer } from '../ports/index.ts';
import type { RiskRule } from '../risk/index.ts';
import type { Strategy } from '../strategy/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
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
/** A stay of an instrument in the universe: `[from, to)`. A bound that is absent is none. */
export type Membership = {
  /** Its id. */
  readonly instrument: string;
  readonly from?: EpochMs;
  readonly to?: EpochMs;
};

/**
 * What may be traded when, as it was known on the day. While an instrument is no member, strategies get no events of it,
 * its bars do not count to their warm-up, and nothing of it is opened (E077). When it leaves, its orders are cancelled, and
 * what is held is closed at market (`close`) or kept until a strategy that gets it again lets go of it (`keep`).
 */
export type Universe = {
  readonly members: readonly Membership[];
  /** Closed when absent. */
  readonly whenLeft?: 'close' | 'keep';
};

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
  /** What comes before is seen and not acted upon, as during a warm-up. */
  readonly tradesFrom?: EpochMs;
  /** Everything, always, when absent. */
  readonly universe?: Universe;
  /** How it stands before the first command. */
  readonly mode?: TraderMode;
  /** Told why things did or did not happen; see `explain`. */
  readonly tracer?: (note: TraceNote) => void;
};
