import type { EndedBy, Trader } from '@rxtrade/core';
import type { SimulatedVenue } from '@rxtrade/simulator';
import type { BacktestOptions, Finish } from './backtest-options.ts';
import type { RunRecorder } from './run-recorder.ts';

/** A run that is over, and what it was made of. */
export type FinishedRun = {
  readonly facts: RunRecorder;
  readonly trader: Trader;
  readonly venue: SimulatedVenue;
  readonly options: BacktestOptions;
  readonly bars: number;
  readonly events: number;
  readonly endedBy: EndedBy;
  readonly finish: Finish;
  readonly seed: number;
};
