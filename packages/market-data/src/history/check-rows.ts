import { isoOf, RxtradeError } from '@rxtrade/core';
import { columnAt, columnsOf, describeRow, isInstant, type Rows } from './rows.ts';

/** What a column of events must hold. Bars have the engine's own check. */
const demands: Readonly<Record<string, (value: number) => boolean>> = {
  price: (value) => value > 0 && value < Number.POSITIVE_INFINITY,
  quantity: notNegative,
  bid: notNegative,
  bidQuantity: notNegative,
  ask: notNegative,
  askQuantity: notNegative,
  rate: Number.isFinite,
  sequence: Number.isFinite,
};

/**
 * Checks rows that are not bars: instants in whole milliseconds that do not go back, values that can be.
 *
 * @throws E126 with the first row that breaks a rule.
 */
export function checkRows(rows: Rows): void {
  const { kind, length } = rows;
  const side = kind === 'book' ? columnAt(rows, 5) : undefined;
  for (const [index, name] of columnsOf(kind).entries()) {
    const column = columnAt(rows, index);
    const demand = isInstant(name) ? Number.isSafeInteger : demands[name];
    if (demand === undefined) continue;
    for (let i = 0; i < length; i++) {
      // the one row of a book update without levels has neither price nor quantity
      if (demand(column[i] as number) || (side?.[i] === 0 && (name === 'price' || name === 'quantity'))) continue;
      throw refused(rows, i, `${name} cannot be ${column[i]}`);
    }
  }
  const instants = columnAt(rows, 0);
  for (let i = 1; i < length; i++) {
    if ((instants[i] as number) >= (instants[i - 1] as number)) continue;
    throw refused(rows, i, `it lies before the row above it, ${isoOf(instants[i - 1] as number)}; sort the rows`);
  }
}

function notNegative(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

function refused(rows: Rows, i: number, why: string): RxtradeError {
  return new RxtradeError('E126', `row ${i} of ${rows.kind} (${describeRow(rows, i)}) cannot be stored: ${why}`, {
    kind: rows.kind,
    row: i,
  });
}
