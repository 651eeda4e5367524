/**
 * Market history of the exchanges that ccxt knows.
 *
 * @module
 * @mergeModuleWith <project>
 */

// settings
export type { RetrySettings } from './client/ask-patiently.ts';
export type { ExchangeSettings } from './client/exchange-client.ts';
// errors
export { exchangeErrors } from './errors.ts';
// history
export { ccxtHistory } from './history/ccxt-history.ts';
