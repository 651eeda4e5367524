import { type BarInput, type Indicator, requireOneOf } from '../contract/index.ts';
import { barWindow } from '../windows/index.ts';
import { type CandlestickName, candlestickNames, patterns } from './patterns.ts';

/**
 * Whether the latest bars are a candlestick pattern; `candlestickNames` lists them. Found by technicalindicators, where
 * prices within 0.1% of each other count as equal: on short bars of a calm market nearly all of them are a `doji`.
 *
 * S. Nison (1991), Japanese Candlestick Charting Techniques. Warm-up: the bars of the pattern, 1 to 5.
 *
 * @throws E080 when there is no pattern of that name.
 */
export function candlestick(name: CandlestickName): Indicator<BarInput, boolean> {
  requireOneOf({ indicator: 'candlestick', name: 'name', value: name }, candlestickNames);
  const { bars, isFound } = patterns[name];
  return barWindow({ name: `candlestick(${name})`, size: bars, calculate: isFound });
}
