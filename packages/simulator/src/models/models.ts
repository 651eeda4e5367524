import type { EpochMs, Exact, Instrument, SeededRandom, Side } from '@rxtrade/core';

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
  readonly name: string;
  rate(context: FillContext): number;
}

/** The whole bid-ask spread as a rate of the price, where the data have none. Half of it is paid by each taker fill. */
export interface SpreadModel {
  readonly name: string;
  rate(context: FillContext): number;
}

/** How long an order travels to the venue, in milliseconds. */
export interface LatencyModel {
  readonly name: string;
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

/** What a venue charges: positive when paid, negative when a rebate. */
export interface FeeModel {
  readonly name: string;
  feeOf(context: FeeContext): { readonly amount: Exact; readonly currency: string };
}
