export { candlestick } from './candlestick.ts';
export { type CandlestickName, candlestickNames } from './patterns.ts';
