import {
  absoluteInteger,
  addInteger,
  type Exact,
  type Integer,
  multiplyDivideInteger,
  powerOfTen,
  subtractInteger,
} from '../money/index.ts';

/** Margin that a notional needs to be opened: |notional| / leverage, in the notional's units, rounded up. */
export function initialMargin(notional: Integer, leverage: Exact): Integer {
  return multiplyDivideInteger(absoluteInteger(notional), powerOfTen(leverage.scale), leverage.units, 'ceil');
}

/** A position of isolated margin before and after a fill, and what the fill, or its part that opened, is worth. */
export type PositionChange = { readonly before: Integer; readonly after: Integer; readonly opened: Integer };

/**
 * Margin locked behind an isolated position after a fill. What is opened locks its initial margin; what is closed frees
 * its share of what is locked, rounded down, and the last of it all that is left: never more than was there.
 */
export function lockedAfter(locked: Integer, { before, after, opened }: PositionChange, leverage: Exact): Integer {
  if (after === 0) return 0;
  const isTurned = before !== 0 && before > 0 !== after > 0;
  if (isTurned) return initialMargin(opened, leverage);
  const closed = subtractInteger(absoluteInteger(before), absoluteInteger(after));
  if (closed <= 0) return addInteger(locked, initialMargin(opened, leverage));
  return subtractInteger(locked, multiplyDivideInteger(locked, closed, absoluteInteger(before), 'down'));
}

/** Funding comes out of the margin, or goes there; what the margin cannot pay, the free balance does. */
export function payFunding(position: { margin: Integer }, payment: Integer): void {
  position.margin = payment < position.margin ? subtractInteger(position.margin, payment) : 0;
}
