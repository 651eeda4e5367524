export {
  type Decision,
  Fill,
  type FundingPaid,
  type InternalCross,
  type Notice,
  type Refusal,
  type TraceNote,
} from './facts.ts';
export type { Command, CommandInput, EndOfData, TimerFired, TraderInput, TransferInput } from './inputs.ts';
export type { StrategyAssignment, TraderSettings } from './settings.ts';
export { type EffectSink, type FactSink, SilentFacts, type TraderSink } from './sink.ts';
export { Trader } from './trader.ts';
export type { TraderMode } from './trader-state.ts';
