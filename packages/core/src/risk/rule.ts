import type { Instrument } from '../instrument/index.ts';
import type { Integer } from '../money/index.ts';
import type { Order, OrderTerms, PositionSide, Side } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';

/** A leg that will be attached to an order: a protective stop or a target. */
export type ProposedLeg = { readonly role: 'stop-loss' | 'take-profit'; readonly terms: OrderTerms };

/** An order on its way through the gate. `quantity` is in the instrument's quantity units. */
export type ProposedOrder = {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: Integer;
  readonly terms: OrderTerms;
  readonly reduceOnly: boolean;
  readonly positionSide: PositionSide;
  readonly legs: readonly ProposedLeg[];
  /** True where the whole order only makes the position smaller. */
  readonly isReduction: boolean;
  readonly strategies: readonly string[];
};

/** An open position as a rule sees it: floats, signed quantity, the price of the nearest protective stop. */
export type RiskPosition = {
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly mark: number;
  readonly averagePrice: number;
  readonly stopPrice: number | undefined;
};

/** What rules may know about the account. Money is in the reporting currency unless it says otherwise. */
export interface RiskView {
  /** The instant of the step. */
  readonly now: EpochMs;
  readonly reportingCurrency: string;
  /** The account's value, as a float. */
  equity(): number;
  /** Cash of a currency that no live order has reserved, in that currency. */
  available(currency: string): number;
  /** Latest price; undefined before the first. */
  mark(instrument: Instrument): number | undefined;
  /** Reporting currency per unit of the currency; undefined while it cannot be told. */
  rate(currency: string): number | undefined;
  /** How much notional a unit of margin carries on a contract; 1 on what is delivered. */
  leverage(instrument: Instrument): number;
  /** Signed quantity held, in base units or contracts. */
  held(instrument: Instrument): number;
  /** Every open position of the account, all strategies together. */
  positions(): readonly RiskPosition[];
  /** Orders that may still fill, protective legs included. */
  liveOrders(): readonly Order[];
}

/** What a rule says of an order: let it pass, make it smaller, attach legs to it, or refuse it; always why. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'resize'; readonly quantity: Integer; readonly reason: string }
  | { readonly kind: 'protect'; readonly legs: readonly ProposedLeg[]; readonly reason: string }
  | { readonly kind: 'refuse'; readonly code: string; readonly reason: string };

/** The verdict of a rule that has nothing against an order. */
export const pass: Verdict = { kind: 'pass' };

/**
 * One rule of the gate: small, and without state of its own but what its interface says.
 *
 * @example
 * import { Exact, pass, type RiskRule } from '@rxtrade/core';
 *
 * // no single order above a nominal value in quote; what is above is cut down to it
 * export function maxOrderValue(limit: number): RiskRule {
 *   return {
 *     name: `orders up to ${limit}`,
 *     judgesReductions: false,
 *     check: ({ instrument, quantity }, account) => {
 *       const mark = account.mark(instrument);
 *       if (mark === undefined) return { kind: 'refuse', code: 'MINE001', reason: 'there is no price to value it at' };
 *       const value = new Exact(quantity, instrument.quantityScale).toFloat() * mark * instrument.contractSize.toFloat();
 *       if (value <= limit) return pass;
 *       const left = Math.floor((Number(quantity) * limit) / value);
 *       return { kind: 'resize', quantity: left, reason: `${value.toFixed(2)} is above ${limit}` };
 *     },
 *   };
 * }
 */
export interface RiskRule {
  /** Names it in refusals, the decision log and reports. */
  readonly name: string;
  /** Whether it also judges orders that only reduce a position. A limit on exposure does not; a venue's rules do. */
  readonly judgesReductions: boolean;
  /**
   * Judges one order. It must not change anything, and may only make an order safer: a `resize` that enlarges is E044.
   * Rules run in order, each on what the one before left.
   */
  check(order: ProposedOrder, account: RiskView): Verdict;
}
