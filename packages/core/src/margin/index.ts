export { initialMargin, lockedAfter } from './isolated-margin.ts';
export { bankruptcyPriceOf, type LiquidationQuestion, liquidationPriceOf } from './liquidation-price.ts';
export { MaintenanceTable } from './maintenance-table.ts';
export { type HeldQuantity, type MarginBacking, PriceLine } from './price-line.ts';
export { type MarginMode, type MarginSettings, type MarginTerms, marginTermsOf } from './settings.ts';
