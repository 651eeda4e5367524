import type { ImportRow } from './import-row.ts';
import { UnreadRow } from './unread-row.ts';

/** Which side a row says it is of. */
export function sideIn(row: ImportRow, ...names: readonly string[]): 'buy' | 'sell' {
  const side = row.required(...names).toLowerCase();
  if (side !== 'buy' && side !== 'sell') throw new UnreadRow(`the ${names[0]} "${side}" is neither BUY nor SELL`);
  return side;
}

/** Why a row came to nothing, if its status says that it failed. One that is not done yet is unread. */
export function failureIn(row: ImportRow): string | undefined {
  const status = row.required('status');
  if (/^(completed|filled|success|successful|transferred successfully)$/i.test(status)) return undefined;
  if (/^(fail|expire|cancel|reject)/i.test(status)) return `it did not happen: ${status}`;
  throw new UnreadRow(`the status "${status}" does not say that it is completed`);
}
