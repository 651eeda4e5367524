import { describe, expect, it } from 'vitest';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';

const header = 'User_ID|UTC_Time|Account|Operation|Coin|Change|Remark';
const row = (operation: string, coin: string, change: string, { account = 'Spot', second = '00' } = {}) =>
  `1|2025-01-06 11:00:${second}|${account}|${operation}|${coin}|${change}|`;
const read = (...rows: readonly string[]) => readRows([header, ...rows]);

describe('conversions in a statement of Binance', () => {
  const leg = (operation: string, coin: string, change: string, { second = '00', remark = '' } = {}) =>
    `${row(operation, coin, change, { second })}${remark}`;
  const dust = 'Small Assets Exchange BNB';
  const fiat = 'Buy Crypto With Fiat';
  const convert = 'Binance Convert';

  it('given dust of several coins in one second, then the remarks tell what each came to', () => {
    const { transactions, unread } = read(
      leg(dust, 'TRX', '-37', { remark: 'TRX to BNB' }),
      leg(dust, 'ADA', '-0.8', { remark: 'ADA to BNB' }),
      leg(dust, 'BNB', '0.0005', { remark: 'ADA to BNB' }),
      leg(dust, 'BNB', '0.013', { remark: 'TRX to BNB' }),
    );
    expect(unread).toEqual([]);
    expect(transactions.filter(({ type }) => type === 'sell')).toMatchObject([
      { asset: 'ADA', quantity: '0.8', total: '0.0005', currency: 'BNB' },
      { asset: 'TRX', quantity: '37', total: '0.013', currency: 'BNB' },
    ]);
  });

  it.each([
    ['a second apart', convert, '', '01'],
    ['some seconds apart with one remark', fiat, 'Wallet/N1', '05'],
  ])('given legs %s, then they are one trade, at the first of them', (_, operation, remark, second) => {
    const legs = [leg(operation, 'BTC', '0.01', { second, remark }), leg(operation, 'EUR', '-800', { remark })];
    for (const lines of [legs, legs.toReversed()])
      expect(read(...lines)).toMatchObject({
        transactions: [{ type: 'buy', asset: 'BTC', total: '800', currency: 'EUR', time: '2025-01-06T11:00:00Z' }],
        unread: [],
      });
  });

  it('given two conversions of neighbouring seconds that are whole, then they stay two', () => {
    const { transactions } = read(
      leg(convert, 'BTC', '0.01'),
      leg(convert, 'EUR', '-800'),
      leg(convert, 'BTC', '-0.01', { second: '01' }),
      leg(convert, 'EUR', '801', { second: '01' }),
    );
    expect(transactions.map(({ type, total }) => [type, total])).toEqual([
      ['buy', '800'],
      ['sell', '801'],
    ]);
  });

  it('given legs that may be of either of two conversions, then all are unread', () => {
    const result = read(
      leg(convert, 'BNB', '1'),
      leg(convert, 'EUR', '-500', { second: '01' }),
      leg(convert, 'BTC', '0.01', { second: '01' }),
      leg(convert, 'EUR', '-800', { second: '02' }),
    );
    expect(result.transactions).toEqual([]);
    expect(Object.keys(reasonsOf(result))).toEqual(['2', '3', '4', '5']);
  });

  it('given legs too far apart, then they are unread', () => {
    const result = read(leg(convert, 'BTC', '0.01', { second: '05' }), leg(convert, 'EUR', '-800'));
    expect(Object.values(reasonsOf(result))).toEqual(Array(2).fill(expect.stringContaining('part of one')));
  });

  it('given remarks that tell nothing of the other leg, then they part nothing', () => {
    const { transactions } = read(leg(convert, 'BTC', '0.01', { remark: 'odd' }), leg(convert, 'EUR', '-800'));
    expect(transactions).toMatchObject([{ type: 'buy', asset: 'BTC', total: '800' }]);
  });

  it('given an order and a conversion of one second, then each is a trade, and the fee is of the order', () => {
    const { transactions, unread } = read(
      leg(convert, 'ETH', '0.5'),
      leg(convert, 'EUR', '-1500'),
      leg('Transaction Buy', 'BTC', '0.01'),
      leg('Transaction Spend', 'EUR', '-800'),
      leg('Transaction Fee', 'BNB', '-0.001'),
    );
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      { asset: 'BTC', total: '800', fee: '0.001', feeCurrency: 'BNB' },
      { asset: 'ETH', total: '1500' },
    ]);
    expect(transactions[1]).not.toHaveProperty('fee');
  });

  it('given a fee that BNB was taken for instead, then BNB is the fee', () => {
    const { transactions } = read(
      leg('Transaction Buy', 'BTC', '0.01'),
      leg('Transaction Spend', 'EUR', '-800'),
      leg('Transaction Fee', 'BTC', '-0.00001'),
      leg('BNB Fee Deduction', 'BTC', '0.00001'),
      leg('BNB Fee Deduction', 'BNB', '-0.001'),
    );
    expect(transactions).toMatchObject([{ quantity: '0.01', fee: '0.001', feeCurrency: 'BNB' }]);
  });

  it('given a time that cannot be read, then that leg and the other are unread', () => {
    const result = read(
      leg(convert, 'BTC', '0.01').replace('2025', 'soon'),
      leg(convert, 'EUR', '-800', { second: '01' }),
    );
    expect(Object.keys(reasonsOf(result))).toEqual(['2', '3']);
  });
});
