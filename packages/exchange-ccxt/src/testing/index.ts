/**
 * Exchanges on this machine for tests: servers that answer as real ones do, about a small seeded market, with faults on
 * demand. Give their `origin` to whatever talks to the exchange.
 *
 * @module @rxtrade/exchange-ccxt/testing
 */

export { type Answer, Loopback, type Received } from './loopback.ts';
export { openStubBinance } from './stub-binance.ts';
export { openStubBybit } from './stub-bybit.ts';
export { type StubBar, type StubTrade, stubBars, stubFunding, stubMarket, stubTrades } from './stub-market.ts';
export type { Fault, StubSettings } from './stub-settings.ts';
