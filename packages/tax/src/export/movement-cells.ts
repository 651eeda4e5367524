import type { MovedAmount } from './movements.ts';

/** An amount as its two cells, empty where there is none. */
export function amountCells(amount: MovedAmount | undefined): readonly [string, string] {
  return amount === undefined ? ['', ''] : [amount.quantity.toString(), amount.currency];
}

/** An instant in UTC as portfolio services write it, `2024-03-01 12:00:00`. */
export function timeCell(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
