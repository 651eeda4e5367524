import { describe, expect, it } from 'vitest';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';

const header =
  'ID|Timestamp|Transaction Type|Asset|Quantity Transacted|Price Currency|Price at Transaction|Subtotal|Total (inclusive of fees and/or spread)|Fees and/or Spread|Notes';
const at = '2025-01-06 11:00:00 UTC';
const read = (...rows: readonly string[]) => readRows([header, ...rows]);

describe('purchases and sales of Coinbase', () => {
  it('given a market in a coin, then that coin is what was received, and both have the value shown', () => {
    const sale = `a|${at}|Advanced Trade Sell|SOL|-1|CAD|$210.00|-$210.00|-$209.79|$0.21|Sold 1 SOL for 149.85 USDC on SOL-USDC at 150 USDC/SOL`;
    expect(read(sale).transactions).toMatchObject([
      { type: 'buy', asset: 'USDC', quantity: '149.85', total: '209.79', currency: 'CAD', group: 'a' },
      { type: 'sell', asset: 'SOL', quantity: '1', total: '210', currency: 'CAD', fee: '0.21', group: 'a' },
    ]);
    const purchase = `b|${at}|Advanced Trade Buy|BTC|0.001|EUR|€50,000.00|€50.00|€50.25|€0.25|Bought 0.001 BTC for 52.6 USDC on BTC-USDC at 52,350 USDC/BTC`;
    expect(read(purchase).transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', total: '50', currency: 'EUR', fee: '0.25' },
      { type: 'sell', asset: 'USDC', quantity: '52.6', total: '50.25', currency: 'EUR' },
    ]);
  });

  it.each([
    ['money in the notes', 'Buy', '0.5', 'Bought 0.5 ETH for €912.50 EUR', 'buy'],
    ['a point behind them', 'Buy', '0.5', 'Bought 0.5 ETH for $ 912.50 EUR.', 'buy'],
    ['no notes', 'Buy', '0.5', '', 'buy'],
    ['notes of few words', 'Buy', '0.5', 'Bought 0.5 ETH', 'buy'],
    ['a market in money', 'Advance Trade Buy', '0.5', 'Bought 0.5 ETH for 912.5 EUR on ETH-EUR at 1800 EUR/ETH', 'buy'],
  ])('given %s, then money was paid', (_, type, quantity, notes, side) => {
    expect(
      read(`a|${at}|${type}|ETH|${quantity}|EUR|€1800|€900.00|€912.50|€12.50|${notes}`).transactions,
    ).toMatchObject([{ type: side, asset: 'ETH', quantity: '0.5', total: '900', currency: 'EUR', fee: '12.5' }]);
  });

  it.each([
    ['a market that is not named', 'Advanced Trade Sell|ZEC|-0.1|USD|$400|-$40.00|-$39.90|$0.10|', /export of fills/],
    ['another coin', 'Buy|ETH|1|USD|$400|$400.00|$401.00|$1.00|Bought 1 BTC for 401 USD', /another coin/],
    ['a sale that brings more than it was worth', 'Sell|SOL|-1|USD|$75|$75.00|$76.00|$1.00|', /do not come to/],
    ['a total that does not add up', 'Buy|SOL|1|USD|$75|$75.00|$80.00|$1.00|', /do not come to/],
    ['a purchase that takes coins away', 'Buy|SOL|-1|USD|$75|$75.00|$76.00|$1.00|', /"Buy" of -1/],
    ['a receipt that takes coins away', 'Receive|SOL|-1|USD|$75|$75.00|$75.00|$0.00|', /"Receive" of -1/],
    ['an income that takes coins away', 'Staking Income|SOL|-1|USD|$75|$75.00|$75.00|$0.00|', /of -1/],
    ['a new kind', 'Quantum Leap|MATIC|-1|USD|$1|$1.00|$1.00|$0.00|', /Quantum Leap/],
    ['a coin made another', 'Asset Migration|MATIC|-1|USD|$1|-$1.00|-$1.00|$0.00|', /makes one coin another/],
    ['the end of ETH2', 'Retail Eth2 Deprecation|ETH|0.5|USD|$10|$5.00|$5.00|$0.00|', /makes one coin another/],
    ['a type that may be income or a move', 'Staking|ETH|0.5|USD|$10|$5.00|$5.00|$0.00|', /"Staking" of 0.5/],
  ])('given %s, then it is unread with the reason', (_, row, reason) => {
    const result = read(`a|${at}|${row}`);
    expect(result.transactions).toEqual([]);
    expect(reasonsOf(result)[2]).toMatch(reason);
  });
});

