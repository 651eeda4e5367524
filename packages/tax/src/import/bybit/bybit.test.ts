import { describe, expect, it } from 'vitest';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';

const header =
  'Currency|Contract|Type|Direction|Quantity|Position|Filled Price|Funding|Fee Paid|Cash Flow|Change|Wallet Balance|Action|OrderId|TradeId|Time';
const at = '2025-01-06 11:00:00';

describe('bybit-account-log', () => {
  it.each([
    ['an option', `USDT|BTC-27MAR26-120000-C-USDT|TRADE|BUY|1|1|5|0|-0.03|-5|-5.03|9|OPEN|o|t|${at}`, /option/],
    ['an inverse contract', `ETH|ETHUSD|TRADE|SELL|1500|0|3000|0|-0.0002|-0.09|-0.0902|9|CLOSE|o|t|${at}`, /inverse/],
    ['its funding', `ETH|ETHUSD|SETTLEMENT|BUY|--|2000|--|0.00004|0|0|0.00004|9|SETTLEMENT|o|t|${at}`, /inverse/],
    ['one row of a spot trade', `USDT|CCCUSDT|TRADE|BUY|-20|0|2|0|-0.02|-20|-20.02|9|--|o|t|${at}`, /other row/],
    ['a conversion', `CCC||CURRENCY_SELL|--|10|0|0.5|0|-0.2|-9.8|-10|0|--|o|t|${at}`, /CURRENCY_SELL/],
    ['interest on a loan', `USDT||INTEREST|--|0|0|0|0|0|-0.004|-0.004|9|--|||${at}`, /INTEREST/],
    ['small balances', `USDT||--|--|0|0|0|0|0|1.8|1.8|9|--|||${at}`, /without a type/],
    ['nothing but dashes', `USDT||TRANSFER_IN|--|--|--|--|--|--|--|--|9|--|o|t|${at}`, /"change" is empty/],
    ['another type of a contract', `USDT|BTCUSDT|DELIVERY|BUY|1|1|5|0|-0.03|0|-0.03|9|CLOSE|o|t|${at}`, /DELIVERY/],
  ])('given %s, then it is unread with the reason', (_, row, reason) => {
    const result = readRows([header, row]);
    expect(result.transactions).toEqual([]);
    expect(reasonsOf(result)[2]).toMatch(reason);
  });

  it('given a liquidation, then it is a fill of that kind, and a rebate is a negative fee', () => {
    const { transactions } = readRows([
      header,
      `USDT|BTCUSDT|LIQUIDATION|SELL|0.1|0|60000|0|-3.3|-500|-503.3|9|CLOSE|o1|t1|${at}`,
      `USDC|BTCPERP|TRADE|BUY|0.1|0.1|60000|0|0.6|0|0.6|9|OPEN|o2|t2|${at}`,
      `USDT|ETHUSDT-27MAR26|TRADE|BUY|1|1|3000|0|-1|0|-1|9|OPEN|o3|t3|${at}`,
    ]);
    expect(transactions).toMatchObject([
      { asset: 'BTCPERP', currency: 'USDC', side: 'buy', fee: '-0.6' },
      { asset: 'BTCUSDT', kind: 'liquidation', side: 'sell', fee: '3.3' },
      { asset: 'ETHUSDT-27MAR26', currency: 'USDT' },
    ]);
  });

  it('given funding that came to nothing, then it is told and is no fact', () => {
    const { transactions, unread, notices } = readRows([
      header,
      `USDT|BTCUSDT|SETTLEMENT|BUY|--|1|--|0|0|0|0|9|SETTLEMENT|o|t|${at}`,
    ]);
    expect([transactions, unread, notices.map(({ reason }) => reason)]).toEqual([[], [], ['no funding was due']]);
  });
});

