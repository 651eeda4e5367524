export { combineFacts } from './combine-facts.ts';
export { FactStreams } from './fact-streams.ts';
export {
  type BorrowPaid,
  type Decision,
  type EquityPoint,
  Fill,
  type FundingPaid,
  type InternalCross,
  type Lifecycle,
  type ModeChanged,
  type Notice,
  type OrderChanged,
  type PositionChanged,
  type Refusal,
  type TraceNote,
  type TraderMode,
} from './facts.ts';
export type { Command, CommandInput, EndOfData, TimerFired, TraderInput, TransferInput } from './inputs.ts';
export { LifecycleEvents, type LifecycleListeners } from './lifecycle-events.ts';
export type { FundingPrice, Membership, StrategyAssignment, TraderSettings, Universe } from './settings.ts';
export { type EffectSink, type FactSink, SilentFacts, type TraderSink } from './sink.ts';
export type { SavedStrategy } from './strategy-runner.ts';
export { type SavedStrategies, Trader } from './trader.ts';
