/**
 * The runner: strategies over history, on a simulated venue; and checks of whether to believe what comes out.
 *
 * @module
 */

// costs
export { type CostRun, costRunOf, runCosts, withCosts } from './costs/cost-runs.ts';
export { type CostName, costNames, costSettings } from './costs/cost-settings.ts';
// errors
export { backtestErrors } from './errors.ts';
// fingerprint
export {
  differingParts,
  type Fingerprint,
  type FingerprintContext,
  type FingerprintPart,
  fingerprintOf,
  fingerprintParts,
} from './fingerprint/fingerprint.ts';
export { resultHashOf } from './fingerprint/result-hash.ts';
export { hashOfText } from './fingerprint/sha256.ts';
// gap
export {
  explainGap,
  type GapCause,
  type GapCauseName,
  type GapOptions,
  type GapReport,
  gapCauses,
} from './gap/index.ts';
// runner
export { type AssembledBacktest, assembleBacktest } from './runner/assemble-backtest.ts';
export type { Assumptions } from './runner/assumptions.ts';
export type { BacktestOptions, Finish } from './runner/backtest-options.ts';
export { checkData } from './runner/check-data.ts';
export { ProgressMeter, type ProgressRate } from './runner/progress-meter.ts';
export type { BacktestResult } from './runner/result.ts';
export { runBacktest } from './runner/run-backtest.ts';
export { RunRecorder } from './runner/run-recorder.ts';
export {
  type BacktestDone,
  type BacktestProgress,
  type StreamBacktestOptions,
  streamBacktest,
} from './runner/stream-backtest.ts';
// validation
export type { DecisionChange, ToldDecision } from './validation/decided.ts';
export { describeLeaks, describeWarmUp } from './validation/describe-reports.ts';
export { type LeakCheckOptions, type LeakedDecision, type LeakReport, leakCheck } from './validation/leak-check.ts';
export type { LeakedRead, LeakSource } from './validation/leak-source.ts';
export type { NoisyColumn } from './validation/noise.ts';
export type { LeakedFeature } from './validation/prepared-features.ts';
export { type WarmUpReport, type WarmUpRun, warmUpCheck } from './validation/warm-up-check.ts';
