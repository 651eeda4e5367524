import { type Clock, WallClock } from '@rxtrade/core';
import { askPatiently, type RetrySettings } from './ask-patiently.ts';
import type { CcxtExchange } from './ccxt-exchange.ts';
import { exchangeFailure } from './failure.ts';
import { loadExchange } from './load-exchange.ts';
import { atOrigin } from './origin.ts';
import { type Patience, wholeAnswers } from './whole-answers.ts';

/** How an exchange is reached. */
export type ExchangeSettings = {
  /** As ccxt names it: `binance`, `bybit`. */
  readonly exchange: string;
  /** Asks this server in place of the exchange's own, paths unchanged: a recording proxy, or a stub on this machine. */
  readonly origin?: string;
  /** Asks no faster than the exchange allows, as ccxt knows it. `ignored` is for stubs: exchanges ban who is too fast. */
  readonly rateLimit?: 'kept' | 'ignored';
  /** How long an answer may take, in milliseconds; 10,000 when absent. */
  readonly timeoutMs?: number;
  readonly retry?: RetrySettings;
  /** Tells what has happened, and times the waits. The wall clock when absent. */
  readonly clock?: Clock;
};

/** One exchange, asked politely: its own rate limit, patience with what passes, and errors that are ours. */
export class ExchangeClient {
  readonly exchange: CcxtExchange;
  readonly clock: Clock;
  private readonly retry: RetrySettings;
  private readonly patience: Patience;

  private constructor(exchange: CcxtExchange, settings: ExchangeSettings, patience: Patience) {
    this.exchange = exchange;
    this.clock = settings.clock ?? new WallClock();
    this.retry = settings.retry ?? {};
    this.patience = patience;
  }

  /** Loads what ccxt knows of the exchange; nothing is sent yet. @throws As rejection, E201. */
  static async open(
    settings: ExchangeSettings,
    options: Readonly<Record<string, unknown>> = {},
  ): Promise<ExchangeClient> {
    const Exchange = await loadExchange(settings.exchange);
    const exchange = new Exchange({
      enableRateLimit: settings.rateLimit !== 'ignored',
      timeout: settings.timeoutMs ?? 10_000,
      options,
    });
    const patience: Patience = { retryAfterMs: 0 };
    Object.assign(exchange, {
      // amounts as the exchange wrote them, not as a double came closest
      number: String,
      fetchImplementation: wholeAnswers(patience),
      // ccxt drops in silence what lies outside of what was asked; whether an answer fits is judged on the whole of it
      filterBySinceLimit: (rows: unknown) => rows ?? [],
      filterBySymbolSinceLimit: (rows: unknown) => rows ?? [],
      ...(settings.origin !== undefined && {
        urls: { ...exchange.urls, api: atOrigin(exchange.urls.api, settings.origin) },
      }),
    });
    return new ExchangeClient(exchange, settings, patience);
  }

  /**
   * Asks until there is an answer.
   *
   * @throws As rejection, E002, E005 and E202 to E205 when there will be none; the signal's reason when it is aborted.
   */
  async ask<T>(what: string, signal: AbortSignal | undefined, ask: (exchange: CcxtExchange) => Promise<T>): Promise<T> {
    const { exchange, clock, retry, patience } = this;
    try {
      return await askPatiently(() => ask(exchange), {
        ...retry,
        clock,
        signal,
        retryAfterMs: () => patience.retryAfterMs,
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw exchangeFailure(error, { exchange: exchange.id, what });
    }
  }
}
