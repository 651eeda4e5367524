import type { BarSeries } from '@rxtrade/core';
import type { SpreadModel } from '../models/index.ts';

/** What a calm market costs to cross, as a rate of the price. */
const calm = 0.5e-4;
/** How much of a bar's range the spread takes on top. */
const shareOfRange = 0.05;
/** Bars the range is averaged over, so that one wild bar does not decide alone. */
const window = 6;

/**
 * The spread that goes with generated bars: half a basis point, and a twentieth of the average range of the bars before
 * the instant. Only bars that are over by then count, so it tells nothing of the one being traded in.
 */
export function rangeSpread(series: readonly BarSeries[]): SpreadModel {
  const byInstrument = new Map<string, BarSeries>(series.map((one) => [one.instrument.id, one]));
  return {
    name: 'synthetic: 0.5 bps and 5% of the range of recent bars',
    rate: ({ instrument, at }) => {
      const found = byInstrument.get(instrument.id);
      return found === undefined ? calm : calm + shareOfRange * rangeBefore(found, at);
    },
  };
}

/** Average (high - low) / close of the bars that closed by `at`, the latest few. */
function rangeBefore({ columns, intervalMs }: BarSeries, at: number): number {
  const { length, openAt, high, low, close } = columns;
  const over = Math.floor((at - (openAt[0] as number)) / intervalMs);
  const end = Math.max(0, Math.min(over, length));
  const from = Math.max(0, end - window);
  let sum = 0;
  for (let i = from; i < end; i++) sum += ((high[i] as number) - (low[i] as number)) / (close[i] as number);
  return end === from ? 0 : sum / (end - from);
}
