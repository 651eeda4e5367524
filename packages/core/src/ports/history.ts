import type { Observable } from 'rxjs';
import type { InstrumentDefinition, InstrumentKind } from '../instrument/index.ts';
import type { BarColumns, FundingColumns, MarkColumns, TradeColumns } from '../market/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';

/** The instants `[from, to)`. */
export type TimeRange = { readonly from: EpochMs; readonly to: EpochMs };

/** What a venue trades: its id, or another name that the venue's users know it by, and its kind. */
export type InstrumentName = { readonly id: string; readonly kind: InstrumentKind };

/**
 * One series of one instrument: closed bars, mark prices, public trades or funding rates. Bars and marks have an interval;
 * the mark of an interval is the price at its end.
 */
export type HistorySeries = { readonly instrument: InstrumentName } & (
  | { readonly kind: 'bars' | 'marks'; readonly intervalMs: DurationMs }
  | { readonly kind: 'trades' | 'funding' }
);

/** A series over a range: bars that open in it, other events that happened in it. */
export type HistoryRequest = HistorySeries & TimeRange;

/**
 * An answer that is whole: all that the source has of `[from, to)`, in the order of time, without duplicates. No rows
 * mean that it has none.
 */
export type HistoryPage = TimeRange &
  (
    | { readonly kind: 'bars'; readonly columns: BarColumns }
    | { readonly kind: 'trades'; readonly columns: TradeColumns }
    | { readonly kind: 'funding'; readonly columns: FundingColumns }
    | { readonly kind: 'marks'; readonly columns: MarkColumns }
  );

/** What a source can give, as data: whoever downloads asks before relying on it. */
export type HistoryCapabilities = {
  readonly kinds: readonly HistorySeries['kind'][];
  /** The intervals of its bars and marks, shortest first. */
  readonly intervalsMs: readonly DurationMs[];
  /** About how many rows a page holds. */
  readonly pageRows: number;
};

/**
 * Where history comes from: an exchange, a vendor, an archive. It is pulled: nothing is asked until a page is, and the next
 * one not before that. It knows no past of its own, so that whoever stores the pages may stop and go on anywhere.
 */
export interface HistorySource {
  /** The venue, as instruments name it. */
  readonly name: string;
  readonly capabilities: HistoryCapabilities;
  /** What is traded there, under the rules in force now, dated with the instant they were read. */
  instruments(): Promise<readonly InstrumentDefinition[]>;
  /** The one of a name. @throws As rejection, a coded error when there is none. */
  instrument(name: InstrumentName): Promise<InstrumentDefinition>;
  /**
   * Pages that follow each other without a gap from `from` on, up to `to` or to what has not happened yet: a bar that is
   * not closed is never among them. The iteration ends at once, also in the middle of asking, when `stop$` emits.
   */
  pages(request: HistoryRequest, stop$?: Observable<unknown>): AsyncIterable<HistoryPage>;
}
