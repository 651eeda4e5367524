import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTransactions } from '../testing/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { coinTrackingFile } from './cointracking.ts';

const read = (...records: readonly object[]) =>
  coinTrackingFile(
    readTransactions(
      records.map((one, index) => ({
        ...{ id: `t${index}`, time: '2024-01-10T12:00:00Z', asset: 'BTC', quantity: '0.5', account: 'kraken' },
        ...one,
      })),
      { currency: 'USD' },
    ),
    'USD',
  );
const textOf = (text: Iterable<string> = []) => [...text].join('');
const rowsOf = (...records: readonly object[]) =>
  textOf(read(...records).file?.text)
    .trimEnd()
    .split('\n')
    .slice(1);
const on = 'kraken,,,2024-01-10 12:00:00';

describe('coinTrackingFile', () => {
  it.each([
    [{ type: 'buy', total: '20000', fee: '2', feeCurrency: 'USD' }, `Trade,0.5,BTC,20002,USD,2,USD,${on},t0,,`],
    [{ type: 'buy', total: '20000', fee: '0.01', feeCurrency: 'BTC' }, `Trade,0.49,BTC,20000,USD,0.01,BTC,${on},t0,,`],
    [{ type: 'sell', total: '20000', fee: '2', feeCurrency: 'USD' }, `Trade,19998,USD,0.5,BTC,2,USD,${on},t0,,`],
    [{ type: 'income', total: '9', kind: 'staking' }, `Staking,0.5,BTC,,,,,${on},t0,9,`],
    [{ type: 'income', total: '9' }, `Income,0.5,BTC,,,,,${on},t0,9,`],
    [{ type: 'donate', total: '9' }, `Donation,,,0.5,BTC,,,${on},t0,,9`],
    [{ type: 'spend', total: '9', currency: 'EUR', fxRate: '1.1' }, `Spend,,,0.5,BTC,,,${on},t0,,`],
    [{ type: 'withdrawal', fee: '0.1', feeCurrency: 'BTC' }, `Withdrawal,,,0.6,BTC,0.1,BTC,${on},t0,,`],
  ])('given %j, then its row has the fee in the amount of its coin', (record, row) => {
    expect(rowsOf(record)).toEqual([row]);
  });

  it('given a fee in a third coin, then it is a row of its own, under an id of its own', () => {
    expect(rowsOf({ type: 'sell', total: '20000', fee: '0.01', feeCurrency: 'BNB', feeValue: '5' })).toEqual([
      `Trade,20000,USD,0.5,BTC,,,${on},t0,,`,
      `Other Fee,,,0.01,BNB,,,${on},t0-2,,`,
    ]);
  });

  it('given a transfer with a network fee, then what left has the fee in it, and what arrived has not', () => {
    expect(rowsOf({ type: 'transfer', toAccount: 'cold', received: '0.49' })).toEqual([
      `Withdrawal,,,0.5,BTC,0.01,BTC,${on},t0,,`,
      'Deposit,0.49,BTC,,,,,cold,,,2024-01-10 12:00:00,t0-2,,',
    ]);
  });

  it('given what has no row, then there is no file, and the notes say why', () => {
    expect(read({ type: 'split', ratio: '2' })).toEqual({
      file: undefined,
      notes: ['Not in the file for CoinTracking: 1 where there is no row for a split'],
    });
  });

  it('given any trades, then ids are unique, and each has as many cells as the header', () => {
    fc.assert(
      fc.property(anyTransactions({ accounts: ['a', 'b'] }), (transactions) => {
        const lines = textOf(coinTrackingFile(transactions, 'USD').file?.text).trimEnd().split('\n');
        const [head = [], ...rows] = lines.map((line) => line.split(','));
        expect(new Set(rows.map((row) => row[11])).size).toBe(rows.length);
        for (const row of rows) expect(row).toHaveLength(head.length);
      }),
    );
  });
});
