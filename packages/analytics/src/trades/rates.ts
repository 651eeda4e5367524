import { type EpochMs, RxtradeError } from '@rxtrade/core';

/**
 * Units of the reporting currency per unit of `currency` at an instant; zero for one that is to count as nothing,
 * undefined where the rate is not known.
 */
export type RateOf = (currency: string, at: EpochMs) => number | undefined;

/** In which currency results are told, and how others become it. */
export type Reporting = {
  /** The quote currency that all trades share when absent. */
  readonly reportingCurrency?: string;
  /** Needed only where something was traded in another currency. */
  readonly rateOf?: RateOf;
};

/** Turns quote money into reporting money. @throws E420 when there is no finite rate. */
export class Converter {
  private readonly reporting: string | undefined;
  private readonly rateOf: RateOf | undefined;

  /** `fallback`: what to report in when no currency is named. */
  constructor({ reportingCurrency, rateOf }: Reporting, fallback: string | undefined) {
    this.reporting = reportingCurrency ?? fallback;
    this.rateOf = rateOf;
  }

  rate(currency: string, at: EpochMs): number {
    if (currency === this.reporting) return 1;
    const rate = this.rateOf?.(currency, at);
    if (rate === undefined || !Number.isFinite(rate))
      throw new RxtradeError(
        'E420',
        `a trade in ${currency} cannot be told in ${this.reporting}: there is no rate at ${at}; give measure a rateOf that knows it`,
        { currency, reportingCurrency: this.reporting, at, rate },
      );
    return rate;
  }
}
