export { type ClientOrderIdParts, clientOrderId, parseClientOrderId } from './client-order-id.ts';
export { assertTransition, isLive, type OrderState, orderTransitions } from './life-cycle.ts';
export { type Allocation, Order, type OrderOrigin } from './order.ts';
export {
  type Bracket,
  bracketTermsOf,
  type OrderPlan,
  type OrderSize,
  type PlanCommon,
  priceUnitsOf,
  termsOf,
} from './plan.ts';
export type { LegRequest, OrderRequest } from './request.ts';
export {
  goodTillCancelled,
  marketTerms,
  type OrderKind,
  type OrderTerms,
  type PositionSide,
  type PriceInput,
  type Side,
  type TimeInForce,
  type Trail,
} from './terms.ts';
