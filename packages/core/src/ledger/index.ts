export { type AccountName, Accounts, accountNames, type EntryKind, entryKinds, type Posting } from './accounts.ts';
export { type EquityCurve, EquityRecorder } from './equity-curve.ts';
export { applyFill, Ledger, type LedgerBook, type LedgerFill, positionOf } from './ledger.ts';
export { Position } from './position.ts';
export type { RoundTrip } from './round-trip.ts';
export { Valuation } from './valuation.ts';
