import type { EpochMs, Exact } from '@rxtrade/core';
import type { MatchRule } from '../result/disposal.ts';

/** What an order may look at: facts of a lot's acquisition, which selling a part of it does not change. */
export interface LotKey {
  readonly acquiredAt: EpochMs;
  /** Grows with each lot, so that no two are equal. */
  readonly sequence: number;
  /** Units and cost as acquired, splits and wash sales included: their quotient is the unit cost. */
  readonly quantity: Exact;
  readonly cost: Exact;
  /** That quotient as the nearest float64. Compare by `compareUnitCost`, which settles what a float cannot. */
  readonly unitCost: number;
}

/** Which of the open lots a disposal uses first: FIFO, LIFO, HIFO, LOFO, and specific identification. */
export interface LotOrder {
  readonly kind: 'order';
  readonly name: string;
  /** Negative when `a` is used first, and never zero for two different lots. */
  compare(a: LotKey, b: LotKey): number;
  /** Whether lots named before a sale are used instead of the order. */
  readonly usesIdentification: boolean;
}

/** What a pool is asked for one disposal's share of its cost. */
export type PoolDisposal = {
  readonly pool: { readonly quantity: Exact; readonly cost: Exact };
  readonly quantity: Exact;
  /** Before fees, in the reporting currency. */
  readonly grossProceeds: Exact;
  /** What everything held was worth just before; only a pool over a portfolio needs it. */
  readonly portfolioValue: Exact | undefined;
};

/** All units share one cost: the moving average, the Canadian adjusted cost base, the French portfolio. */
export interface LotPool {
  readonly kind: 'pool';
  readonly name: string;
  /** One pool an asset, or one for everything held. */
  readonly over: 'asset' | 'portfolio';
  /** The numerator and denominator of the share of the cost that goes with the disposal. */
  shareOf(disposal: PoolDisposal): { readonly part: Exact; readonly whole: Exact };
}

/** Days from a disposal to the acquisitions it is matched with, both ends included. */
export type MatchWindow = { readonly rule: MatchRule; readonly fromDays: number; readonly toDays: number };

/**
 * Pairs the disposals of a day with acquisitions of stated days, later ones included, and the rest with a pool. Each
 * window is worked through for all disposals before the next one: the earliest disposal first, and for it the earliest
 * acquisition.
 */
export interface LotMatcher {
  readonly kind: 'matcher';
  readonly name: string;
  readonly windows: readonly MatchWindow[];
  /** What a match with the pool is called. */
  readonly poolRule: MatchRule;
}

/** How units sold are paired with units acquired. Passed in by value; nothing is registered. */
export type LotMethod = LotOrder | LotPool | LotMatcher;