describe('the European log of Bybit', () => {
  const european = [
    'UID: 1|Company Name: |Country:',
    'Uid|Currency|Contract|Type|Direction|Quantity|Position|Filled Price|Funding|Fee Paid|Cash Flow|Change|Wallet Balance|Action|Time(UTC)',
  ];
  const row = (currency: string, contract: string, flow: string, fee: string, change: string, action = '--') =>
    `1|${currency}|${contract}|TRADE|BUY|1|0|100|0|${fee}|${flow}|${change}|9|${action}|${at}`;

  it('given two fills of one second without ids, then they are one trade', () => {
    const { transactions, unread } = readRows([
      ...european,
      row('BTC', 'BTCEUR', '0.01', '-0.00001', '0.00999'),
      row('EUR', 'BTCEUR', '-800', '0', '-800'),
      row('EUR', 'BTCEUR', '-400', '0', '-400'),
      row('BTC', 'BTCEUR', '0.005', '-0.000005', '0.004995'),
    ]);
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      { type: 'buy', quantity: '0.015', total: '1200', currency: 'EUR', fee: '0.000015', feeCurrency: 'BTC' },
    ]);
  });

  it('given two fills of a contract in one second, then each stands for itself', () => {
    const { transactions } = readRows([
      ...european,
      row('USDT', 'BTCUSDT', '0', '-0.1', '-0.1', 'OPEN'),
      row('USDT', 'BTCUSDT', '0', '-0.1', '-0.1', 'OPEN'),
    ]);
    expect(transactions.map(({ type }) => type)).toEqual(['contract-fill', 'contract-fill']);
  });

  it('given a coin that others are not known to be priced in, then the rows tell the pair', () => {
    expect(
      readRows([...european, row('SOL', 'SOLMNT', '2', '0', '2'), row('MNT', 'SOLMNT', '-200', '-0.1', '-200.1')])
        .transactions,
    ).toMatchObject([
      { type: 'buy', asset: 'SOL', total: '200', currency: 'MNT', fee: '0.1' },
      { type: 'sell', asset: 'MNT', quantity: '200.1' },
    ]);
    const odd = readRows([...european, row('SOL', 'BTCEUR', '2', '0', '2'), row('EUR', 'BTCEUR', '-9', '0', '-9')]);
    expect(reasonsOf(odd)[3]).toContain('"BTCEUR" is not');
  });

  it('given a row that lacks its other one, then all of that second are unread', () => {
    const result = readRows([
      ...european,
      row('BTC', 'BTCEUR', '0.01', '0', '0.01'),
      row('EUR', 'BTCEUR', '-800', '0', '-800'),
      row('BTC', 'BTCEUR', '0.005', '0', '0.005'),
    ]);
    expect(result.transactions).toEqual([]);
    expect(Object.keys(reasonsOf(result))).toEqual(['3', '4', '5']);
  });
});

it('given the log of the older derivatives account, then what was paid has the other sign', () => {
  const { transactions, unread } = readRows([
    'Time|Currency|Contract|Type|Direction|Quantity|Position|Filled Price|Funding|Fee Paid|Cash Flow|Change|Wallet Balance|Fee Rate|Trade ID|Order ID',
    '2022-01-10 10:00:00|USDT|BTCUSDT|trade|Open Short|2|2|100|0|0.11|0|-0.11|9|0.00055|x1|o1',
    '2022-01-10 16:00:00|USDT|BTCUSDT|funding|Open Short|2|2|108|0.0216|0|0|-0.0216|9|0.0001|x2|o2',
    '2022-01-11 10:00:00|USDT|BTCUSDT|trade|Close Short|2|0|90|0|0.1|20|19.9|9|0.00055|x3|o3',
    '2022-01-12 10:00:00|USDT||transferIn|--|0|0|0|0|0|50|50|9|--|x4|o4',
  ]);
  expect(unread).toEqual([]);
  expect(transactions).toMatchObject([
    { type: 'contract-fill', side: 'sell', fee: '0.11' },
    { type: 'funding', total: '-0.0216' },
    { type: 'contract-fill', side: 'buy', fee: '0.1' },
    { type: 'deposit', asset: 'USDT', quantity: '50' },
  ]);
});

