import { quotient } from '../amounts/exact-math.ts';
import { dayText } from '../calendar/local-day.ts';
import type { ContractPosition } from '../contracts/contract-result.ts';
import type { Pool } from '../lots/lot.ts';
import type { OpenQuestion, TaxResult } from '../result/tax-result.ts';
import type { TaxSplit, Transaction } from '../transaction/transaction.ts';
import { inOrder } from './compute-tax.ts';
import { fullSettings } from './full-settings.ts';
import { countsInLatestUnits, lookAheadDaysOf } from './look-ahead.ts';
import { refuseRepeatedIds } from './repeated-ids.ts';
import { resultOfYear, yearsToldOf } from './result-of-year.ts';
import { type Held, TaxBook } from './tax-book.ts';
import type { TaxSettings } from './tax-settings.ts';
import { lastDayOf } from './tax-year.ts';

/** A tax year: its lines, with what was held and open at its end, and what a reader has to know of it. */
export type TaxYear = { readonly result: TaxResult; readonly notes: readonly string[] };

/**
 * Works out one tax year, written as the jurisdiction writes years. Its disposals, income and figures are those of the whole
 * record, as later purchases may reach back into it; lots, pools and the cost of the portfolio are those at the end of its last
 * day, and the questions those of facts up to that day.
 *
 * @throws E519 when the jurisdiction does not write a tax year so.
 * @throws E506 when two transactions have one id, E503 when money has no rate, E504 when a portfolio's value is missing.
 */
export function computeTaxYear(transactions: readonly Transaction[], settings: TaxSettings, year: string): TaxYear {
  const { regime } = settings;
  const full = fullSettings(settings);
  const lookAheadDays = lookAheadDaysOf(full);
  const last = lastDayOf(regime, year);
  refuseRepeatedIds(transactions);
  const book = new TaxBook(settings);
  const later = new Set<string>();
  const splits: TaxSplit[] = [];
  let held: Held | undefined;
  let open: readonly ContractPosition[] | undefined;
  for (const transaction of inOrder(transactions)) {
    const day = book.dayAt(transaction.at);
    if (held === undefined && day > last + lookAheadDays) held = book.heldAtEndOf(last);
    if (day > last) {
      open ??= book.openContracts;
      later.add(transaction.id);
      if (held === undefined && countsInLatestUnits(full) && transaction.type === 'split') splits.push(transaction);
    }
    book.append(transaction);
  }
  const { questions: asked, pools, ...atEnd } = held ?? book.heldAtEndOf(last);
  open ??= book.openContracts;
  const whole = book.result();
  const { contracts, ...result } = resultOfYear(whole, regime, year);
  return {
    result: {
      ...result,
      ...atEnd,
      pools: pools.map((pool) => beforeSplits(pool, splits)),
      ...(contracts !== undefined && { contracts: { ...contracts, open } }),
      questions: upTo(whole, { asked, later }),
    },
    notes: [
      `What is held and the open questions are those of ${dayText(last)}, the end of the tax year.`,
      ...yearsToldOf(whole, year),
    ],
  };
}

/** A matcher counts in units of the latest split it was told of, which may be one after the year's end. */
function beforeSplits(pool: Pool, splits: readonly TaxSplit[]): Pool {
  let { quantity } = pool;
  for (const { asset, ratio } of splits) if (asset === pool.asset) quantity = quotient(quantity, ratio);
  return { ...pool, quantity };
}

/** Questions of facts up to the end of a year, also those that a later purchase asks of them. */
function upTo(
  { questions }: TaxResult,
  { asked, later }: { readonly asked: readonly OpenQuestion[]; readonly later: ReadonlySet<string> },
): readonly OpenQuestion[] {
  const texts = new Set(asked.map(({ text }) => text));
  return questions.filter(({ tx, text }) => (tx === undefined ? texts.has(text) : !later.has(tx)));
}
