import type { Bar, DurationMs, EpochMs, Exact, Instrument, OrderRequest, SeededRandom, Side } from '@rxtrade/core';

/** What a model that remembers something has beside its answers. */
export interface Remembering<Model> {
  /** A model with the same settings that has seen nothing: each venue begins with one. Absent where nothing is kept. */
  begin?(): Model;
}

/** What a model that learns from bars has: it is shown each after orders were matched against it. */
export interface Watching {
  /** The bar has closed; what is learned of it counts from the next one on. */
  onBar?(bar: Bar): void;
}

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
export interface SlippageModel extends Remembering<SlippageModel>, Watching {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Finite and not negative: 0.0002 is two basis points. Asked once a taker fill. */
  rate(context: FillContext): number;
}

/** The whole bid-ask spread as a rate of the price, where the data have none. Half of it is paid by each taker fill. */
export interface SpreadModel extends Remembering<SpreadModel>, Watching {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Finite and not negative: 0.0002 is two basis points. Not asked where quotes carry the spread. */
  rate(context: FillContext): number;
}

/** How long an order travels to the venue, in milliseconds. */
export interface LatencyModel extends Remembering<LatencyModel> {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /**
   * Whole milliseconds from 0, for what leaves at `at`. Asked once for each order and each cancel; random numbers come
   * from `random` alone.
   */
  delayMs(random: SeededRandom, at: EpochMs): number;
}

/** Which orders the venue refuses, though it need not: overload, a limit of its own, bad luck. */
export interface RejectModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Why an order is refused; undefined where it is taken. Asked once for each order, of a bracket for its entry. */
  reasonFor(request: OrderRequest, random: SeededRandom): string | undefined;
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
export interface FeeModel extends Remembering<FeeModel> {
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
