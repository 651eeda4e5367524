import type { Exact, Rate } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { HoldingsSink } from '../holdings/holdings.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { Acquisition, Outflow } from '../transaction/transaction.ts';
import { type Conversion, converted } from './conversion.ts';
import { feeOf, type TradeFee } from './trade-fees.ts';

/** What units were worth in the reporting currency, by which rate, and the fee. */
export type Money = { readonly value: Exact; readonly rate: Rate | undefined; readonly fee: TradeFee };

/**
 * What the units of a transaction were worth. Some need no price: they are worth nothing where none is stated.
 *
 * @throws E503 when a rate that is needed is missing.
 */
export function moneyOf(
  transaction: Acquisition | Outflow,
  day: LocalDay,
  settings: { readonly regime: TaxRegime; readonly conversion: Conversion; readonly sink: HoldingsSink },
): Money {
  const { conversion, regime } = settings;
  const rate = conversion.rateOf(transaction, day);
  const worth = needsNoPrice(transaction, regime)
    ? { value: transaction.value === undefined ? zero : converted(transaction.value, rate), rate }
    : conversion.valueOf(transaction, rate, day);
  return { ...worth, fee: feeOf(transaction, { ...worth, day }, settings) };
}

function needsNoPrice({ type }: Acquisition | Outflow, regime: TaxRegime): boolean {
  if (type === 'rights' || type === 'lost') return true;
  return type !== 'buy' && type !== 'income' && regime.treatmentOf(type) === 'untaxed';
}
