import type { Currency, Exact, Rate } from '@rxtrade/core';
import { shareOf, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { HoldingsSink } from '../holdings/holdings.ts';
import { type Conversion, converted, isOfficialMoney, type ValuedTransaction } from './conversion.ts';

/** What a fee does: money beside the price, units of the asset itself, or units of a third coin. */
export type TradeFee = {
  /** Its worth in the reporting currency; negative for a rebate. */
  readonly worth: Exact;
  /** Units of the asset itself. */
  readonly inKind: Exact | undefined;
  /** Units of another coin, which leave their own holding. */
  readonly third: { readonly asset: Currency; readonly quantity: Exact } | undefined;
};

const noFee: TradeFee = { worth: zero, inKind: undefined, third: undefined };

/** Reads the fee of a transaction whose units were worth `value`. */
export function feeOf(
  transaction: ValuedTransaction,
  { value, rate, day }: { readonly value: Exact; readonly rate: Rate | undefined; readonly day: LocalDay },
  { conversion, sink }: { readonly conversion: Conversion; readonly sink: HoldingsSink },
): TradeFee {
  const { id, asset, quantity: units, currency, fee } = transaction;
  if (fee === undefined) return noFee;
  const { quantity } = fee;
  if (fee.currency === conversion.reporting) return { ...noFee, worth: quantity };
  if (fee.currency === asset && transaction.type !== 'contract-fill' && transaction.type !== 'funding') {
    const worth = fee.value ?? (units.units === 0 ? zero : shareOf(value, quantity, units));
    return { worth, inKind: quantity, third: undefined };
  }
  if (fee.currency === currency) return { ...noFee, worth: fee.value ?? converted(quantity, rate) };
  const third = isOfficialMoney(fee.currency) ? undefined : { asset: fee.currency, quantity };
  const worth = fee.value ?? conversion.worthOf(fee.currency, quantity, day);
  if (worth === undefined)
    sink.ask({
      kind: 'unvalued-fee',
      tx: id,
      text: `the fee of ${quantity} ${fee.currency} on "${id}" has no value in ${conversion.reporting}; it counts as zero until feeValue or a rate says more`,
    });
  return { worth: worth ?? zero, inKind: undefined, third };
}
