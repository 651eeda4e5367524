import { describe, expect, it } from 'vitest';
import { readTransactions } from './read-transactions.ts';

const good = { id: 'b', time: '2024-01-02T12:00:00Z', type: 'buy', asset: 'BTC', quantity: '1', price: '100' };
const read = (...records: readonly object[]) => readTransactions(records, { currency: 'USD' });
const refusal = (change: object) => {
  try {
    read({ ...good, ...change });
  } catch (error) {
    return error as Error;
  }
  return undefined;
};

describe('readTransactions', () => {
  it('given a record, then its value is price times quantity, in the reporting currency, on the main account', () => {
    const [one] = read({ ...good, quantity: '0.3', price: '0.1' });
    expect(one).toMatchObject({ id: 'b', at: Date.UTC(2024, 0, 2, 12), account: 'main', currency: 'USD' });
    expect(one?.type === 'buy' && one.value?.toString()).toBe('0.03');
  });

  it.each([
    ['2024-01-02T13:00:00+01:00', 12],
    ['2024-01-02T08:30-0330', 12],
    ['2024-01-02T12:00Z', 12],
  ])('given the time %s, then it is that instant', (time, hours) => {
    expect(read({ ...good, time })[0]?.at).toBe(Date.UTC(2024, 0, 2, hours));
  });

  it.each([
    ['a negative quantity', { quantity: '-1' }, 'quantity must be more than zero (it is "-1")'],
    ['no quantity at all', { quantity: '0' }, 'quantity must be more than zero (it is "0")'],
    ['a number', { quantity: 0.1 }, 'quantity must be decimal text such as "0.001", never a number (it is 0.1)'],
    ['a comma for a point', { price: '1,5' }, 'price must be decimal text such as "0.001" (it is "1,5")'],
    ['a negative price', { price: '-5' }, 'price must not be negative (it is "-5")'],
    ['a time without a zone', { time: '2024-01-02T12:00:00' }, 'time must be an ISO 8601 instant with its zone'],
    ['a day that does not exist', { time: '2024-13-45T12:00:00Z' }, 'time must be a day that exists'],
    ['a rate of zero', { fxRate: '0' }, 'fxRate must be more than zero (it is "0")'],
    ['no id', { id: '' }, 'id '],
    ['a type that is none', { type: 'steal' }, 'type must be one of buy, income,'],
    [
      'more received than sent',
      { type: 'transfer', toAccount: 'x', received: '2' },
      'received "2" is more than the quantity "1"',
    ],
    [
      'a transfer to where it comes from',
      { type: 'transfer', toAccount: 'main' },
      'toAccount "main" is the account it comes from',
    ],
    ['a fee in nothing', { fee: '1' }, 'feeCurrency is missing'],
  ])('given %s, then it is E501 and names the field and its value', (_, change, text) => {
    expect(refusal(change)).toMatchObject({ code: 'E501' });
    expect(refusal(change)?.message).toContain(text);
  });

  it('given many bad records, then ten are named and the rest counted', () => {
    const records = Array.from({ length: 25 }, (_, i) => ({ ...good, id: `x${i}`, quantity: '0' }));
    expect(() => read(...records)).toThrow(expect.objectContaining({ code: 'E501', context: { problems: 25 } }));
    expect(() => read(...records)).toThrow(/"x9".*and 15 more/);
  });

  it('given no record at all, then the place in the list names it', () => {
    expect(() => read(good, 5 as unknown as object)).toThrow(/transaction 2/);
  });
});
