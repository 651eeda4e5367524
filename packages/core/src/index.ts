// errors
export { assertNever, coreErrors, defineErrorCodes, type ErrorCode, type ErrorContext, type ErrorEntry, isRxtradeError, RxtradeError } from './errors/index.ts';
// time
export { type Clock, type DurationMs, day, durationOf, type EpochMs, floorTo, hour, isoOf, minute, SimulatedClock, second, timeframeOf, WallClock, week } from './time/index.ts';
// money; the integers are for packages that book whole units
export {
  absoluteInteger,
  addInteger,
  addMoney,
  type Currency,
  convertMoney,
  Decimal,
  Exact,
  type ExactInput,
  type Integer,
  type Money,
  money,
  multiplyInteger,
  negateInteger,
  quantize,
  type Rate,
  type Rounding,
  subtractInteger,
} from './money/index.ts';
// instruments
export { defineInstrument, Instrument, type InstrumentDefinition, type InstrumentKind, InstrumentRules } from './instrument/index.ts';
// market events and their columns
export {
  Bar,
  type BarColumns,
  type BarOpened,
  type BarSeries,
  type BarValues,
  type BookDelta,
  type BookLevels,
  type BookSnapshot,
  barColumnNames,
  barColumns,
  barOf,
  type CustomEvent,
  checkBars,
  type Dividend,
  type EventTimes,
  type FeedState,
  type Funding,
  type InstrumentStatus,
  indexAtOrAfter,
  type MarketEvent,
  type MarkPrice,
  type Quote,
  type Split,
  sliceBars,
  type Trade,
} from './market/index.ts';
// randomness
export { SeededRandom } from './random/index.ts';
// orders
export {
  type Allocation,
  type Bracket,
  type ClientOrderIdParts,
  clientOrderId,
  goodTillCancelled,
  isLive,
  type LegRequest,
  marketTerms,
  Order,
  type OrderKind,
  type OrderPlan,
  type OrderRequest,
  type OrderSize,
  type OrderState,
  type OrderTerms,
  orderTransitions,
  type PositionSide,
  type PriceInput,
  parseClientOrderId,
  type Side,
  type TimeInForce,
  type Trail,
} from './order/index.ts';
// ledger
export { type AccountName, Accounts, accountNames, type EntryKind, type EquityCurve, EquityRecorder, entryKinds, Ledger, type LedgerBook, type LedgerFill, Position, type Posting, type RoundTrip, Valuation } from './ledger/index.ts';
// risk gate
export { type Approved, assertApproved, isApproved, type ProposedLeg, type ProposedOrder, pass, RiskGate, type RiskPosition, type RiskRule, type RiskView, type Verdict } from './risk/index.ts';
// strategies
export {
  type AtInstrument,
  cancelOrders,
  defineStrategy,
  type Features,
  order,
  type PreparedSeries,
  readParams,
  type Strategy,
  type StrategyContext,
  type StrategyDecision,
  type StrategyHandlers,
  type StrategyPosition,
  type StrategyStreams,
  type Target,
  target,
  targetQuantity,
} from './strategy/index.ts';
// trader
export {
  type Command,
  type CommandInput,
  type Decision,
  type EffectSink,
  type EndOfData,
  type FactSink,
  Fill,
  type FundingPaid,
  type InternalCross,
  type Notice,
  type Refusal,
  SilentFacts,
  type StrategyAssignment,
  type TimerFired,
  type TraceNote,
  Trader,
  type TraderInput,
  type TraderMode,
  type TraderSettings,
  type TraderSink,
  type TransferInput,
} from './trader/index.ts';
// world
export { HistorySweep, type RunHistorySettings, type RunWorldSettings, runHistory, runWorld, type SweepTarget, type SweepWindow, World, type WorldEnd, type WorldSettings } from './world/index.ts';
// journal
export { ChainedChecksum, inputFromWire, inputToWire, type JournalRecord, MemoryJournal, orderToWire, type ReplayEnd, replay, type WireValue } from './journal/index.ts';
// ports
export {
  type Execution,
  type ExecutionAlgorithm,
  type ExecutionContext,
  type Feed,
  type FinishPrice,
  fractionOfCapital,
  type JournalStorage,
  type OrderFilled,
  type PositionSizer,
  type SizingView,
  type Venue,
  type VenueCapabilities,
  type VenueReport,
} from './ports/index.ts';
// execution algorithms
export { sizeAtOpen } from './execution/index.ts';
