import { describe, expect, it } from 'vitest';
import { importFiles } from '../index.ts';
import { csvOf, readRows, reasonsOf } from '../read-rows.fixture.ts';

const header = 'User_ID|UTC_Time|Account|Operation|Coin|Change|Remark';
const row = (operation: string, coin: string, change: string, { account = 'Spot', second = '00' } = {}) =>
  `1|2025-01-06 11:00:${second}|${account}|${operation}|${coin}|${change}|`;
const read = (...rows: readonly string[]) => readRows([header, ...rows]);

describe('binance-statement', () => {
  it('given one order filled many times in a second, then it is one trade', () => {
    const { transactions, unread } = read(
      row('Transaction Buy', 'BTC', '0.1'),
      row('Transaction Spend', 'USDT', '-8000'),
      row('Transaction Fee', 'BNB', '-0.01'),
      row('Transaction Buy', 'BTC', '0.05'),
      row('Transaction Spend', 'USDT', '-4000'),
      row('Transaction Fee', 'BNB', '-0.005'),
    );
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', quantity: '0.15', total: '12000', fee: '0.015', feeCurrency: 'BNB' },
      { type: 'sell', asset: 'USDT', quantity: '12000' },
    ]);
  });

  it('given money from a card and what it bought, then the money is a deposit and the rest a trade', () => {
    const { transactions, unread } = read(
      row('Buy Crypto', 'CZK', '1500', { second: '01' }),
      row('Buy Crypto', 'CZK', '-1500', { second: '03' }),
      row('Buy Crypto', 'ETH', '0.02', { second: '03' }),
    );
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      { type: 'deposit', asset: 'CZK', quantity: '1500' },
      { type: 'buy', asset: 'ETH', total: '1500', currency: 'CZK' },
    ]);
  });

  it('given receipts for what is saved, then they are no coins, and Lido is one', () => {
    const { transactions, notices } = read(
      row('Savings distribution', 'LDBTC', '0.01'),
      row('Savings distribution', 'BTC', '-0.01'),
      row('Simple Earn Flexible Subscription', 'LDUSDT', '236'),
      row('Simple Earn Flexible Interest', 'LDO', '0.1'),
    );
    expect(transactions).toMatchObject([{ type: 'income', asset: 'LDO' }]);
    expect(notices.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('given a purchase and a sale in one second, then they are unread and not netted', () => {
    const result = read(
      row('Buy', 'BTC', '0.1'),
      row('Buy', 'USDT', '-8000'),
      row('Sell', 'BTC', '-0.05'),
      row('Sell', 'USDT', '4000'),
    );
    expect(result.transactions).toEqual([]);
    expect(Object.values(reasonsOf(result))).toEqual(Array(4).fill(expect.stringContaining('more than one trade')));
  });

  it.each([
    ['Buy', 'Buy', 'Fee'],
    ['Transaction Related', 'Buy', 'Fee'],
    ['Transaction Spend', 'Transaction Buy', 'Transaction Fee'],
    ['Binance Convert', 'Binance Convert', 'Fee'],
    ['Small Assets Exchange BNB', 'Small Assets Exchange BNB', 'Fee'],
  ])('given rows named %s and %s, then their signs tell the sides', (out, come, fee) => {
    expect(
      read(row(out, 'EUR', '-800'), row(come, 'BTC', '0.01'), row(fee, 'BTC', '-0.00001')).transactions,
    ).toMatchObject([{ type: 'buy', asset: 'BTC', quantity: '0.01', total: '800', currency: 'EUR', fee: '0.00001' }]);
  });

  it.each([
    ['Commission History', 'reward'],
    ['Referral Kickback', 'reward'],
    ['Cash Voucher Distribution', 'reward'],
    ['BNB Vault Rewards', 'interest'],
    ['Simple Earn Locked Rewards', 'interest'],
    ['ETH 2.0 Staking Rewards', 'staking'],
    ['Distribution', 'airdrop'],
    ['Launchpool Interest', 'airdrop'],
  ])('given %s, then it is income (%s)', (operation, kind) => {
    expect(read(row(operation, 'BNB', '4.38E-06')).transactions).toMatchObject([
      { type: 'income', kind, quantity: '0.00000438' },
    ]);
  });

  it.each([
    ['Token Swap - Distribution', 'POL', '10', /law sees differently/],
    ['Token Swap - Redenomination/Rebranding', 'LEND', '-10', /law sees differently/],
    ['Launchpad Token Distribution', 'SUI', '10', /law sees differently/],
    ['ETH 2.0 Staking', 'BETH', '0.036', /law sees differently/],
    ['P2P Trading', 'USDT', '100', /paid for outside/],
    ['Buy Crypto', 'BUSD', '479', /paid for outside/],
    ['Savings distribution', 'BTC', '0.01', /interest or what was saved/],
    ['Isolated Margin Loan', 'USDT', '100', /borrowed/],
    ['Distribution', 'BNB', '-1', /not one that is known/],
    ['ABC', 'ETH', '-15', /not one that is known/],
  ])('given %s, then it is unread with the reason', (operation, coin, change, reason) => {
    const result = read(row(operation, coin, change));
    expect(result.transactions).toEqual([]);
    expect(reasonsOf(result)[2]).toMatch(reason);
  });

  it.each([
    ['Funding Fee', /which contract/],
    ['Realized Profit and Loss', /whose fills/],
    ['Fee', /whose fills/],
  ])('given %s of futures, then it is unread and sends to the file that has it', (operation, reason) => {
    const line = row(operation, 'USDT', '-0.5', { account: 'USD-MFutures' });
    expect(reasonsOf(read(line, row('Deposit', 'BTC', '1')))).toEqual({ 2: expect.stringMatching(reason) });
  });

  it.each([
    'POS savings purchase',
    'Staking Redemption',
    'Simple Earn Flexible Subscription',
    'Transfer Between Main and Funding Wallet',
    'Transfer Between Spot Account and UM Futures Account',
  ])('given %s, then it is a move within Binance', (operation) => {
    const { transactions, unread, notices } = read(row(operation, 'USDT', '-5'));
    expect([transactions, unread, notices.length]).toEqual([[], [], 1]);
  });
});

describe('times of Binance', () => {
  const newer = ['User ID|Time|Account|Operation|Coin|Change|Remark', '1|25-01-06 02:00:00|Spot|Deposit|BTC|0.1|'];

  it.each([
    ['Binance-Transaction-History-202603230400(UTC--6)_ab.csv', '2025-01-06T08:00:00Z'],
    ['Binance-Transaction-History-202604201017(UTC+7).csv', '2025-01-05T19:00:00Z'],
    ['Binance-Transaction-History-202604201017(UTC+5:30).csv', '2025-01-05T20:30:00Z'],
    ['Binance-Transaction-History-202604201017(UTC).csv', '2025-01-06T02:00:00Z'],
  ])('given the name %s, then it tells the zone', (file, time) => {
    expect(readRows(newer, { file }).transactions).toMatchObject([{ time }]);
  });

  it('given a name that tells no zone, then --zone does, and without it the row is unread', () => {
    expect(reasonsOf(readRows(newer))[2]).toContain('into the name of the file');
    expect(readRows(newer, { zone: 'Asia/Tokyo' }).transactions).toMatchObject([{ time: '2025-01-05T17:00:00Z' }]);
  });

  it.each([
    ['Date(UTC+0)', '2025-01-06T02:00:00Z'],
    ['Date(UTC+8)', '2025-01-05T18:00:00Z'],
    ['Date(UTC)', '2025-01-06T02:00:00Z'],
  ])('given the column %s, then it tells the zone, whatever --zone says', (column, time) => {
    const lines = [
      `${column}|Coin|Network|Amount|Fee|Address|TXID|Status`,
      '25-01-06 02:00:00|BTC|BTC|0.02|0.0001|a|x|Completed',
    ];
    expect(readRows(lines, { zone: 'Asia/Tokyo' }).transactions).toMatchObject([{ time, type: 'withdrawal' }]);
  });
});

describe('deposits and withdrawals in the oldest layout of Binance', () => {
  const lines = [
    'Date(UTC)|Coin|Amount|TransactionFee|Address|TXID|SourceAddress|PaymentID|Status',
    '2021-02-03 04:05:06|BTC|0.5|0.0005|bc1|x1|||Completed',
  ];

  it.each([
    ['Withdrawal History.csv', 'withdrawal'],
    ['deposits-2021.csv', 'deposit'],
  ])('given the name %s, then the rows are of a %s', (file, type) => {
    expect(readRows(lines, { file }).transactions).toMatchObject([{ type, quantity: '0.5', fee: '0.0005' }]);
  });

  it('given another name, then nobody guesses', () => {
    expect(reasonsOf(readRows(lines))[2]).toContain('name the file by what they are');
  });
});

describe('withdrawals that Binance paid in one transaction of a chain', () => {
  const columns = 'Date(UTC)|Coin|Network|Amount|Fee|Address|TXID|Status';
  const paid = (time: string, amount: string, address: string) =>
    `${time}|ETH|ETH|${amount}|0.001|${address}|x1|Completed`;

  it('given two, by amount or by address, then both count', () => {
    const rows = [
      paid('2025-01-06 11:00:00', '0.5', 'a'),
      paid('2025-01-06 11:00:40', '0.2', 'a'),
      paid('2025-01-06 11:00:40', '0.2', 'b'),
    ];
    const { transactions, notices } = readRows([columns, ...rows]);
    expect(transactions.map(({ quantity }) => quantity).toSorted()).toEqual(['0.2', '0.2', '0.5']);
    expect(new Set(transactions.map(({ externalId }) => externalId)).size).toBe(3);
    expect(notices).toEqual([]);
  });

  it('given one withdrawal in exports of two time zones, then it counts once', () => {
    const exportOf = (zone: string, time: string) => [columns.replace('UTC', zone), paid(time, '0.50', 'a')];
    const files = [exportOf('UTC', '2025-01-06 11:00:00'), exportOf('UTC+2', '2025-01-06 13:00:00')];
    const { transactions, notices } = importFiles(
      files.map((lines, at) => ({ name: `${at}.csv`, text: csvOf(lines) })),
    );
    expect(transactions).toMatchObject([{ quantity: '0.5', time: '2025-01-06T11:00:00Z' }]);
    expect(notices).toHaveLength(1);
  });
});

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

describe('amounts with their unit', () => {
  it.each([
    ['0.05BTC', '0.05', 'BTC'],
    ['1,234.5USDT', '1234.5', 'USDT'],
    ['100 1INCH', '100', '1INCH'],
    ['1001INCH', '100', '1INCH'],
    ['51MBABYDOGE', '5', '1MBABYDOGE'],
    ['201000SATS', '20', '1000SATS'],
  ])('given %s, then it is %s of %s', (text, quantity, asset) => {
    const lines = [
      'Date(UTC)|Pair|Side|Price|Executed|Amount|Fee',
      `2025-01-06 11:00:00|X|BUY|1|${text}|10EUR|0.01BNB`,
    ];
    expect(readRows(lines).transactions).toMatchObject([{ quantity, asset, total: '10' }]);
  });
});
