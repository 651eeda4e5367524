import type { EquityCurve } from '@rxtrade/core';
import type { Metrics } from '../metrics/metrics.ts';

/** How costs are set: `expected` as a careful person would, the outer two as an optimist and a pessimist would. */
export type CostSetting = 'kind' | 'expected' | 'harsh';

/** A run under one setting of its costs, simulated with it from the first bar on. */
export type CostRun = {
  readonly name: CostSetting;
  readonly curve: EquityCurve;
  readonly metrics: Metrics;
  /** What trading costs in it, in words: `0.05% fees, 1 bps slippage, 1 bps spread`. */
  readonly text: string;
};
