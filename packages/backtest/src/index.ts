// runner

// errors
export { backtestErrors } from './errors.ts';
export {
  type AssembledBacktest,
  assembleBacktest,
  type BacktestOptions,
  type Finish,
  runBacktest,
} from './runner/backtest.ts';
export type { Assumptions, BacktestResult } from './runner/result.ts';
export { RunRecorder } from './runner/run-recorder.ts';
