import { IndicatorError } from '../errors/index.ts';
import type { BarInput } from './indicator.ts';

/**
 * Larger sizes are refused like NaN: below it no square or product inside a kernel overflows, so that finite inputs
 * never make an infinite sum which no later input could repair. One comparison tells both.
 */
const inputMax = 1e100;

export function isAcceptable(value: number): boolean {
  return Math.abs(value) <= inputMax;
}

/** @throws E081 unless the value is a number of at most 1e100 in size. */
export function checkNumber(indicator: string, value: number, name = 'the input'): void {
  if (typeof value === 'number' && Math.abs(value) <= inputMax) return;
  throw new IndicatorError('E081', `${indicator}: ${name} is ${String(value)}, not a finite number up to 1e100`, {
    indicator,
    name,
    value,
  });
}

/** @throws E081 unless high, low and close are numbers of at most 1e100 in size, and high is not below low. */
export function checkRange(indicator: string, { high, low, close }: BarInput): void {
  // all of it in one expression, which stays small enough to be inlined; a sum is a number when all its parts are
  const isGood =
    typeof (high + low + close) === 'number' &&
    high >= low &&
    high <= inputMax &&
    low >= -inputMax &&
    Math.abs(close) <= inputMax;
  if (!isGood) refuseRange(indicator, { high, low, close });
}

/** @throws E081 unless volume is a number from 0 to 1e100. */
export function checkVolume(indicator: string, { volume }: BarInput): void {
  checkNumber(indicator, volume, 'volume');
  if (volume < 0)
    throw new IndicatorError('E081', `${indicator}: volume ${volume} is below zero`, { indicator, volume });
}

function refuseRange(indicator: string, { high, low, close }: Omit<BarInput, 'open' | 'volume'>): never {
  checkNumber(indicator, high, 'high');
  checkNumber(indicator, low, 'low');
  checkNumber(indicator, close, 'close');
  throw new IndicatorError('E081', `${indicator}: high ${high} is below low ${low}`, { indicator, high, low });
}
