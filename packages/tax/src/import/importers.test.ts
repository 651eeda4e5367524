import { describe, expect, it } from 'vitest';
import { describeImporter, type ImporterSuite } from '../testing/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { importerNamed, importFiles } from './index.ts';

const split = (line: string) => line.split('|');
const suite = (kindColumn: string, header: string, ...rows: readonly string[]): ImporterSuite => ({
  header: split(header),
  rows: rows.map(split),
  kindColumn,
});

/** Columns as venues write them; every row is made up. */
const suites: Readonly<Record<string, ImporterSuite>> = {
  'kraken-ledgers': suite(
    'type',
    'txid|refid|time|type|subtype|aclass|asset|wallet|amount|fee|balance',
    'L1|D1|2025-01-05 10:00:00|deposit||currency|ZEUR|spot / main|1000.0|0|1000.0',
    'L2|T1|2025-01-06 11:00:00|trade|tradespot|currency|ZEUR|spot / main|-500.0|1.3|498.7',
    'L3|T1|2025-01-06 11:00:00|trade|tradespot|currency|XXBT|spot / main|0.006|0|0.006',
    'L4|T2|2025-01-07 11:00:00|trade|tradespot|currency|XXBT|spot / main|-0.002|0|0.004',
    'L5|T2|2025-01-07 11:00:00|trade|tradespot|currency|XETH|spot / main|0.05|0.0001|0.0499',
  ),
  'kraken-trades': suite(
    'type',
    'txid|ordertxid|pair|time|type|ordertype|price|cost|fee|vol|margin|misc|ledgers',
    'T1|O1|XXBTZEUR|2025-01-06 11:00:00.1234|buy|limit|80000|800|1.2|0.01|0||L1,L2',
    'T2|O2|ADA/USD|2025-01-07 11:00:00.5|sell|market|0.5|50|0.1|100|0||L3,L4',
  ),
  'binance-trades': suite(
    'Side',
    'Date(UTC)|Pair|Side|Price|Executed|Amount|Fee',
    '2025-01-06 11:00:00|BTCUSDT|BUY|80,000|0.01BTC|800USDT|0.001BNB',
    '2025-01-07 11:00:00|ETHEUR|SELL|3,000|1.5ETH|4,500EUR|4.5EUR',
  ),
  'binance-statement': suite(
    'Operation',
    'User_ID|UTC_Time|Account|Operation|Coin|Change|Remark',
    '1|2025-01-06 11:00:00|Spot|Transaction Buy|BTC|0.01|',
    '1|2025-01-06 11:00:00|Spot|Transaction Spend|USDT|-800|',
    '1|2025-01-06 11:00:00|Spot|Transaction Fee|BNB|-0.001|',
    '1|2025-01-07 09:00:00|Spot|Deposit|ETH|2|',
    '1|2025-01-08 09:00:00|Earn|Simple Earn Flexible Interest|ETH|0.0001|',
  ),
  'binance-withdrawals': suite(
    'Status',
    'Date(UTC+0)|Coin|Network|Amount|Fee|Address|TXID|Status',
    '2025-01-06 11:00:00|BTC|BTC|0.01|0.0001|bc1|x1|Completed',
    '2025-01-07 11:00:00|ETH|ETH|1|0.001|0x1|x2|Completed',
  ),
  'binance-deposits': suite(
    'Status',
    'Date(UTC+0)|Coin|Network|Amount|Address|TXID|Status',
    '2025-01-06 11:00:00|BTC|BTC|0.01|bc1|x1|Completed',
    '2025-01-07 11:00:00|ETH|ETH|1|0x1|x2|Completed',
  ),
  'bybit-account-log': suite(
    'Type',
    'Currency|Contract|Type|Direction|Quantity|Position|Filled Price|Funding|Fee Paid|Cash Flow|Change|Wallet Balance|Action|OrderId|TradeId|Time',
    'BTC|BTCUSDT|TRADE|BUY|0.01|--|80000|--|-0.00001|0.01|0.00999|0.00999|--|o1|t1|2025-01-06 11:00:00',
    'USDT|BTCUSDT|TRADE|BUY|0.01|--|80000|--|0|-800|-800|200|--|o1|t1|2025-01-06 11:00:00',
    'USDT|ETHUSDT|TRADE|SELL|-1|-1|3000|0|-1.65|0|-1.65|198.35|OPEN|o2|t2|2025-01-07 11:00:00',
    'USDT|ETHUSDT|SETTLEMENT|SELL|1|-1|3000|0.3|0|0|0.3|198.65|--|--|--|2025-01-07 16:00:00',
    'USDT|--|TRANSFER_OUT|--|0|0|--|0|0|-98.65|-98.65|100|--|--|--|2025-01-08 16:00:00',
  ),
  'bybit-spot-orders': suite(
    'Direction',
    'Spot Pairs|Order Type|Direction|Filled Value|Filled Price|Filled Quantity|Fees|Transaction ID|Order No.|Timestamp (UTC)',
    'BTCUSDT|LIMIT|BUY|800|80000|0.01|0.00001|t1|o1|14:35 2024-11-16',
    'ETHEUR|LIMIT|SELL|3000|3000|1|3|t2|o2|14:36 2024-11-16',
  ),
  'bybit-movements': suite(
    'Type',
    'Type|Coin|Amount|Wallet Balance|Time(UTC)',
    'Deposit|BTC|0.01|0.01|2025-01-06 11:00:00',
    'Withdraw|BTC|-0.005|0.005|2025-01-07 11:00:00',
  ),
  'coinbase-transactions': suite(
    'Transaction Type',
    'ID|Timestamp|Transaction Type|Asset|Quantity Transacted|Price Currency|Price at Transaction|Subtotal|Total (inclusive of fees and/or spread)|Fees and/or Spread|Notes',
    'a|2025-01-06 11:00:00 UTC|Buy|BTC|0.01|EUR|€80,000.00|€800.00|€806.00|€6.00|Bought 0.01 BTC',
    'b|2025-01-07 11:00:00 UTC|Convert|BTC|-0.005|EUR|€80,000.00|€400.00|€402.00|€2.00|Converted 0.005 BTC to 0.13 ETH',
    'c|2025-01-08 11:00:00 UTC|Send|ETH|-0.1|EUR|€3,000.00|€300.00|€300.00|€0.00|Sent "home", twice',
    'd|2025-01-09 11:00:00 UTC|Staking Income|ETH|0.001|EUR|€3,000.00|€3.00|€3.00|€0.00|',
  ),
  generic: suite(
    'type',
    'time|type|asset|quantity|total|currency|fee|feeCurrency|feeValue|account|externalId|remark',
    '2025-01-06T11:00:00Z|buy|BTC|0.01|800|EUR|0.001|BNB|0.6|home|r1|hello',
    '2025-01-07T11:00:00+01:00|sell|BTC|0.005|500|EUR|||||r2|"so", he said',
  ),
};

