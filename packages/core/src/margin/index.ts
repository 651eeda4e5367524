export { initialMargin, lockedAfter, payFunding } from './isolated-margin.ts';
export { bankruptcyPriceOf, type LiquidationQuestion, liquidationPriceOf } from './liquidation-price.ts';
export { type MaintenanceRow, MaintenanceTable } from './maintenance-table.ts';
export { type HeldQuantity, type MarginBacking, PriceLine } from './price-line.ts';
export { type MarginMode, type MarginSettings, type MarginTerms, marginTermsOf } from './settings.ts';
