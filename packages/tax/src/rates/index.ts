export { joinedRates } from './joined-rates.ts';
export { type MarketPrices, marketRates } from './market-rates.ts';
export type { RateSource } from './rate-source.ts';
export { noRates, type RateEntry, type TableRatesOptions, tableRates } from './table-rates.ts';
