/**
 * Rules for the risk gate.
 *
 * @module
 * @mergeModuleWith <project>
 */

// rules
export { type BalanceSettings, balance } from './balance/balance.ts';
// errors
export { riskErrors } from './errors.ts';
export { maxPortfolioRisk } from './limits/max-portfolio-risk.ts';
export { maxPositionSize } from './limits/max-position-size.ts';
export { maxPositions } from './limits/max-positions.ts';
export { type ProtectionSettings, protection } from './protection/protection.ts';
// all of them, in order
export { type RiskSettings, standardRules } from './standard-rules.ts';
export { venueRules } from './venue-rules/venue-rules.ts';
