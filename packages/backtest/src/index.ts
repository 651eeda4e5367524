// runner
export { type BacktestOptions, runBacktest } from './runner/backtest.ts';
export type { Assumptions, BacktestResult } from './runner/result.ts';
export { RunRecorder } from './runner/run-recorder.ts';
