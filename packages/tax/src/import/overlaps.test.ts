import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFiles } from './index.ts';
import { csvOf } from './read-rows.fixture.ts';

const read = (...tables: readonly (readonly string[])[]) =>
  importFiles(tables.map((lines, i) => ({ name: `${'abc'[i]}.csv`, text: csvOf(lines) })));

const logRow = (one: string, second: string) => {
  const [coin, flow] = one.split('|');
  return `1|${coin}|BTCEUR|TRADE|BUY|1|0|80000|0|0|${flow}|${flow}|9|--|2025-01-06 11:00:${second}`;
};
const fills = 'Date(UTC)|Pair|Side|Price|Executed|Amount|Fee';
const fill = (second: number, amount = '800') =>
  `2025-01-06 11:00:${String(second).padStart(2, '0')}|BTCUSDT|BUY|80000|0.01BTC|${amount}USDT|0.001BNB`;

describe('exports of one layout that overlap', () => {
  it('given rows without references in two of them, then each counts once and is told', () => {
    const { transactions, notices } = read([fills, fill(1), fill(2)], [fills, fill(2), fill(3)]);
    expect(transactions).toHaveLength(6);
    expect(notices).toEqual([
      { file: 'b.csv', line: 2, reason: 'the same row stands at a.csv:3 already; it counts once' },
    ]);
  });

  it('given fills that are alike in one of them, then they count as often as it tells them', () => {
    const { transactions, notices } = read([fills, fill(1), fill(1)], [fills, fill(1), fill(1), fill(1)]);
    expect(transactions).toHaveLength(6);
    expect(notices.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('given another order of columns, then the same row is known again', () => {
    const turned = [fills, fill(1)].map((line) => line.split('|').toReversed().join('|'));
    expect(read([fills, fill(1)], turned).transactions).toHaveLength(2);
  });

  it('given both joined to one file, header and all, then they are read as two', () => {
    const { transactions, unread, notices } = read([fills, fill(1), fill(2), fills, fill(2), fill(3)]);
    expect([transactions.length, unread, notices.length]).toEqual([6, [], 1]);
  });

  it('given a second header in another order, then the rows below are read by it', () => {
    const turned = [fills, fill(2)].map((line) => line.split('|').toReversed().join('|'));
    const { transactions, unread } = read([fills, fill(1), ...turned]);
    expect(unread).toEqual([]);
    expect(transactions.filter(({ asset }) => asset === 'BTC').map(({ time }) => time)).toEqual([
      '2025-01-06T11:00:01Z',
      '2025-01-06T11:00:02Z',
    ]);
  });

  it('given any two parts of a history that overlap as they like, then both together are the history', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(seconds, fc.nat(20), fc.nat(20), (all, first, second) => {
        const history = all.toSorted((a, b) => a - b);
        const before = history.filter((one) => one <= Math.max(first, second));
        const after = history.filter((one) => one >= Math.min(first, second));
        const factsOf = (...parts: readonly (readonly number[])[]) =>
          read(...parts.map((part) => [fills, ...part.map((one) => fill(one))])).transactions.map(
            ({ origin: _, ...facts }) => facts,
          );
        expect(factsOf(before, after)).toEqual(factsOf(history));
      }),
      { numRuns: 50 },
    );
  });
});

describe('exports of one venue that tell the same', () => {
  const ledgers = [
    'txid|refid|time|type|subtype|aclass|asset|amount|fee|balance',
    'L1|T1|2025-01-06 11:00:00|trade|tradespot|currency|XXBT|-0.02|0|0',
    'L2|T1|2025-01-06 11:00:00|trade|tradespot|currency|XETH|0.5|0|0',
    'L3|W1|2025-01-07 11:00:00|withdrawal||currency|XETH|-0.4|0.01|0',
  ];
  const trades = [
    'txid|ordertxid|pair|time|type|ordertype|price|cost|fee|vol|margin|misc|ledgers',
    'T1|O1|XETHXXBT|2025-01-06 11:00:00.1234|buy|limit|0.04|0.02|0.00001|0.5|0||L1,L2',
    'T2|O2|XETHXXBT|2025-01-08 11:00:00.1234|buy|limit|0.04|0.02|0.00001|0.5|0||L4,L5',
  ];

  it.each([
    ['ledgers first', [ledgers, trades]],
    ['trades first', [trades, ledgers]],
  ])(
    'given ledgers and trades of Kraken, %s, then a trade of both counts once, as the ledgers tell it',
    (_, tables) => {
      const { transactions, notices } = read(...tables);
      expect(transactions.filter(({ externalId }) => externalId === 'T1')).toMatchObject([
        { type: 'buy', asset: 'ETH', total: '0.02' },
        { type: 'sell', asset: 'BTC', quantity: '0.02' },
      ]);
      expect(transactions).toHaveLength(5);
      expect(notices).toHaveLength(2);
    },
  );

  const statement = (...rows: readonly string[]) => [
    'User_ID|UTC_Time|Account|Operation|Coin|Change|Remark',
    ...rows.map((row) => `1|2025-01-06 11:00:01|Spot|${row}|`),
  ];
  const both = ['Transaction Buy|BTC|0.02', 'Transaction Spend|USDT|-1600', 'Transaction Fee|BNB|-0.002'];

  it('given fills of Binance and their sum in its statement, then the fills count, and the statement is told', () => {
    const { transactions, notices, unread } = read(statement(...both), [fills, fill(1), fill(1)]);
    expect(unread).toEqual([]);
    expect(transactions.map(({ origin }) => origin)).toEqual(['b.csv:2', 'b.csv:3', 'b.csv:2', 'b.csv:3']);
    expect(notices).toHaveLength(2);
    expect(notices[0]).toMatchObject({ file: 'a.csv', reason: expect.stringContaining('b.csv:2') });
  });

  it('given a leg that differs, then nothing is taken for the same', () => {
    const { transactions, notices } = read(statement(...both), [fills, fill(1), fill(1, '801')]);
    expect([transactions.length, notices]).toEqual([6, []]);
  });

  it('given one export that tells minutes alone and one without ids, then their fills of a minute are the same', () => {
    const orders = [
      'Spot Pairs|Order Type|Direction|feeCoin|ExecFeeV2|Filled Value|Filled Price|Filled Quantity|Fees|Transaction ID|Order No.|Timestamp (UTC)',
      'BTCEUR|MARKET|BUY|BTC|0.00001|800|80000|0.01|--|1|o1|11:00 2025-01-06',
      'BTCEUR|MARKET|BUY|BTC|0.00001|400|80000|0.005|--|2|o1|11:00 2025-01-06',
    ];
    const log = [
      'Uid|Currency|Contract|Type|Direction|Quantity|Position|Filled Price|Funding|Fee Paid|Cash Flow|Change|Wallet Balance|Action|Time(UTC)',
      ...['BTC|0.01', 'EUR|-800'].map((one) => logRow(one, '20')),
      ...['BTC|0.005', 'EUR|-400'].map((one) => logRow(one, '43')),
      ...['BTC|0.003', 'EUR|-240'].map((one) => logRow(one, '43').replace('11:00', '11:01')),
    ];
    const { transactions, notices } = read(log, orders);
    expect(transactions.map(({ quantity }) => quantity)).toEqual(['0.01', '0.005', '0.003']);
    expect(notices).toHaveLength(2);
  });

  it('given movements of two exports, then both are asked about, as nothing is computed of them', () => {
    const deposits = [
      'Date(UTC)|Coin|Network|Amount|Address|TXID|Status',
      '2025-01-06 11:00:01|BTC|BTC|1|a|x|Completed',
    ];
    expect(read(statement('Deposit|BTC|1'), deposits).transactions).toHaveLength(2);
  });

  it('given two venues, then what they tell alike is not the same', () => {
    const bybit = [
      'Spot Pairs|Order Type|Direction|Filled Value|Filled Price|Filled Quantity|Fees|Transaction ID|Order No.|Timestamp (UTC)',
      'BTCUSDT|LIMIT|BUY|800|80000|0.01|0.00001|t1|o1|2025-01-06 11:00:01',
    ];
    expect(read([fills, fill(1)], bybit).transactions).toHaveLength(4);
  });
});
