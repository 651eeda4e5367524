import {
  addInteger,
  type EpochMs,
  type Fill,
  type Instrument,
  type Integer,
  type RoundTrip,
  subtractInteger,
} from '@rxtrade/core';

/** A span of time in which a position was open. */
export type Holding = { readonly from: EpochMs; readonly to: EpochMs };

/** What exposure and turnover need of a fill. */
export type MeasuredFill = Pick<Fill, 'instrument' | 'side' | 'eventAt' | 'exactPrice' | 'exactQuantity'>;

/**
 * Share of the time between two instants in which at least one position was open, whatever its size. Undefined when no
 * time has passed.
 */
export function exposure(holdings: readonly Holding[], startAt: EpochMs, endAt: EpochMs): number | undefined {
  if (!(endAt > startAt)) return undefined;
  let heldMs = 0;
  let covered = startAt;
  for (const { from, to } of [...holdings].sort((a, b) => a.from - b.from)) {
    const end = Math.min(to, endAt);
    const start = Math.max(from, covered);
    if (end <= start) continue;
    heldMs += end - start;
    covered = end;
  }
  return heldMs / (endAt - startAt);
}

/** When round trips held something. What never ended is not among them. */
export function holdingsOfTrades(trades: readonly RoundTrip[]): readonly Holding[] {
  return trades.map(({ entryAt, exitAt }) => ({ from: entryAt, to: exitAt }));
}

/**
 * When the account held something, from its fills in the order they happened; what is still open lasts until `endAt`.
 * Quantities count as they traded: a split in between is not seen.
 */
export function holdingsOfFills(fills: readonly MeasuredFill[], endAt: EpochMs): readonly Holding[] {
  const open = new Map<Instrument, { quantity: Integer; from: EpochMs }>();
  const holdings: Holding[] = [];
  for (const { instrument, side, eventAt, exactQuantity } of fills) {
    const units = exactQuantity.unitsAt(instrument.quantityScale);
    const before = open.get(instrument);
    const held = before?.quantity ?? 0;
    const quantity = side === 'buy' ? addInteger(held, units) : subtractInteger(held, units);
    if (before === undefined) open.set(instrument, { quantity, from: eventAt });
    else if (quantity === 0) {
      holdings.push({ from: before.from, to: eventAt });
      open.delete(instrument);
    } else before.quantity = quantity;
  }
  for (const { from } of open.values()) holdings.push({ from, to: endAt });
  return holdings;
}
