import { describe, expect, it } from 'vitest';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';

describe('futures of Binance', () => {
  const trades =
    'Uid|Time(UTC)|Symbol|Side|Position Side|Price|Quantity|Amount|Fee|Realized Profit|Buyer|Maker|Trade Id|Order Id';

  it('given hedge mode, then both sides of a contract are positions of their own', () => {
    const { transactions } = readRows([
      trades,
      '1|2025-01-06 11:00:00|BTCUSDT|BUY|LONG|80000|0.1|8000|3.2 USDT|0|true|false|7|70',
      '1|2025-01-06 11:00:01|BTCUSDT|SELL|SHORT|80000|0.1|8000|3.2 USDT|0|false|false|8|71',
    ]);
    expect(transactions).toMatchObject([
      { type: 'contract-fill', asset: 'BTCUSDT LONG', side: 'buy', price: '80000', currency: 'USDT', fee: '3.2' },
      { type: 'contract-fill', asset: 'BTCUSDT SHORT', side: 'sell' },
    ]);
  });

  it.each(['BTCUSD_PERP', 'BTCUSD_250328', 'ETHBTC'])('given the contract %s, then it is unread', (symbol) => {
    const line = `1|2025-01-06 11:00:00|${symbol}|BUY|BOTH|80000|1|8000|0.1 BTC|0|true|false|7|70`;
    expect(reasonsOf(readRows([trades, line]))[2]).toContain('no stablecoin');
  });

  it('given income, then funding is read, moves are told, and what fills tell is unread', () => {
    const result = readRows([
      'Date(UTC)|type|Amount|Asset|Symbol|Transaction ID',
      '2025-01-06 08:00:00|FUNDING_FEE|-0.8|USDT|BTCUSDT_250328|1',
      '2025-01-06 08:00:00|TRANSFER|100|USDT||2',
      '2025-01-06 09:00:00|REALIZED_PNL|1.5|USDT|BTCUSDT|3',
      '2025-01-06 09:00:00|COMMISSION|-0.02|USDT|BTCUSDT|3',
      '2025-01-06 10:00:00|FUNDING_FEE|0|USDT|BTCUSDT|4',
      '2025-01-06 10:00:00|INSURANCE_CLEAR|-5|USDT|BTCUSDT|5',
    ]);
    expect(result.transactions).toMatchObject([{ type: 'funding', total: '-0.8', currency: 'USDT' }]);
    expect(result.notices.map(({ line }) => line)).toEqual([3, 6]);
    expect(reasonsOf(result)).toMatchObject({
      4: expect.stringContaining('trade history of futures'),
      5: expect.stringContaining('trade history of futures'),
      7: expect.stringContaining('INSURANCE_CLEAR'),
    });
  });
});
