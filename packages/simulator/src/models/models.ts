import type { DurationMs, EpochMs, Exact, Instrument, SeededRandom, Side } from '@rxtrade/core';

/** A fill about to happen, as the models see it. Prices are floats in quote, quantities in base units or contracts. */
export type FillContext = {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: number;
  /** The price the market gives before spread and slippage. */
  readonly reference: number;
  readonly at: EpochMs;
  /** Volume and range of the bar matched against; zero volume and an empty range for trades and quotes. */
  readonly volume: number;
  readonly high: number;
  readonly low: number;
  readonly random: SeededRandom;
};

/** How much worse than the reference a taker fills, as a rate of the price; zero or more. */
export interface SlippageModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Finite and not negative: 0.0002 is two basis points. Asked once a taker fill. */
  rate(context: FillContext): number;
}

/** The whole bid-ask spread as a rate of the price, where the data have none. Half of it is paid by each taker fill. */
export interface SpreadModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Finite and not negative: 0.0002 is two basis points. Not asked where quotes carry the spread. */
  rate(context: FillContext): number;
}

/** How long an order travels to the venue, in milliseconds. */
export interface LatencyModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Whole milliseconds from 0. Asked once for each order and each cancel; random numbers come from `random` alone. */
  delayMs(random: SeededRandom): number;
}

/** A fill whose fee is due, exactly. */
export type FeeContext = {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly liquidity: 'maker' | 'taker';
  readonly quantity: Exact;
  readonly price: Exact;
  /** price x quantity x contract size, in quote. */
  readonly notional: Exact;
  readonly at: EpochMs;
};

/**
 * What a venue charges: positive when paid, negative when a rebate.
 *
 * @example
 * import { Decimal as D, Exact } from '@rxtrade/core';
 * import type { FeeModel } from '@rxtrade/simulator';
 *
 * // another model's fees less a discount, as venues give for paying in their own token: feesLess('0.25', rateFees(...))
 * export function feesLess(discount: string, fees: FeeModel): FeeModel {
 *   const part = new D(1).minus(discount);
 *   return {
 *     name: `${fees.name}, less ${discount}`,
 *     feeOf: (context) => {
 *       const { amount, currency } = fees.feeOf(context);
 *       return { amount: Exact.of(amount.toDecimal().times(part).toDecimalPlaces(8, D.ROUND_CEIL)), currency };
 *     },
 *   };
 * }
 */
export interface FeeModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /**
   * The fee of one fill, asked once. The account must know its currency (E013 otherwise): the quote, the base of what is
   * delivered, or one with an opening balance. Digits finer than that currency's scale round against us.
   */
  feeOf(context: FeeContext): { readonly amount: Exact; readonly currency: string };
}

/** A short position of coins or shares that a charge falls due on, exactly. */
export type BorrowContext = {
  readonly instrument: Instrument;
  /** What is short, in base units; not negative. */
  readonly quantity: Exact;
  /** The last price before the charge. */
  readonly price: Exact;
  /** price x quantity, in quote. */
  readonly notional: Exact;
  readonly at: EpochMs;
};

/** What borrowing costs whoever sold short what they do not own. Contracts borrow nothing: they pay funding. */
export interface BorrowModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Time between two charges, which fall on its multiples from 1970-01-01 UTC; infinite where there are none. */
  readonly everyMs: DurationMs;
  /** The cost of one period; not negative, and in a currency that the account knows. */
  costOf(context: BorrowContext): { readonly amount: Exact; readonly currency: string };
}
