/**
 * The contract suite of risk rules, for vitest, and what cases are written with.
 *
 * @module @rxtrade/risk/testing
 */

// contract suite: every rule, ours or a user's, runs it unchanged
export { describeRiskRule, type RiskRuleSuite } from './describe-risk-rule.ts';
// cases for property tests
export { type RiskCase, riskCases } from './risk-cases.ts';
// accounts and orders written by hand
export {
  type AccountSketch,
  limitAt,
  liveOrder,
  type ProposalSketch,
  proposedOrder,
  riskAccount,
  stopAt,
  stopLimitAt,
  stopLossAt,
} from './sketches.ts';
