import type { Exact, Integer } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';

/** Which way an order trades. */
export type Side = 'buy' | 'sell';

/** Which position an order acts on where the venue holds a long and a short side by side (hedge mode). */
export type PositionSide = 'net' | 'long' | 'short';

/** How long an order rests: until cancelled, not at all, all or nothing at once, or until an instant. */
export type TimeInForce =
  | { readonly kind: 'gtc' | 'ioc' | 'fok' }
  | { readonly kind: 'gtd'; readonly expiresAt: EpochMs };

/** How far a trailing stop stays behind the best price since it was placed: in price units, or as a rate of it. */
export type Trail =
  | { readonly kind: 'distance'; readonly distance: Integer }
  | { readonly kind: 'rate'; readonly rate: number };

/**
 * What makes each kind of order itself, in the instrument's price units. A market order has no price, a stop has no
 * limit, only a limit order can be post-only: what cannot be, cannot be written.
 *
 * - `stop` becomes a market order once the price trades through `trigger` (buy: at or above, sell: at or below).
 * - `take-profit` is its mirror: triggered by the price touching the better side, then a market order.
 * - `trailing-stop` is a stop whose trigger follows the best price and never goes back.
 */
export type OrderTerms =
  | { readonly kind: 'market'; readonly timeInForce: { readonly kind: 'ioc' | 'fok' } }
  | { readonly kind: 'limit'; readonly price: Integer; readonly postOnly: boolean; readonly timeInForce: TimeInForce }
  | { readonly kind: 'stop'; readonly trigger: Integer; readonly timeInForce: TimeInForce }
  | {
      readonly kind: 'stop-limit';
      readonly trigger: Integer;
      readonly price: Integer;
      readonly timeInForce: TimeInForce;
    }
  | { readonly kind: 'take-profit'; readonly trigger: Integer; readonly timeInForce: TimeInForce }
  | { readonly kind: 'trailing-stop'; readonly trail: Trail; readonly timeInForce: TimeInForce };

/** The kinds of orders there are; what makes each of them is in `OrderTerms`. */
export type OrderKind = OrderTerms['kind'];

/** Rests until it fills or is cancelled: what an order does that does not say otherwise. */
export const goodTillCancelled: TimeInForce = { kind: 'gtc' };

/** The terms of every market order: one shared value. */
export const marketTerms: OrderTerms = { kind: 'market', timeInForce: { kind: 'ioc' } };

/** A float is rounded to the tick at the door; an exact price must be on it. */
export type PriceInput = number | string | Exact;
