export { type AccountName, Accounts, accountNames, type EntryKind, entryKinds, type Posting } from './accounts.ts';
export { type EquityCurve, EquityRecorder } from './equity-curve.ts';
export { Ledger, type LedgerFill } from './ledger.ts';
export { applyFill, type LedgerBook, positionOf } from './ledger-book.ts';
export { Position } from './position.ts';
export type { RoundTrip } from './round-trip.ts';
export { Valuation } from './valuation.ts';
