import {
  absoluteInteger,
  divideInteger,
  type EpochMs,
  type Integer,
  type MaintenanceRow,
  multiplyInteger,
  type Position,
  subtractInteger,
} from '@rxtrade/core';
import type { MarginBook } from './margin-book.ts';

/**
 * How much of a position a liquidation closes: all of it, or, `by-tier`, only as much as brings it into the row below of
 * the table of maintenance margin, and all of it from the lowest row.
 */
export type LiquidationStyle = 'whole' | 'by-tier';

/** Units of a position that are closed at the mark, in whole steps. */
export function unitsToClose(contract: MarginBook, position: Position, style: LiquidationStyle, at: EpochMs): Integer {
  const held = absoluteInteger(position.quantity);
  if (style === 'whole') return held;
  const { instrument } = contract.book;
  const table = contract.tableAt(at);
  const index = table.indexAt(absoluteInteger(contract.value(position.quantity)));
  if (index === 0) return held;
  const { floor } = table.rows[index] as MaintenanceRow;
  const step = instrument.rulesAt(at).quantityStep.unitsAt(instrument.quantityScale);
  const perStep = contract.value(step);
  const kept = multiplyInteger(divideInteger(subtractInteger(floor, 1), perStep, 'down'), step);
  return subtractInteger(held, kept);
}
