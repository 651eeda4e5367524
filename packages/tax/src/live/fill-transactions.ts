import { type Currency, Exact, type Fill, type FundingPaid } from '@rxtrade/core';
import { times } from '../amounts/exact-math.ts';
import { isOfficialMoney } from '../book/conversion.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** What of a fill its transactions follow from. */
export type FillFacts = Pick<
  Fill,
  'instrument' | 'side' | 'eventAt' | 'feeCurrency' | 'exactPrice' | 'exactQuantity' | 'exactFee'
>;

/** How facts of a trader become transactions. */
export type FillNaming = {
  /** Unique: the legs of the fill carry it. */
  readonly id: string;
  readonly account: string;
  /** The reporting currency: trading against it is buying and selling, trading against a coin is a swap. */
  readonly currency: Currency;
};

/**
 * The transactions a fill stands for. On spot it is a purchase or a sale; where the quote is a coin, and not the money of the
 * report, that coin is bought or sold too, for the same value less or plus a fee charged in it. A fill of a contract moves
 * no units.
 */
export function fillTransactions(
  fill: FillFacts,
  { id, account, currency: reporting }: FillNaming,
): readonly Transaction[] {
  const { instrument, side, eventAt: at, feeCurrency, exactPrice, exactQuantity, exactFee } = fill;
  const { quote: currency, kind } = instrument;
  const fee = exactFee.units === 0 ? {} : { fee: { quantity: exactFee, currency: feeCurrency } };
  if (kind === 'perpetual' || kind === 'future') {
    const quantity = times(exactQuantity, instrument.contractSize);
    return [
      {
        type: 'contract-fill',
        id,
        at,
        account,
        asset: instrument.id,
        side,
        quantity,
        price: exactPrice,
        currency,
        ...fee,
      },
    ];
  }
  const value = times(exactPrice, exactQuantity);
  const isSwap = currency !== reporting && !isOfficialMoney(currency);
  const base = { at, account, asset: instrument.base, quantity: exactQuantity, value, currency, ...fee };
  if (!isSwap) return [{ ...base, type: side, id }];
  const feeInQuote = feeCurrency === currency ? exactFee : new Exact(0, 0);
  const paid = side === 'buy' ? value.plus(feeInQuote) : value.minus(feeInQuote);
  const other = { at, account, asset: currency, quantity: paid, value: paid, currency, group: id };
  return side === 'buy'
    ? [
        { ...base, type: 'buy', id, group: id },
        { ...other, type: 'sell', id: `${id}-${currency}` },
      ]
    : [
        { ...other, type: 'buy', id: `${id}-${currency}` },
        { ...base, type: 'sell', id, group: id },
      ];
}

/** The transaction a funding payment stands for: received is positive. */
export function fundingTransaction(
  { at, instrument, paid }: Pick<FundingPaid, 'at' | 'instrument' | 'paid'>,
  { id, account }: Pick<FillNaming, 'id' | 'account'>,
): Transaction {
  const amount = { quantity: new Exact(0, 0), value: paid.negated(), currency: instrument.quote };
  return { type: 'funding', id, at, account, asset: instrument.id, ...amount };
}
