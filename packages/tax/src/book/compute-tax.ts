import type { FactRecorder } from '../holdings/fact-recorder.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { refuseRepeatedIds } from './repeated-ids.ts';
import { TaxBook } from './tax-book.ts';
import type { TaxSettings } from './tax-settings.ts';

/**
 * Works out lots, gains, income and what each year comes to. The order of the input carries no meaning, save between two
 * of one kind at one instant; at one instant acquisitions come first.
 *
 * `recorder` is told what came, went and moved.
 *
 * @throws E506 when two transactions have one id.
 * @throws E503 when money has no rate, E504 when a portfolio's value is missing.
 */
export function computeTax(
  transactions: readonly Transaction[],
  settings: TaxSettings,
  recorder?: FactRecorder,
): TaxResult {
  refuseRepeatedIds(transactions);
  const book = new TaxBook(settings, undefined, recorder);
  for (const transaction of inOrder(transactions)) book.append(transaction);
  // what waits for later facts is told the recorder too
  if (recorder !== undefined) book.finish();
  return book.result();
}

/** In time order; at one instant acquisitions first, then as given. Already ordered input is not copied. */
export function inOrder(transactions: readonly Transaction[]): readonly Transaction[] {
  const isOrdered = transactions.every((one, i) => i === 0 || byTime(transactions[i - 1] as Transaction, one) <= 0);
  return isOrdered ? transactions : [...transactions].sort(byTime);
}

function byTime(a: Transaction, b: Transaction): number {
  return a.at - b.at || rankOf(a) - rankOf(b);
}

function rankOf({ type }: Transaction): number {
  return type === 'buy' || type === 'income' || type === 'rights' || type === 'deposit' ? 0 : 1;
}
