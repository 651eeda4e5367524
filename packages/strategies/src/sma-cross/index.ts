export { SmaCrossParams, smaCross, smaCrossReactive } from './sma-cross.ts';