for (const [name, its] of Object.entries(suites)) describeImporter(importerNamed(name), its);

const textOf = (name: string, change: (cells: readonly string[], header: readonly string[]) => readonly string[]) => {
  const { header = [], rows = [] } = suites[name] ?? {};
  return [header, ...rows.map((cells) => change(cells, header))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
};
const whole = (name: string) => textOf(name, (cells) => cells);
const read = (text: string, options = {}) => importFiles([{ name: 'in.csv', text }], options);

describe('importFiles', () => {
  it.each(Object.keys(suites))(
    'given a file of %s without a format, then its columns tell it, and tax reads it',
    (name) => {
      const { transactions, unread } = read(whole(name));
      expect(unread).toEqual([]);
      expect(transactions).toEqual(read(whole(name), { format: name }).transactions);
      expect(readTransactions(transactions, { currency: 'EUR' })).toHaveLength(transactions.length);
    },
  );

  it('given a coin bought with a coin, then both move in one group for one value', () => {
    const { transactions } = read(whole('kraken-ledgers'));
    expect(transactions.filter(({ group }) => group === 'T2')).toMatchObject([
      {
        type: 'buy',
        asset: 'ETH',
        quantity: '0.05',
        total: '0.002',
        currency: 'BTC',
        fee: '0.0001',
        feeCurrency: 'ETH',
      },
      { type: 'sell', asset: 'BTC', quantity: '0.002', total: '0.002', currency: 'BTC' },
    ]);
  });

  it('given a Bybit log, then spot, contract, funding and transfer are told apart', () => {
    expect(read(whole('bybit-account-log')).transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', quantity: '0.01', total: '800', fee: '0.00001', feeCurrency: 'BTC', group: 't1' },
      { type: 'sell', asset: 'USDT', quantity: '800' },
      {
        type: 'contract-fill',
        asset: 'ETHUSDT',
        side: 'sell',
        quantity: '1',
        price: '3000',
        fee: '1.65',
        feeCurrency: 'USDT',
      },
      { type: 'funding', asset: 'ETHUSDT', total: '0.3', currency: 'USDT' },
      { type: 'withdrawal', asset: 'USDT', quantity: '98.65' },
    ]);
  });

  it('given a Binance fee in a third coin, then it is the fee of the trade', () => {
    expect(read(whole('binance-statement')).transactions[0]).toMatchObject({ fee: '0.001', feeCurrency: 'BNB' });
  });

  it('given lines before the header, then they are not taken for it', () => {
    const text = `\nTransactions\nUser,Somebody,1\n${whole('coinbase-transactions')}`;
    const { transactions, unread } = read(text);
    expect(unread).toEqual([]);
    expect(transactions[0]).toMatchObject({ type: 'buy', total: '800', fee: '6', origin: 'in.csv:5' });
  });

  it('given one file twice, then what has a reference counts once, and is told', () => {
    const file = { name: 'a.csv', text: whole('kraken-ledgers') };
    const { transactions, notices } = importFiles([file, { ...file, name: 'b.csv' }]);
    expect(transactions).toHaveLength(4);
    expect(notices).toHaveLength(5);
    expect(notices[0]).toMatchObject({ file: 'b.csv', line: 2, reason: expect.stringContaining('a.csv:2') });
  });

  it('given fills that are alike and have no reference, then each counts, under its own id', () => {
    const row = '2025-01-06 11:00:00,BTCEUR,BUY,80000,0.01BTC,800EUR,0.8EUR';
    const { transactions } = read(`Date(UTC),Pair,Side,Price,Executed,Amount,Fee\n${row}\n${row}\n`);
    expect(new Set(transactions.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['the decimals of another locale', '12.345,5', '12345.5'],
    ['a decimal comma', '0,25', '0.25'],
    ['thousands', '1,234.5', '1234.5'],
    ['an exponent', '2.5e-7', '0.00000025'],
  ])('given %s, then %s is %s', (_, quantity, expected) => {
    const { transactions } = read(`time;type;asset;quantity\n2025-01-06T11:00:00Z;income;BTC;${quantity}\n`);
    expect(transactions).toMatchObject([{ quantity: expected }]);
  });

  it.each([
    ['a comma that may be either', 'quantity', '1,234', /say which sign/],
    ['no number', 'quantity', 'much', /"much" is not an amount/],
    ['nothing', 'quantity', '', /quantity must be more than zero/],
    ['a negative quantity', 'quantity', '-1', /more than zero/],
    ['a time without zone', 'time', '2025-01-06 11:00:00', /does not say its zone/],
    ['a day that does not exist', 'time', '2025-02-30T11:00:00Z', /not a day that exists/],
    ['an American date', 'time', '01/06/2025 11:00', /is not a time/],
    ['a type that is none', 'type', 'steal', /type/],
  ])('given %s, then the line is unread and says why', (_, column, text, reason) => {
    const good: Record<string, string> = { time: '2025-01-06T11:00:00Z', type: 'income', asset: 'BTC', quantity: '1' };
    const cells = Object.values({ ...good, [column]: text }).map((cell) => `"${cell}"`);
    const { transactions, unread } = read(`time,type,asset,quantity\n${cells.join(',')}\n`);
    expect(transactions).toEqual([]);
    expect(unread).toMatchObject([{ file: 'in.csv', line: 2, reason: expect.stringMatching(reason) }]);
  });

  it.each([
    ['a comma, stated', { decimal: ',' }, '1,234', '2025-01-06T11:00:00Z', { quantity: '1.234' }],
    ['summer in Berlin', { zone: 'Europe/Berlin' }, '1', '2025-07-06 11:00:00', { time: '2025-07-06T09:00:00Z' }],
    ['winter in Berlin', { zone: 'Europe/Berlin' }, '1', '2025-01-06 11:00:00', { time: '2025-01-06T10:00:00Z' }],
  ])('given %s, then it is read', (_, options, quantity, time, expected) => {
    const { transactions } = read(`time;type;asset;quantity\n${time};income;BTC;${quantity}\n`, options);
    expect(transactions).toMatchObject([expected]);
  });

  it.each([
    ['skip', '2025-03-30 02:30:00'],
    ['twice', '2025-10-26 02:30:00'],
  ])('given a time that the clocks %s, then it is unread', (word, time) => {
    const { unread } = read(`time,type,asset,quantity\n${time},income,BTC,1\n`, { zone: 'Europe/Berlin' });
    expect(unread[0]?.reason).toContain(word);
  });

  it.each([
    ['a leg that is missing', 'kraken-ledgers', 'L2', /1 legs/],
    ['a sum that does not add up', 'bybit-account-log', 't1', /come to/],
  ])('given %s, then the whole event is unread', (_, name, mark, reason) => {
    const { header = [], rows = [] } = suites[name] ?? {};
    const kept =
      name === 'kraken-ledgers'
        ? rows.filter((cells) => cells[0] !== mark)
        : rows.map((cells) => (cells.includes(mark) ? cells.map((cell) => (cell === '-800' ? '-801' : cell)) : cells));
    const bad = kept.map((cells, i) =>
      i === 1 && name !== 'kraken-ledgers' ? cells.with(header.indexOf('Change'), '-800') : cells,
    );
    const { unread } = read([header, ...bad].map((cells) => cells.join(',')).join('\n'));
    expect(unread.some((note) => reason.test(note.reason))).toBe(true);
  });

  it.each([
    ['an unknown format', whole('generic'), { format: 'mtgox' }],
    ['a file of another format', whole('generic'), { format: 'kraken-ledgers' }],
    ['no header', 'hello', {}],
    ['nothing', '', {}],
  ])('given %s, then it is E510', (_, text, options) => {
    expect(() => read(text, options)).toThrow(expect.objectContaining({ code: 'E510' }));
  });
});