it('given spot history that names the coin of the fee, then the fee is in it', () => {
  const { transactions } = readRows([
    'Spot Pairs|Order Type|Direction|feeCoin|ExecFeeV2|Filled Value|Filled Price|Filled Quantity|Fees|Transaction ID|Order No.|Timestamp (UTC)',
    'BTCEUR|MARKET|SELL|EUR|0.004|1.6|53000|0.00003|--|1|o1|08:22 2025-01-06',
    'ETHUSDT|LIMIT|BUY|MNT|0.5|100|50|2|--|2|o2|11:30 2025-01-11',
  ]);
  expect(transactions).toMatchObject([
    { type: 'sell', asset: 'BTC', fee: '0.004', feeCurrency: 'EUR' },
    { type: 'buy', asset: 'ETH', fee: '0.5', feeCurrency: 'MNT' },
    { type: 'sell', asset: 'USDT' },
  ]);
});

it('given spot history of before the unified account, then units beside amounts are read', () => {
  const { transactions } = readRows([
    'Filled Time (Local Time)|Spot Pairs|Order Type|Direction|Filled Value|Filled Price|Filled Quantity|Fees|Transaction ID|Order No.|Timestamp (UTC)',
    '2024-09-27 23:02:35|SOL/USDT|Market|Buy|100 USDT|100 USDT|1 SOL|0.002 SOL|7|8|2024-09-27 21:02:35',
  ]);
  expect(transactions).toMatchObject([
    { time: '2024-09-27T21:02:35Z', type: 'buy', asset: 'SOL', total: '100', fee: '0.002', feeCurrency: 'SOL' },
    { type: 'sell', asset: 'USDT' },
  ]);
});

it('given the funding account, then what came, left, was earned and moved is told apart', () => {
  const result = readRows([
    'UID: 1|Company Name: |Country: ',
    'Uid|Date & Time(UTC)|Coin|QTY|Type|Account Balance|Description',
    `1|${at}|USDT|-1300.000000|Withdraw|0|Withdrawal`,
    `1|${at}|USDC|500|Deposit|500|Deposit`,
    `1|${at}|EUR|17|Fiat|17|Deposit`,
    `1|${at}|BTC|1.0E-8|Earn|1|Easy Earn \u2016 Flexible Interest Distribution`,
    `1|${at}|SOL|3|Airdrop|3|Airdrop`,
    `1|${at}|BTC|0.002|Earn|1|Easy Earn \u2016 Flexible Redemption`,
    `1|${at}|USDT|13|Transfer in|13|Transfer from Unified Trading Account`,
    `1|${at}|BTC|-0.0004|Bybit Card|0|Purchase`,
    `1|${at}|MNT|5.5E-7|Convert|0|Small Balance Conversion`,
  ]);
  expect(result.transactions.map(({ type, asset }) => `${type} ${asset}`).sort()).toEqual([
    'deposit EUR',
    'deposit USDC',
    'income BTC',
    'income SOL',
    'withdrawal USDT',
  ]);
  expect(result.notices.map(({ line }) => line)).toEqual([8, 9]);
  expect(Object.keys(reasonsOf(result))).toEqual(['10', '11']);
});

describe('bybit-transfers', () => {
  it('given two withdrawals in one transaction of a chain, then both count', () => {
    const paid = (amount: string) => `1|2025-01-06 11:00:00|Withdraw|BTC|BTC|${amount}|x1|Completed|a`;
    const header = 'Uid|Date|Type|Asset|Chain|Amount|Tx ID|Status|Received Address';
    const { transactions, notices } = readRows([header, paid('0.5'), paid('0.2')]);
    expect(transactions.map(({ quantity }) => quantity).toSorted()).toEqual(['0.2', '0.5']);
    expect(notices).toEqual([]);
  });
});
