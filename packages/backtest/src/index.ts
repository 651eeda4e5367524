/**
 * The runner: strategies over history, on a simulated venue.
 *
 * @module
 */

// errors
export { backtestErrors } from './errors.ts';
// runner
export { type AssembledBacktest, assembleBacktest } from './runner/assemble-backtest.ts';
export type { Assumptions } from './runner/assumptions.ts';
export type { BacktestOptions, Finish } from './runner/backtest-options.ts';
export type { BacktestResult } from './runner/result.ts';
export { runBacktest } from './runner/run-backtest.ts';
export { RunRecorder } from './runner/run-recorder.ts';
export {
  type BacktestDone,
  type BacktestProgress,
  type StreamBacktestOptions,
  streamBacktest,
} from './runner/stream-backtest.ts';
