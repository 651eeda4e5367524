export { assetsOf, defaultFeeRate, instrumentOfSymbol } from './instrument-of-symbol.ts';
