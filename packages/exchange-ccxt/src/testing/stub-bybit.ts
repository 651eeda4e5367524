import { week } from '@rxtrade/core';
import { type Answer, Loopback } from './loopback.ts';
import { stubBars, stubIntervals, stubMarket } from './stub-market.ts';
import type { StubSettings } from './stub-settings.ts';

/**
 * Opens a server that answers as Bybit does when asked for bars: newest first, and the newest where there are too many. It
 * has no faults.
 */
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
