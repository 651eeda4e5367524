import type { DurationMs } from '@rxtrade/core';
import { hour } from '@rxtrade/core';

/** What has to be known of an exchange beyond what ccxt says of it. */
export type ExchangeProfile = {
  /** Options of ccxt's class. */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * How its past trades are asked for; absent where it tells recent ones alone, or where nobody has looked. Answers to a
   * range that holds more than `limit` begin with the oldest.
   */
  readonly trades?: { readonly limit: number; readonly windowMs: DurationMs };
};

/** Neither options nor inverse contracts are modeled, and their lists are long. */
const linearMarkets = { fetchMarkets: { types: ['spot', 'linear'] } };

/** Binance: aggregate trades, at most an hour and a thousand a request (`GET /api/v3/aggTrades`, its API documentation). */
const binance: ExchangeProfile = { options: linearMarkets, trades: { limit: 1_000, windowMs: hour } };

const profiles: Readonly<Record<string, ExchangeProfile>> = {
  binance,
  // recent trades only: GET /v5/market/recent-trade takes no time
  bybit: { options: linearMarkets },
};

/** What is known of an exchange; nothing of most. */
export function profileOf(exchange: string): ExchangeProfile {
  return profiles[exchange] ?? {};
}
