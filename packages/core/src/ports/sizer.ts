import type { Instrument } from '../instrument/index.ts';

/** What a sizer may know: money in the reporting currency, prices in quote. */
export type SizingView = {
  readonly instrument: Instrument;
  /** Latest price, in quote. */
  readonly mark: number;
  /** The account's value, times the share of it that the strategy was given. */
  readonly capital: number;
  /** Reporting currency per unit of quote. */
  readonly quoteRate: number;
  /** Fee of a taker fill, as a rate of its notional. */
  readonly feeRate: number;
};

/** Turns an exposure into a quantity, signed, as a float; the trader rounds it toward zero to the step. */
export interface PositionSizer {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /**
   * Base units or contracts for an exposure: 1 fully long, -1 fully short, 0 flat, which must be 0. Finite; called only
   * once there is a price.
   */
  quantityOf(exposure: number, view: SizingView): number;
}

/**
 * Exposure times a fraction of capital: quantity = exposure x fraction x capital / (mark x contract size). The default
 * leaves a cushion for fees and for a price that moves before the order fills.
 */
export function fractionOfCapital(options: { readonly fraction?: number } = {}): PositionSizer {
  const fraction = options.fraction ?? 0.99;
  return {
    name: `fraction of capital ${fraction}`,
    quantityOf: (exposure, view) =>
      (exposure * fraction * view.capital) /
      (view.mark * view.quoteRate * view.instrument.contractSize.toFloat() * (1 + view.feeRate)),
  };
}
