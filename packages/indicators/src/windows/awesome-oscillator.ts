import { type BarInput, type Indicator, requireBelow, requirePeriod } from '../contract/index.ts';
import { awesomeOscillatorsOf } from '../technicalindicators/index.ts';
import { barWindow } from './bar-window.ts';

/** Periods count bars: 5 and 34 by default. */
export type AwesomeOscillatorSettings = { readonly fast?: number; readonly slow?: number };

/**
 * Awesome oscillator, in units of the price. Through technicalindicators.
 *
 *     AO = SMA(fast) - SMA(slow), both of (high + low) / 2
 *
 * B. Williams (1998), New Trading Dimensions. Warm-up: `slow` bars.
 *
 * @throws E080 when a period is not a whole number above zero, or fast is not below slow.
 */
export function awesomeOscillator({
  fast = 5,
  slow = 34,
}: AwesomeOscillatorSettings = {}): Indicator<BarInput, number> {
  requirePeriod({ indicator: 'awesomeOscillator', name: 'fast', value: fast });
  requirePeriod({ indicator: 'awesomeOscillator', name: 'slow', value: slow });
  requireBelow('awesomeOscillator', { name: 'fast', value: fast }, { name: 'slow', value: slow });
  return barWindow({
    name: `awesomeOscillator(${fast}, ${slow})`,
    size: slow,
    calculate: ({ high, low }) => awesomeOscillatorsOf({ high, low, fastPeriod: fast, slowPeriod: slow }).at(-1),
  });
}
