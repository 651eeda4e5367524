import { RxtradeError } from '@rxtrade/core';
import type { FactRecorder } from '../holdings/fact-recorder.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { Transaction } from '../transaction/transaction.ts';
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

/** Refuses two transactions of one id. @throws E506 */
export function refuseRepeatedIds(transactions: readonly Transaction[]): void {
  const ids = new Set<string>();
  for (const transaction of transactions) {
    const { id } = transaction;
    if (
      ids.has(id) &&
      !isSameFact(
        transactions.find((other) => other.id === id),
        transaction,
      )
    )
      throw new RxtradeError('E506', `two transactions have the id "${id}"; give each one of its own`, { id });
    ids.add(id);
  }
}

/** A fact that was imported twice: it is counted once further on. */
function isSameFact(one: Transaction | undefined, other: Transaction): boolean {
  return one !== undefined && one.externalId !== undefined && one.externalId === other.externalId;
}