describe('conversions of Coinbase', () => {
  it.each([
    ['what was given', 'Convert|BTC|-0.05|CAD|$43200|$2150.00|$2160.00|$10.00|Converted 0.05 BTC to 1.2 ETH'],
    ['what was received', 'Convert|ETH|1.2|CAD|$1791.67|$2150.00|$2160.00|$10.00|Converted 0.05 BTC to 1.2 ETH'],
  ])('given the row of %s, then the fee is between what was given and what came', (_, row) => {
    expect(read(`c|${at}|${row}`).transactions).toMatchObject([
      { type: 'buy', asset: 'ETH', quantity: '1.2', total: '2150', currency: 'CAD', group: 'c' },
      { type: 'sell', asset: 'BTC', quantity: '0.05', total: '2160', fee: '10', feeCurrency: 'CAD', group: 'c' },
    ]);
  });

  it.each([
    ['more', '', '€340.00|€350.00|'],
    ['less', '', '€350.00|€340.00|'],
    ['more', ' and a fee', '€340.00|€350.00|€10.00'],
    ['less', ' and a negative fee', '€350.00|€340.00|-€10.00'],
  ])('given a total that is %s than the subtotal%s, then what came is worth the smaller', (_, __, sums) => {
    expect(read(`c|${at}|Convert|BTC|0.004|EUR|€87500|${sums}|Converted 0.004 BTC to 156 XRP`)).toMatchObject({
      transactions: [
        { type: 'buy', asset: 'XRP', total: '340' },
        { type: 'sell', asset: 'BTC', total: '350', fee: '10' },
      ],
      unread: [],
    });
  });

  it('given a fee that is not the difference, then it is unread', () => {
    const row = `c|${at}|Convert|BTC|0.004|EUR|€87500|€350.00|€340.00|-€11.00|Converted 0.004 BTC to 156 XRP`;
    expect(reasonsOf(read(row))[2]).toMatch(/do not come to/);
  });

  it('given a row for each coin under one id, then they are one conversion, in either order', () => {
    const rows = [
      `c|${at}|Convert|BTC|0.001|USD|$90000|$90.00|$92.50|$2.50|`,
      `c|${at}|Convert|USDC|-92.5|USD|$1.00|$92.50|$92.50|$0.00|`,
    ];
    for (const lines of [rows, rows.toReversed()])
      expect(read(...lines).transactions).toMatchObject([
        { type: 'buy', asset: 'BTC', quantity: '0.001', total: '90', currency: 'USD' },
        { type: 'sell', asset: 'USDC', quantity: '92.5', total: '92.5', fee: '2.5' },
      ]);
  });

  it('given one row of the two, or four of one second, then they are unread', () => {
    const out = (id: string, coin: string) => `${id}|${at}|Convert|${coin}|-0.001|USD|$90000|$90.00|$90.00|$0.00|`;
    const come = (id: string, coin: string) => `${id}|${at}|Convert|${coin}|0.001|USD|$90000|$90.00|$90.00|$0.00|`;
    expect(reasonsOf(read(out('a', 'BTC')))[2]).toContain('what it was converted to');
    const four = read(out('a', 'BTC'), come('a', 'ETH'), out('b', 'SOL'), come('b', 'ADA'));
    expect(four.transactions).toEqual([]);
    expect(Object.keys(reasonsOf(four))).toEqual(['2', '3', '4', '5']);
  });
});

