import { durationOf, type HistoryCapabilities, isRxtradeError } from '@rxtrade/core';
import type { CcxtExchange } from '../client/ccxt-exchange.ts';
import type { ExchangeProfile } from './profile.ts';

/** Bars a question where ccxt does not say what an exchange allows. */
const pageRowsDefault = 500;

/** What an exchange can be asked for, after ccxt's word and what is known of it. */
export function capabilitiesOf(exchange: CcxtExchange, profile: ExchangeProfile): HistoryCapabilities {
  const { has, timeframes = {} } = exchange;
  return {
    kinds: [
      ...(has['fetchOHLCV'] === true ? (['bars'] as const) : []),
      ...(profile.trades !== undefined ? (['trades'] as const) : []),
      ...(has['fetchFundingRateHistory'] === true ? (['funding'] as const) : []),
      ...(has['fetchMarkOHLCV'] === true ? (['marks'] as const) : []),
    ],
    intervalsMs: Object.keys(timeframes)
      .flatMap(intervalOf)
      .sort((a, b) => a - b),
    pageRows: pageRowsOf(exchange, 'spot'),
  };
}

/** How many bars a question may ask for: ccxt keeps it by kind of market. */
export function pageRowsOf({ features }: CcxtExchange, type: string, what: 'limit' | 'mark' = 'limit'): number {
  const ofType = at(features, type);
  const bars = at(at(ofType, 'linear') ?? ofType, 'fetchOHLCV');
  const rows = Number(at(bars, what) ?? at(bars, 'limit') ?? Number.NaN);
  return Number.isInteger(rows) && rows > 0 ? rows : pageRowsDefault;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Months and years are no durations. */
function intervalOf(timeframe: string): readonly number[] {
  try {
    return [durationOf(timeframe)];
  } catch (error) {
    if (isRxtradeError(error)) return [];
    throw error;
  }
}
