import { readFileSync } from 'node:fs';
import { type HistoryPage, type HistoryRequest, minute } from '@rxtrade/core';
import { asyncScheduler } from 'rxjs';
import { afterEach, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../scripts/testing/needs.ts';
import type { CcxtExchange } from './client/ccxt-exchange.ts';
import { ExchangeClient } from './client/exchange-client.ts';
import { ccxtHistory } from './history/ccxt-history.ts';
import { profileOf } from './history/profile.ts';
import { type Answer, Loopback, type Received } from './testing/index.ts';

/** A case of `golden/ccxt`: what the real client asked, what the exchange answered, what the client made of it. */
type Recording = {
  readonly group: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly request: { readonly url: string } | null;
  readonly httpStatus?: number;
  readonly httpResponse: unknown;
  readonly parsed?: unknown;
  readonly errorClass?: string;
};

const recordings = (exchange: string): readonly Recording[] =>
  (JSON.parse(readFileSync(sharedFile(`golden/ccxt/${exchange}-ccxt-4.5.84.json`), 'utf8')) as { cases: Recording[] })
    .cases;

const marketsOf = (exchange: string) =>
  recordings(exchange).find(({ method }) => method === 'loadMarkets') as Recording;

/** Which of the recorded lists of markets a request is for. */
const listPath: Readonly<Record<string, (request: Received) => string | undefined>> = {
  binance: ({ path }) => ({ '/api/v3/exchangeInfo': 'spot', '/fapi/v1/exchangeInfo': 'linear' })[path],
  bybit: ({ path, query }) =>
    path !== '/v5/market/instruments-info' ? undefined : (query.get('status') ?? query.get('category') ?? ''),
};

const opened: Loopback[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A server that answers with the recorded lists of markets, and with `answer` to everything else. */
async function serve(exchange: string, answer: Answer): Promise<Loopback> {
  const lists = marketsOf(exchange).httpResponse as Readonly<Record<string, unknown>>;
  const loopback = await Loopback.open((request) => {
    const list = listPath[exchange]?.(request);
    if (list === undefined) return answer;
    return { body: lists[list] ?? { retCode: 0, retMsg: 'OK', result: { list: [], nextPageCursor: '' }, time: 0 } };
  });
  opened.push(loopback);
  return loopback;
}

const settings = { rateLimit: 'ignored', retry: { attempts: 1 } } as const;

/** Numbers as numbers, however they are written, and without what was not recorded. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
      ? Number(value)
      : (value ?? null);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

const asked = ['fetchOHLCV', 'fetchTrades', 'fetchFundingRateHistory', 'fetchTime'];

needs('shared')('given what ccxt asked and was answered, recorded', () => {
  it.each(['binance', 'bybit'])(
    'when %s is asked the same, then our client sends the same and reads the same',
    async (exchange) => {
      const cases = recordings(exchange).filter(({ method, parsed }) => asked.includes(method) && parsed !== undefined);
      expect(cases.length).toBeGreaterThan(2);
      for (const { method, args, request, httpResponse, parsed } of cases) {
        const loopback = await serve(exchange, { body: httpResponse });
        const client = await ExchangeClient.open(
          { exchange, origin: loopback.origin, ...settings },
          profileOf(exchange).options,
        );
        // JSON has no other word for what was left out
        const values = args.map((value) => value ?? undefined);
        const ask = (ccxt: CcxtExchange): Promise<unknown> =>
          Reflect.apply(ccxt[method as 'fetchTime'], ccxt, values) as Promise<unknown>;
        expect(
          plain(await client.ask(method, undefined, ask)),
          `${exchange} ${method} ${JSON.stringify(args)}`,
        ).toMatchObject(plain(parsed) as object);
        const sent = loopback.received.at(-1);
        const url = new URL(request?.url ?? '');
        expect(sent?.path).toBe(url.pathname);
        expect(Object.fromEntries(sent?.query ?? [])).toEqual(Object.fromEntries(url.searchParams));
      }
    },
  );

  it.each(['binance', 'bybit'])('when the markets of %s are read, then their steps are exact', async (exchange) => {
    const loopback = await serve(exchange, { status: 404, body: {} });
    const history = await ccxtHistory({ exchange, origin: loopback.origin, ...settings });
    const instruments = await history.instruments();
    const parsed = marketsOf(exchange).parsed as readonly {
      readonly base: string;
      readonly quote: string;
      readonly spot: boolean;
      readonly swap: boolean;
      readonly linear: boolean | null;
      readonly precision: { readonly price: number; readonly amount: number };
      readonly taker: number;
    }[];
    let compared = 0;
    for (const market of parsed) {
      if (!market.spot && !(market.swap && market.linear === true)) continue;
      const kind = market.spot ? 'spot' : 'perpetual';
      const found = await history.instrument({ id: `${market.base}/${market.quote}`, kind });
      expect(instruments.map(({ id }) => id)).toContain(found.id);
      const [rules] = found.rules;
      expect(Number(rules?.tickSize)).toBe(market.precision.price);
      expect(Number(rules?.quantityStep)).toBe(market.precision.amount);
      expect(Number(rules?.feeRateTaker)).toBe(market.taker);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2);
  });

  it('when the recorded bars are asked for as history, then the page holds their numbers', async () => {
    const recorded = recordings('binance').find(
      ({ method, group }) => method === 'fetchOHLCV' && group === 'spot',
    ) as Recording;
    const rows = recorded.parsed as readonly (readonly number[])[];
    const loopback = await serve('binance', { body: recorded.httpResponse });
    const [from, last] = [rows[0]?.[0] as number, rows.at(-1)?.[0] as number];
    const history = await ccxtHistory({
      exchange: 'binance',
      origin: loopback.origin,
      ...settings,
      clock: { now: () => last + 100 * minute, scheduler: asyncScheduler },
    });
    const request: HistoryRequest = {
      kind: 'bars',
      instrument: { id: 'BTCUSDT', kind: 'spot' },
      intervalMs: minute,
      from,
      to: last + minute,
    };
    const pages: HistoryPage[] = [];
    for await (const page of history.pages(request)) pages.push(page);
    const [page] = pages;
    if (page?.kind !== 'bars' || pages.length !== 1) throw new Error('not one page of bars');
    const { openAt, open, high, low, close, volume } = page.columns;
    expect(rows).toEqual(Array.from(openAt, (at, i) => [at, open[i], high[i], low[i], close[i], volume[i]]));
  });

  it.each(['binance', 'bybit'])(
    'when %s answers with an error, then it is of the recorded class, and coded',
    async (exchange) => {
      const failures = recordings(exchange).filter(
        // what a refused key is depends on whether one was accepted before
        ({ errorClass, httpStatus }) => errorClass !== undefined && httpStatus !== 401,
      );
      expect(failures.length).toBeGreaterThan(5);
      for (const { httpStatus = 200, httpResponse, errorClass } of failures) {
        const loopback = await serve(exchange, { status: httpStatus, body: httpResponse });
        const client = await ExchangeClient.open(
          { exchange, origin: loopback.origin, ...settings },
          profileOf(exchange).options,
        );
        const failure = await client
          .ask('bars', undefined, (ccxt) => ccxt.fetchOHLCV('BTC/USDT', '1m', 0, 1, {}))
          .catch((error: unknown) => error);
        expect(failure, `${exchange} ${JSON.stringify(httpResponse)}`).toMatchObject({
          code: expect.stringMatching(/^E(00[25]|20[245])$/),
          context: { class: errorClass },
        });
      }
    },
  );
});
