export type { RateSource } from './rate-source.ts';
export { noRates, type RateEntry, type TableRatesOptions, tableRates } from './table-rates.ts';
