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

describe('headers of Binance in other languages', () => {
  it.each([
    ['Spanish', 'ID de usuario|Tiempo|Cuenta|Operación|Moneda|Cambio|Observación'],
    ['French', 'Identifiant utilisateur|Durée|Compte|Opération|Jeton|Change|Remarque'],
  ])('given a statement in %s, then it is read', (_, columns) => {
    const lines = [
      columns,
      '1|25-01-06 11:00:00|Spot|Transaction Buy|BTC|0.01|',
      '1|25-01-06 11:00:00|Spot|Transaction Spend|EUR|-800|',
      '1|25-01-06 12:00:00|Spot|Deposit|ETH|1|',
    ];
    expect(readRows(lines, { file: 'x(UTC+1).csv' })).toMatchObject({
      transactions: [
        { type: 'buy', asset: 'BTC', total: '800', time: '2025-01-06T10:00:00Z' },
        { type: 'deposit', asset: 'ETH' },
      ],
      unread: [],
    });
  });

  it('given trades in Spanish, then they are read', () => {
    const lines = [
      'Tiempo|Par|Lado|Precio|Ejecutado|Cantidad|Tarifa',
      '25-01-06 11:00:00|BTCEUR|BUY|80000|0.01BTC|800EUR|0.001BNB',
    ];
    expect(readRows(lines, { zone: 'UTC' }).transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', quantity: '0.01', total: '800', fee: '0.001', feeCurrency: 'BNB' },
    ]);
  });
});

describe('spot trades of Binance', () => {
  it('given rows that end in empty cells without a name, then they are read', () => {
    const text = [
      'Time,Pair,Side,Price,Executed,Amount,Fee',
      '2025-01-06 11:00:00,BTCEUR,BUY,80000,0.01BTC,800EUR,0.8EUR,,,',
      '2025-01-06 12:00:00,BTCEUR,SELL,81000,0.01BTC,810EUR,0.8EUR,,,',
      '2025-01-06 13:00:00,BTCEUR,SELL,81000,0.01BTC,1,810EUR,0.8EUR,,',
    ].join('\r\n');
    const { transactions, unread } = importFiles([{ name: 'a(UTC+9).csv', text }]);
    expect(transactions).toMatchObject([{ type: 'buy' }, { type: 'sell' }]);
    expect(unread).toMatchObject([{ line: 4, reason: expect.stringContaining('10 cells') }]);
  });

  it('given the layout of the report, whose coins have columns of their own, then it is read', () => {
    const lines = [
      'Date(UTC)|Pair|Base Asset|Quote Asset|Type|Price|Amount|Total|Fee|Fee Coin',
      '2025-01-06 11:00:00|BTC/USDT|BTC|USDT|SELL|80000|0.01|800|0.001|BNB',
    ];
    expect(readRows(lines).transactions).toMatchObject([
      { type: 'buy', asset: 'USDT', quantity: '800' },
      { type: 'sell', asset: 'BTC', quantity: '0.01', total: '800', fee: '0.001', feeCurrency: 'BNB' },
    ]);
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

  it('given one alone, then its reference is that of the chain', () => {
    expect(readRows([columns, paid('2025-01-06 11:00:00', '0.5', 'a')]).transactions).toMatchObject([
      { externalId: 'x1' },
    ]);
  });

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
