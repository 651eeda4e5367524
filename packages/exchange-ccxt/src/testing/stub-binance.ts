import { week } from '@rxtrade/core';
import { Loopback, type Received } from './loopback.ts';
import { stubBars, stubFunding, stubIntervals, stubMarket, stubTrades } from './stub-market.ts';
import { faulty, type StubRows, type StubSettings } from './stub-settings.ts';

/**
 * Opens a server that answers as Binance does to public questions, spot and USD-margined, about the bars, trades, funding
 * rates and mark prices of `stubMarket`, with faults on demand.
 */
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

function binanceRows(limit: number): (request: Received) => StubRows | undefined {
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
