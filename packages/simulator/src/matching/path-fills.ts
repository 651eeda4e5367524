import type { BarRange, FillModel } from './fill-model.ts';
import { type StandardFillOptions, standardFills } from './standard-fills.ts';

/** How the path goes on from the open: to the nearer extreme first, or always to the same one. */
export type PathFillOptions = StandardFillOptions & { readonly first?: 'nearer' | 'high' | 'low' };

const says = {
  nearer: 'to the nearer extreme first',
  high: 'to the high first',
  low: 'to the low first',
} as const;

/**
 * The standard rules along a stated path: open, one extreme, the other, close. What comes first on it happens first, so
 * that of a stop and a target in one bar the one on the way is hit, and legs of an entry see all that follows it.
 *
 * A path is an assumption, not data: a bar does not say which extreme came first. `nearer` takes the one that is closer
 * to the open, the low where both are as close; a run with `high` and one with `low` show how much hangs on it.
 *
 * Source of `nearer`: the broker emulator of TradingView's Pine Script.
 */
export function pathFills(options: PathFillOptions = {}): FillModel {
  const standard = standardFills(options);
  const first = options.first ?? 'nearer';
  return {
    ...standard,
    name: `${standard.name}, along a path ${says[first]}`,
    path: (bar) => {
      const { open, high, low, close } = bar;
      return isHighFirst(bar, first) ? [open, high, low, close] : [open, low, high, close];
    },
  };
}

function isHighFirst({ open, high, low }: BarRange, first: 'nearer' | 'high' | 'low'): boolean {
  return first === 'nearer' ? high - open < open - low : first === 'high';
}