describe('what else Coinbase tells', () => {
  it.each([
    ['Learning Reward', '5', 'income', 'reward'],
    ['Rewards Income', '5', 'income', 'reward'],
    ['Inflation Reward', '5', 'income', 'staking'],
    ['Subscription Rebates (24 Hours)', '5', 'income', 'rebate'],
    ['Card Spend', '-5', 'spend', undefined],
    ['Donation', '-5', 'donate', undefined],
  ])('given %s, then it has its value', (type, quantity, expected, kind) => {
    expect(read(`a|${at}|${type}|GRT|${quantity}|EUR|€0.15|€0.75|€0.75|€0.00|`).transactions).toMatchObject([
      { type: expected, quantity: '5', total: '0.75', currency: 'EUR', ...(kind !== undefined && { kind }) },
    ]);
  });

  it.each([
    ['Send', '-1', 'withdrawal'],
    ['Send', '1', 'withdrawal'],
    ['Exchange Deposit', '-1', 'withdrawal'],
    ['Pro Deposit', '1', 'withdrawal'],
    ['Exchange Withdrawal', '1', 'deposit'],
    ['Receive', '1', 'deposit'],
  ])('given %s of %s, then it is a %s', (type, quantity, expected) => {
    expect(read(`a|${at}|${type}|BTC|${quantity}|EUR|||||`).transactions).toMatchObject([
      { type: expected, quantity: '1' },
    ]);
  });

  it('given coins that the notes say were earned, then they are income', () => {
    const row = (from: string) =>
      `${from}|${at}|Receive|XLM|8|EUR|€0.1|€0.80|€0.80|€0|Received 8 XLM from Coinbase ${from}`;
    expect(
      read(row('Earn'), row('Rewards'), row('Wallet'))
        .transactions.map(({ type }) => type)
        .sort(),
    ).toEqual(['deposit', 'income', 'income']);
  });

  it.each([
    ['a price', '$0.48', '0.00001008'],
    ['no price', '', undefined],
  ])('given coins worth less than a cent and %s, then they are worth that', (_, price, total) => {
    const { transactions } = read(`a|${at}|Reward Income|ADA|0.000021|CAD|${price}|$0.00|$0.00|$0.00|`);
    expect(transactions).toHaveLength(1);
    expect(transactions[0]?.['total']).toBe(total);
  });

  it('given a move between staking and the account, then nothing happens', () => {
    const row = (quantity: string) =>
      `${quantity}|${at}|Retail Staking Transfer|SOL|${quantity}|EUR|€19|€19|€19|€0.00|`;
    const { transactions, unread, notices } = read(row('1'), row('-1'));
    expect([transactions, unread]).toEqual([[], []]);
    expect(notices).toHaveLength(2);
  });

  it('given both rows of a conversion with fees of their own, then both coins have one worth', () => {
    const notes = 'Converted 40 XLM to 80 DOGE';
    const { transactions, unread } = read(
      `a|${at}|Convert|XLM|-40|EUR|€0.15|€5.85|€6.00|€0.15|${notes}`,
      `b|${at}|Convert|DOGE|80|EUR|€0.0751|€6.01|€6.00|-€0.01|${notes}`,
    );
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      { type: 'buy', asset: 'DOGE', total: '6' },
      { type: 'sell', asset: 'XLM', total: '6.15', fee: '0.15' },
    ]);
  });

  it('given earned coins without a value, then a rate has to say it', () => {
    const { transactions } = read(`a|${at}|Receive|BTC|0.001|CZK|240000||||Received 0.001 BTC from Coinbase Referral`);
    expect(transactions).toMatchObject([{ type: 'income', kind: 'reward' }]);
    expect(transactions[0]).not.toHaveProperty('total');
  });

  it('given a subscription, then no coin moves', () => {
    expect(read(`a|${at}|Subscription|EUR|-5|EUR|€1|-€5.00|-€5.00|€0|`).notices).toMatchObject([{ line: 2 }]);
    expect(read(`a|${at}|Subscription|BTC|-5|EUR|€1|-€5.00|-€5.00|€0|`).unread).toMatchObject([{ line: 2 }]);
  });

  it('given both rows of a conversion under one sentence, then it counts once', () => {
    const notes = 'Converted 0.05 BTC to 1.2 ETH';
    const { transactions, unread } = read(
      `a|${at}|Convert|BTC|-0.05|CAD|$43200|-$2160.00|-$2160.00|$0.00|${notes}`,
      `b|${at}|Convert|ETH|1.2|CAD|$1791.67|$2150.00|$2160.00|$10.00|${notes}`,
    );
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      { type: 'buy', asset: 'ETH', total: '2150' },
      { type: 'sell', asset: 'BTC', total: '2160', fee: '10' },
    ]);
  });

  it('given the oldest layout, then the money is in the names of its columns', () => {
    const { transactions, unread } = readRows([
      'Transactions',
      'User|Somebody|1',
      'Timestamp|Transaction Type|Asset|Quantity Transacted|EUR Spot Price at Transaction|EUR Subtotal|EUR Total (inclusive of fees)|EUR Fees|Notes',
      '2020-03-09T05:17:11Z|Sell|BTC|0.5|6831.48|3415.74|3400.00|15.74|Sold 0.5 BTC for €3,400.00 EUR',
    ]);
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([{ type: 'sell', total: '3415.74', currency: 'EUR', fee: '15.74' }]);
  });
});

