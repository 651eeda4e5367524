export { type DataFile, dataFileOf, dataSeriesOf } from './instrument-of-file.ts';
export { type Assets, assetsIn, assetsOf, instrumentOfSymbol, type Traded } from './instrument-of-symbol.ts';
