import type { Bar, MarketEvent } from '../market/index.ts';
import type { FinishPrice, VenueReport } from '../ports/venue.ts';
import type { EpochMs } from '../time/index.ts';

/** A timer a strategy asked for has come due. */
export type TimerFired = {
  readonly kind: 'timer';
  readonly strategy: string;
  readonly name: string;
  readonly at: EpochMs;
};

/** How a running trader is changed: always by someone, for a reason, on the record. */
export type CommandInput = {
  readonly kind: 'command';
  readonly command: Command;
  readonly who: string;
  readonly why: string;
  readonly at: EpochMs;
};

/**
 * What an operator may tell a running trader. `start` and `arm` let it open positions, `pause` keeps it from that, `stop`
 * and `shutdown` also cancel every order, and `flatten` pauses, cancels, and closes what is held. `set-params` sets a
 * strategy up anew with other parameters. What cannot be done (`set-config` among it) is a notice with a code.
 */
export type Command =
  | { readonly name: 'start' | 'stop' | 'pause' | 'flatten' | 'shutdown' | 'arm' }
  | { readonly name: 'set-params'; readonly strategy: string; readonly params: unknown }
  | { readonly name: 'set-config'; readonly config: unknown };

/** Money came in from outside (or went out, when negative): not performance. */
export type TransferInput = {
  readonly kind: 'transfer';
  readonly currency: string;
  readonly amount: string;
  readonly at: EpochMs;
};

/** The data have ended, or the run has for a `reason` of its own. */
export type EndOfData = {
  readonly kind: 'end-of-data';
  readonly at: EpochMs;
  readonly close: FinishPrice | 'leave-open';
  readonly reason?: string;
};

/** Any market event but a bar, which has a path of its own. */
export type SparseEvent = Exclude<MarketEvent, Bar>;

/** Everything that can happen to a trader. Same inputs, same outputs. */
export type TraderInput = MarketEvent | VenueReport | TimerFired | CommandInput | TransferInput | EndOfData;
