export { type Approved, assertApproved, isApproved } from './approval.ts';
export { type Passed, type Refused, type Reviewed, RiskGate, scaledPart } from './gate.ts';
export {
  type ProposedLeg,
  type ProposedOrder,
  pass,
  type RiskPosition,
  type RiskRule,
  type RiskView,
  type Verdict,
} from './rule.ts';
