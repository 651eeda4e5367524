import type { BarSeries } from '@rxtrade/core';
import type { SimulatedVenue } from '@rxtrade/simulator';
import type { Finish } from './backtest-options.ts';
import { seriesText } from './check-options.ts';

/** What every simulated figure rests on, to be shown next to it. */
export type Assumptions = {
  readonly fees: string;
  readonly slippage: string;
  readonly spread: string;
  readonly latency: string;
  readonly fills: string;
  /** How much of what the market shows our orders may have. */
  readonly volume: string;
  /** How resting orders move up at their price, where quotes or books show a queue. */
  readonly queue: string;
  readonly borrow: string;
  /** Which orders the venue refuses though it need not. */
  readonly rejects: string;
  readonly finish: Finish;
  /** True when nothing costs anything: such a run flatters, and is labeled. */
  readonly isFree: boolean;
};

export function assumptionsOf(
  { models }: SimulatedVenue,
  finish: Finish,
  detail: readonly BarSeries[] = [],
): Assumptions {
  const inside = detail.map(seriesText).join(', ');
  return {
    fees: models.fees.name,
    slippage: models.slippage.name,
    spread: models.spread.name,
    latency: `${models.latency.name}; less than a bar counts as slippage on bars`,
    fills: inside === '' ? models.fills.name : `${models.fills.name}; inside bars, those of ${inside}`,
    volume: models.volume.name,
    queue: models.queue.name,
    borrow: models.borrow.name,
    rejects: models.rejects.name,
    finish,
    isFree: models.fees.name === 'none' && models.slippage.name === 'none' && models.spread.name === 'none',
  };
}
