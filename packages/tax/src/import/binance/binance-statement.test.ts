import { describe, expect, it } from 'vitest';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';

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
    ['Transaction Sold', 'Transaction Revenue', 'BNB Fee Deduction'],
    ['Binance Convert', 'Binance Convert', 'Fee'],
    ['Small Assets Exchange BNB', 'Small Assets Exchange BNB', 'Fee'],
    ['Auto-Invest Transaction', 'Auto-Invest Transaction', 'Fee'],
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
    ['Launchpool Airdrop - User Claim Distribution', 'airdrop'],
    ['Simple Earn Flexible realTimeApr Interest', 'interest'],
    ['Referrer Commission', 'reward'],
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
    ['Buy Crypto With Fiat', 'BUSD', '479', /paid for outside/],
    ['BNB Fee Deduction', 'BNB', '-0.001', /a fee of what is not told/],
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
    'Inter-Wallet Transfer',
    'Copy Portfolio (Spot) - Create',
    'Launchpool Redemption',
  ])('given %s, then it is a move within Binance', (operation) => {
    const { transactions, unread, notices } = read(row(operation, 'USDT', '-5'));
    expect([transactions, unread, notices.length]).toEqual([[], [], 1]);
  });
});
