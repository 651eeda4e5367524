import type { EquityCurve } from '@rxtrade/core';
import type { Metrics } from '../metrics/metrics.ts';

/** A run under one setting of its costs, simulated with it from the first bar on: nothing is rescaled. */
export type CostCurve = {
  /** `expected` as a careful person would set them, the outer two as an optimist and a pessimist would. */
  readonly name: 'kind' | 'expected' | 'harsh';
  readonly curve: EquityCurve;
  readonly metrics: Metrics;
  /** What trading costs in it, in words: `0.1% fees, slippage 4 bps, spread 4 bps`. */
  readonly text: string;
};