describe('fills and statements of Coinbase Pro and Advanced', () => {
  const fills = [
    'portfolio|trade id|product|side|created at|size|size unit|price|fee|total|price/fee/total unit',
    'default|7|BTC-EUR|BUY|2025-01-06T11:00:00.120Z|0.01|BTC|80000|4.8|-804.8|EUR',
    'default|7|BTC-USDC|SELL|2025-01-06T11:00:00.120Z|0.01|BTC|80000|4.8|795.2|USDC',
  ];
  const statement = [
    'portfolio|type|time|amount|balance|amount/balance unit|transfer id|trade id|order id',
    'default|deposit|2025-01-05T11:00:00.000Z|1000|1000|EUR|d1||',
    'default|match|2025-01-06T11:00:00.130Z|0.01|0.01|BTC||7|o1',
    'default|match|2025-01-06T11:00:00.130Z|-800|200|EUR||7|o1',
    'default|fee|2025-01-06T11:00:00.130Z|-4.8|195.2|EUR||7|o1',
    'default|rebate|2025-01-06T12:00:00.130Z|1|196.2|EUR|||',
    'default|match|2025-01-06T13:00:00.130Z|-80|115|EUR||8|o2',
  ];

  it('given one id on two markets, then both fills are there, each without its fee in the total', () => {
    expect(readRows(fills).transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', total: '800', currency: 'EUR', fee: '4.8', externalId: 'BTC-EUR 7' },
      { type: 'buy', asset: 'USDC', quantity: '795.2', externalId: 'BTC-USDC 7' },
      { type: 'sell', asset: 'BTC', total: '800', currency: 'USDC', fee: '4.8' },
    ]);
  });

  it('given a statement, then its trades have the references of fills, and a leg alone is unread', () => {
    const result = readRows(statement);
    expect(result.transactions).toMatchObject([
      { type: 'deposit', asset: 'EUR', externalId: 'd1' },
      { type: 'buy', asset: 'BTC', total: '800', fee: '4.8', externalId: 'BTC-EUR 7' },
    ]);
    expect(Object.keys(reasonsOf(result))).toEqual(['6', '7']);
  });

  it.each([
    ['an unknown side', 'BTC-EUR|HOLD|2025-01-06T11:00:00.120Z|0.01|BTC|80000|4.8|-804.8|EUR', /neither BUY nor SELL/],
    ['other units', 'BTC-EUR|BUY|2025-01-06T11:00:00.120Z|0.01|ETH|80000|4.8|-804.8|EUR', /units/],
    ['a total of something else', 'BTC-EUR|BUY|2025-01-06T11:00:00.120Z|0.01|BTC|80000|4.8|-904.8|EUR', /come to/],
    ['a contract', 'BTC-PERP-INTX|BUY|2025-01-06T11:00:00.120Z|0.01|BTC|80000|4.8|-804.8|USDC', /not a market/],
  ])('given %s, then the fill is unread', (_, row, reason) => {
    expect(reasonsOf(readRows([fills[0] ?? '', `default|9|${row}`]))[2]).toMatch(reason);
  });
});
