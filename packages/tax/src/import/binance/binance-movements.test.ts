import { describe, expect, it } from 'vitest';
import { importFiles } from '../index.ts';
import { csvOf, readRows, reasonsOf } from '../read-rows.fixture.ts';

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
