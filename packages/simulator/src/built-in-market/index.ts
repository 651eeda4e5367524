export { type BuiltInMarket, type BuiltInMarketOptions, builtInMarket } from './built-in-market.ts';
