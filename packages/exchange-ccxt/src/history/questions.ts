import { type DurationMs, type HistoryRequest, type TimeRange, timeframeOf } from '@rxtrade/core';
import type { CcxtExchange, CcxtMarket } from '../client/ccxt-exchange.ts';
import type { ExchangeClient } from '../client/exchange-client.ts';
import type { SeriesQuestion } from './ask-range.ts';
import { barRows, fundingRows, markRows, tradeRows } from './read-rows.ts';
import type { Asked, Row } from './rows.ts';

/** Whom to ask, about what. */
export type Errand = {
  readonly client: ExchangeClient;
  readonly market: CcxtMarket;
  readonly request: HistoryRequest;
  readonly signal: AbortSignal | undefined;
};

type Read = (answer: unknown, asked: Asked) => readonly Row[];
type Send = (exchange: CcxtExchange, range: TimeRange, query: { readonly until: number }) => Promise<unknown>;

/** Bars that open in a range. */
export function barQuestion(errand: Errand, intervalMs: DurationMs): SeriesQuestion {
  const { symbol } = errand.market;
  return question(errand, `${timeframeOf(intervalMs)} bars`, barRows, (exchange, range, query) =>
    exchange.fetchOHLCV(symbol, timeframeOf(intervalMs), range.from, slotsIn(range, intervalMs), query),
  );
}

/** Mark prices of intervals that open in a range. */
export function markQuestion(errand: Errand, intervalMs: DurationMs): SeriesQuestion {
  const { symbol } = errand.market;
  return question(errand, `${timeframeOf(intervalMs)} mark prices`, markRows, (exchange, range, query) =>
    exchange.fetchMarkOHLCV(symbol, timeframeOf(intervalMs), range.from, slotsIn(range, intervalMs), query),
  );
}

/** Funding rates that fell due in a range. */
export function fundingQuestion(errand: Errand, limit: number): SeriesQuestion {
  const { symbol } = errand.market;
  return question(errand, 'funding rates', fundingRows, (exchange, range, query) =>
    exchange.fetchFundingRateHistory(symbol, range.from, limit, query),
  );
}

/** Trades of a range, told apart by their numbers. */
export function tradeQuestion(errand: Errand, limit: number): SeriesQuestion {
  const { symbol } = errand.market;
  const asks = question(errand, 'trades', tradeRows, (exchange, range, query) =>
    exchange.fetchTrades(symbol, range.from, limit, query),
  );
  return { ...asks, keyOf: (row) => row[4] as number };
}

function question({ client, market, signal }: Errand, what: string, read: Read, send: Send): SeriesQuestion {
  const asked = { exchange: client.exchange.id, what: `${what} of ${market.symbol}` };
  return {
    asked,
    keyOf: ([at]) => at,
    ask: async (range) => {
      // exchanges include the last instant
      const query = { until: range.to - 1 };
      return read(await client.ask(asked.what, signal, (exchange) => send(exchange, range, query)), asked);
    },
  };
}

function slotsIn({ from, to }: TimeRange, intervalMs: DurationMs): number {
  return Math.ceil((to - from) / intervalMs);
}
