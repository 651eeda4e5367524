import { week } from '@rxtrade/core';
import { type Answer, Loopback, type Received } from './loopback.fixture.ts';
import { stubBars, stubFunding, stubIntervals, stubMarket, stubTrades } from './stub-market.fixture.ts';

/** What goes wrong with an answer. */
export type Fault = 'busy' | 'banned' | 'down' | 'reset' | 'cut' | 'html' | 'empty' | 'repeated';

/** How the stub behaves. */
export type StubSettings = {
  /** Rows it gives at most, whatever is asked for. */
  readonly limit?: number;
  /** Given by the number of the request for history, from 0 on. */
  readonly faults?: (request: number) => Fault | undefined;
  readonly now?: number;
};

type Rows = readonly (readonly unknown[] | Readonly<Record<string, unknown>>)[];

/** A stub that speaks the public part of Binance's API (spot and USD-margined), with faults on demand. */
export function openStubBinance(settings: StubSettings = {}): Promise<Loopback> {
  const { faults = () => undefined, now = stubMarket.now } = settings;
  const rowsFor = binanceRows(settings.limit ?? 1_000);
  let asked = 0;
  return Loopback.open((request) => {
    const { path } = request;
    if (path.endsWith('/time')) return { body: { serverTime: now } };
    if (path.endsWith('/exchangeInfo')) return { body: exchangeInfo(path.startsWith('/fapi')) };
    const rows = rowsFor(request);
    if (rows === undefined) return { status: 404, body: { code: -1121, msg: `no such path ${path}` } };
    return faulty(faults(asked++), rows, rowsFor({ ...request, query: new URLSearchParams({ interval: '1m' }) }) ?? []);
  });
}

function faulty(fault: Fault | undefined, rows: Rows, first: Rows): Answer {
  const text = JSON.stringify(rows);
  switch (fault) {
    case undefined:
      return { body: text };
    case 'busy':
      return { status: 429, body: { code: -1003, msg: 'Too many requests' }, headers: { 'retry-after': '0' } };
    case 'banned':
      return { status: 418, body: { code: -1003, msg: 'Way too many requests' } };
    case 'down':
      return { status: 502, body: '<html>Bad Gateway</html>' };
    case 'reset':
      return 'reset';
    case 'cut':
      return { body: text.slice(0, text.length / 2) };
    case 'html':
      return { body: '<html>Please log in to the network</html>' };
    case 'empty':
      return { body: [] };
    case 'repeated':
      return { body: JSON.stringify(first) };
  }
}

function binanceRows(limit: number): (request: Received) => Rows | undefined {
  const trades = stubTrades();
  return ({ path, query }) => {
    const [from, to] = [Number(query.get('startTime') ?? 0), Number(query.get('endTime') ?? Number.MAX_SAFE_INTEGER)];
    const cut = <T>(all: readonly T[], atOf: (one: T) => number) =>
      all
        .filter((one) => atOf(one) >= from && atOf(one) <= to)
        .slice(0, Math.min(limit, Number(query.get('limit') ?? 500)));
    switch (path) {
      case '/api/v3/klines':
      case '/fapi/v1/klines':
      case '/fapi/v1/markPriceKlines': {
        if (query.get('interval') === '1w') return cut([weekly], ([at]) => at);
        return cut(stubBars(stubIntervals[query.get('interval') ?? ''] ?? week), ([at]) => at);
      }
      case '/api/v3/aggTrades':
        return cut(trades, ({ at }) => at).map(({ id, at, price, quantity, isSell }) => ({
          a: id,
          p: price,
          q: quantity,
          f: id,
          l: id,
          T: at,
          m: isSell,
          M: true,
        }));
      case '/fapi/v1/fundingRate':
        return cut(stubFunding(), ({ at }) => at).map(({ at, rate }) => ({
          symbol: 'BTCUSDT',
          fundingRate: rate,
          fundingTime: at,
        }));
      default:
        return undefined;
    }
  };
}

const weekly = [stubMarket.from, '60000.00', '60100.00', '59900.00', '60001.00', '100.00000'] as const;

function exchangeInfo(isFutures: boolean): unknown {
  const filters = [
    { filterType: 'PRICE_FILTER', minPrice: '0.01000000', maxPrice: '1000000.00000000', tickSize: '0.01000000' },
    { filterType: 'LOT_SIZE', minQty: '0.00001000', maxQty: '9000.00000000', stepSize: '0.00001000' },
    { filterType: 'NOTIONAL', minNotional: '5.00000000', notional: '5' },
  ];
  const common = { symbol: 'BTCUSDT', status: 'TRADING', baseAsset: 'BTC', quoteAsset: 'USDT', filters };
  return {
    timezone: 'UTC',
    serverTime: stubMarket.to,
    symbols: [
      isFutures
        ? {
            ...common,
            pair: 'BTCUSDT',
            contractType: 'PERPETUAL',
            marginAsset: 'USDT',
            deliveryDate: 4_133_404_800_000,
            onboardDate: 0,
          }
        : { ...common, isSpotTradingAllowed: true, permissions: ['SPOT'] },
    ],
  };
}

/** A stub that speaks Bybit's bars: newest first, and the newest where there are too many. */
export function openStubBybit({ limit = 1_000, now = stubMarket.now }: StubSettings = {}): Promise<Loopback> {
  const ok = (result: unknown): Answer => ({ body: { retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time: now } });
  return Loopback.open(({ path, query }) => {
    const category = query.get('category') ?? '';
    if (path === '/v5/market/time') return ok({ timeSecond: String(now / 1_000), timeNano: String(now * 1_000_000) });
    if (path === '/v5/market/instruments-info')
      return ok({ category, list: category === 'spot' ? [bybitSpot] : [], nextPageCursor: '' });
    if (path !== '/v5/market/kline')
      return { status: 404, body: { retCode: 10_001, retMsg: 'no such path', result: {} } };
    const [from, to] = [Number(query.get('start')), Number(query.get('end'))];
    const rows = stubBars(stubIntervals[query.get('interval') ?? ''] ?? week).filter(([at]) => at >= from && at <= to);
    return ok({
      category,
      symbol: 'BTCUSDT',
      list: rows.toReversed().slice(0, Math.min(limit, Number(query.get('limit')))),
    });
  });
}

const bybitSpot = {
  symbol: 'BTCUSDT',
  baseCoin: 'BTC',
  quoteCoin: 'USDT',
  status: 'Trading',
  marginTrading: 'none',
  lotSizeFilter: {
    basePrecision: '0.000001',
    quotePrecision: '0.00000001',
    minOrderQty: '0.000048',
    maxOrderQty: '71',
    minOrderAmt: '1',
  },
  priceFilter: { tickSize: '0.01' },
};
