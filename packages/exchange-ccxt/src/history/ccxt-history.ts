import {
  type HistoryCapabilities,
  type HistoryPage,
  type HistoryRequest,
  type HistorySource,
  type InstrumentDefinition,
  type InstrumentName,
  RxtradeError,
  timeframeOf,
} from '@rxtrade/core';
import { NEVER, type Observable } from 'rxjs';
import { ExchangeClient, type ExchangeSettings } from '../client/exchange-client.ts';
import { instrumentOfMarket } from '../instruments/instrument-of-market.ts';
import { MarketList } from '../instruments/market-list.ts';
import { capabilitiesOf } from './capabilities.ts';
import { pagesOf } from './pages.ts';
import { type ExchangeProfile, profileOf } from './profile.ts';

/**
 * Opens the public history of an exchange: closed bars, mark prices and funding rates of any that ccxt knows, trades where
 * the exchange tells past ones. ccxt is loaded here and not before, and of it one exchange; nothing is sent until something
 * is asked. Its rate limit is kept; what may pass (a dropped connection, a busy exchange, an answer cut short) is asked
 * again after a growing wait. It takes no key: all of it is public.
 *
 * @example
 * import { ccxtHistory } from '@rxtrade/exchange-ccxt';
 *
 * export async function countBars(): Promise<number> {
 *   const history = await ccxtHistory({ exchange: 'binance' });
 *   const instrument = { id: 'BTCUSDT', kind: 'spot' } as const;
 *   const [from, to] = [Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 2)];
 *   let bars = 0;
 *   for await (const { columns } of history.pages({ kind: 'bars', instrument, intervalMs: 60_000, from, to })) {
 *     bars += columns.length;
 *   }
 *   return bars;
 * }
 *
 * @throws As rejection, E201 for a name ccxt does not know, E011 for an origin that is none. Asking throws E002, E005 and
 * E202 to E206, also as rejections.
 */
export async function ccxtHistory(settings: ExchangeSettings): Promise<HistorySource> {
  const profile = profileOf(settings.exchange);
  return new CcxtHistory(await ExchangeClient.open(settings, profile.options), profile);
}

class CcxtHistory implements HistorySource {
  readonly name: string;
  readonly capabilities: HistoryCapabilities;
  private readonly client: ExchangeClient;
  private readonly profile: ExchangeProfile;
  private list: MarketList | undefined;

  constructor(client: ExchangeClient, profile: ExchangeProfile) {
    this.name = client.exchange.id;
    this.client = client;
    this.profile = profile;
    this.capabilities = capabilitiesOf(client.exchange, profile);
  }

  async instruments(): Promise<readonly InstrumentDefinition[]> {
    const { markets } = await this.markets();
    const at = this.client.clock.now();
    const { exchange } = this.client;
    return markets.flatMap(({ market, id, kind }) => instrumentOfMarket(exchange, market, { id, kind, at }) ?? []);
  }

  async instrument(name: InstrumentName): Promise<InstrumentDefinition> {
    const { market, id, kind } = (await this.markets()).find(name);
    const definition = instrumentOfMarket(this.client.exchange, market, { id, kind, at: this.client.clock.now() });
    if (definition !== undefined) return definition;
    throw new RxtradeError(
      'E203',
      `${this.name} does not tell the price and quantity steps of "${id}"; declare them yourself`,
      {
        exchange: this.name,
        id,
      },
    );
  }

  async *pages(request: HistoryRequest, stop$: Observable<unknown> = NEVER): AsyncGenerator<HistoryPage, undefined> {
    this.check(request);
    const stop = new AbortController();
    const { signal } = stop;
    const stopping = stop$.subscribe(() => stop.abort());
    try {
      signal.throwIfAborted();
      const { market } = (await this.markets(signal)).find(request.instrument);
      yield* pagesOf({ client: this.client, market, request, signal }, this.profile);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      stopping.unsubscribe();
    }
  }

  /** @throws E203 for what it cannot give, E011 for a range that is none. */
  private check(request: HistoryRequest): void {
    const { kinds, intervalsMs } = this.capabilities;
    const { kind, from, to } = request;
    if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to)) {
      throw new RxtradeError('E011', `${from} to ${to} is no range; give whole milliseconds, the earlier one first`, {
        from,
        to,
      });
    }
    if (!kinds.includes(kind)) {
      throw new RxtradeError('E203', `${this.name} gives no past ${kind}; it gives ${kinds.join(', ')}`, { kind });
    }
    if ((kind === 'bars' || kind === 'marks') && !intervalsMs.includes(request.intervalMs)) {
      const known = intervalsMs.map(timeframeOf).join(', ');
      throw new RxtradeError(
        'E203',
        `${this.name} has no ${kind} of ${timeframeOf(request.intervalMs)}; it has ${known}`,
        {
          kind,
          intervalMs: request.intervalMs,
        },
      );
    }
  }

  /** Asked for once: a list of thousands. */
  private async markets(signal?: AbortSignal): Promise<MarketList> {
    this.list ??= await this.client.ask(
      'list of markets',
      signal,
      async (exchange) => new MarketList(exchange.id, Object.values(await exchange.loadMarkets())),
    );
    return this.list;
  }
}
