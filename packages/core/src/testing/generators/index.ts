export { type AnyBarsSettings, anyBarColumns } from './bars.ts';
export { anyRounding, exacts, integers, roundings } from './exacts.ts';
export { instruments } from './instruments.ts';
export { type OrderedTradesSettings, orderedTrades } from './trades.ts';
