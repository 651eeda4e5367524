import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTransactions } from '../testing/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { koinlyFiles } from './koinly.ts';

const time = '2024-01-10T12:00:00Z';
const read = (...records: readonly object[]) =>
  koinlyFiles(
    readTransactions(
      records.map((one, index) => ({ id: `t${index}`, time, asset: 'BTC', quantity: '0.5', ...one })),
      { currency: 'USD' },
    ),
  );
const rowsOf = (text: Iterable<string> = []) => [...text].join('').trimEnd().split('\n').slice(1);
const first = (record: object) => rowsOf(read(record).files[0]?.text)[0];
const on = '2024-01-10 12:00:00 UTC';

describe('koinlyFiles', () => {
  it.each([
    [
      { type: 'buy', total: '20000.123456789012', fee: '2', feeCurrency: 'USD' },
      '20000.123456789012,USD,0.5,BTC,2,USD,,,,t0,',
    ],
    [
      { type: 'sell', total: '20000', fee: '0.01', feeCurrency: 'BNB', feeValue: '5' },
      '0.5,BTC,20000,USD,0.01,BNB,,,,t0,',
    ],
    [{ type: 'income', total: '9', kind: 'staking' }, ',,0.5,BTC,,,9,USD,staking,t0,'],
    [{ type: 'income', total: '9' }, ',,0.5,BTC,,,9,USD,other income,t0,'],
    [{ type: 'income', total: '9', kind: 'lending' }, ',,0.5,BTC,,,9,USD,loan interest,t0,'],
    [{ type: 'donate', total: '9' }, '0.5,BTC,,,,,9,USD,donation,t0,'],
    [{ type: 'spend', total: '9' }, '0.5,BTC,,,,,9,USD,cost,t0,'],
    [{ type: 'deposit' }, ',,0.5,BTC,,,,,,t0,'],
    [{ type: 'withdrawal' }, '0.5,BTC,,,,,,,,t0,'],
  ])('given %j, then its sides, fee and label are told', (record, row) => {
    expect(first(record)).toBe(`${on},${row}`);
  });

  it('given the legs of a swap, then they are one trade of coin for coin', () => {
    const legs = [
      { type: 'sell', total: '20000', group: 'g', fee: '1', feeCurrency: 'USD' },
      { type: 'buy', asset: 'ETH', quantity: '9', total: '20000', group: 'g' },
    ];
    expect(rowsOf(read(...legs).files[0]?.text)).toEqual([`${on},0.5,BTC,9,ETH,1,USD,20000,USD,,t0,`]);
    const bothPaid = legs.map((leg) => ({ ...leg, fee: '1', feeCurrency: 'USD' }));
    expect(rowsOf(read(...bothPaid).files[0]?.text)).toHaveLength(2);
  });

  it('given a transfer, then what arrived leaves one file and reaches the other, and the rest is a fee', () => {
    const { files, notes } = read({ type: 'transfer', account: 'b', toAccount: 'a', received: '0.49' });
    expect(files.map(({ name, text }) => [name, ...rowsOf(text)])).toEqual([
      ['koinly-1.csv', `${on},,,0.49,BTC,,,,,,t0,`],
      ['koinly-2.csv', `${on},0.49,BTC,,,0.01,BTC,,,,t0,`],
    ]);
    expect(notes).toEqual(['koinly-1.csv: account "a"', 'koinly-2.csv: account "b"']);
  });

  it.each([
    [{ type: 'buy' }, 'it has no price'],
    [{ type: 'buy', total: '9', fee: '-1', feeCurrency: 'USD' }, 'its fee is a rebate'],
    [{ type: 'rights', total: '9' }, 'there is no row for a rights'],
    [{ type: 'split', ratio: '2' }, 'there is no row for a split'],
  ])('given %j, then no file has it, and the notes say why', (record, reason) => {
    expect(read(record)).toEqual({ files: [], notes: [`In no file for Koinly: 1 where ${reason}`] });
  });

  it('given any trades, then each is one row of its account', () => {
    fc.assert(
      fc.property(anyTransactions({ accounts: ['a', 'b'] }), (transactions) => {
        const { files } = koinlyFiles(transactions);
        const ids = files.flatMap(({ text }) => rowsOf(text).map((row) => row.split(',')[10]));
        expect(ids.sort()).toEqual(transactions.map(({ id }) => id).sort());
      }),
    );
  });
});
