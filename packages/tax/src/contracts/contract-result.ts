import type { Currency, EpochMs, Exact } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';

/** The part of a fill that closes a position. */
export type ContractClose = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly asset: Currency;
  readonly account: string;
  /** How many contracts it closed. */
  readonly quantity: Exact;
  /** What one of them was entered at, to twelve places. */
  readonly entryPrice: Exact;
  /** Without fees and funding. */
  readonly realizedPnl: Exact;
};

/** Profit, and the cash beside it. `net = realizedPnl - fees + funding`. */
export type ContractTotals = {
  readonly realizedPnl: Exact;
  readonly fees: Exact;
  readonly funding: Exact;
  readonly net: Exact;
};

/** A position that is still open: negative when short. */
export type ContractPosition = { readonly asset: Currency; readonly account: string; readonly quantity: Exact };

/** What perpetuals and futures came to: closes by both ways of entry, which agree once a position is flat. */
export type ContractResult = {
  readonly averageEntry: readonly ContractClose[];
  readonly fifo: readonly ContractClose[];
  readonly totals: ContractTotals;
  readonly years: readonly (ContractTotals & { readonly year: string })[];
  readonly open: readonly ContractPosition[];
};
