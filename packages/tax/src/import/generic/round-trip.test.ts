import { type Exact, isoOf } from '@rxtrade/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTransactions } from '../../testing/index.ts';
import { readTransactions, type Transaction } from '../../transaction/index.ts';
import { importFiles } from '../index.ts';

const columns = [
  'total',
  'externalId',
  'time',
  'fee',
  'type',
  'account',
  'asset',
  'feeCurrency',
  'quantity',
  'currency',
];

/** A row of the generic layout, its amounts with a decimal comma where told. */
function rowOf(one: Transaction, sign: string): string {
  if (one.type !== 'buy' && one.type !== 'sell' && one.type !== 'income') throw new Error(one.type);
  const amount = (value: Exact | undefined) => (value === undefined ? '' : value.toString().replace('.', sign));
  const cells = {
    total: amount(one.value),
    externalId: one.id,
    time: isoOf(one.at),
    fee: amount(one.fee?.quantity),
    type: one.type,
    account: one.account,
    asset: one.asset,
    feeCurrency: one.fee?.currency ?? '',
    quantity: amount(one.quantity),
    currency: one.currency,
  };
  return columns.map((name) => `"${Reflect.get(cells, name)}"`).join(',');
}

it('given any trades written to the generic layout, with either decimal sign, then they are read back as they were', () => {
  const trades = anyTransactions({ assets: ['BTC', 'ETH'], accounts: ['a', 'b'] });
  fc.assert(
    fc.property(trades, fc.constantFrom('.' as const, ',' as const), (written, decimal) => {
      const text = [columns.join(','), ...written.map((one) => rowOf(one, decimal))].join('\n');
      const { transactions, unread } = importFiles([{ name: 'w.csv', text }], { decimal });
      expect(unread).toEqual([]);
      const plain = (list: readonly Transaction[]) =>
        (JSON.parse(JSON.stringify(list)) as Transaction[]).map(
          ({ id: _, externalId: __, origin: ___, ...facts }) => facts,
        );
      expect(plain(readTransactions(transactions, { currency: 'USD' }))).toEqual(plain(written));
      expect(transactions.map(({ externalId }) => externalId)).toEqual(written.map(({ id }) => id));
    }),
  );
});
