import { describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../errors/thrown.fixture.ts';
import { Exact } from '../money/index.ts';
import { Accounts, accountNames, entryKinds } from './accounts.ts';

function opened(): { readonly accounts: Accounts; readonly usd: number } {
  const accounts = new Accounts();
  return { accounts, usd: accounts.open('USD', 2) };
}

describe('Accounts', () => {
  it('given currencies, when opened, then they are numbered in their order and keep their scale', () => {
    const { accounts, usd } = opened();
    expect([usd, accounts.open('BTC', 8), accounts.open('EUR', 2)]).toEqual([0, 1, 2]);
    expect(accounts.currencies).toEqual(['USD', 'BTC', 'EUR']);
    expect(accounts.scales).toEqual([2, 8, 2]);
    expect(accounts.indexOf('BTC')).toBe(1);
  });

  it('given an open currency, when opened as fine or coarser, then it stays as it is', () => {
    const { accounts, usd } = opened();
    expect([accounts.open('USD', 2), accounts.open('USD', 0)]).toEqual([usd, usd]);
    expect(accounts.scales).toEqual([2]);
  });

  it('given an open currency, when opened finer, then it is refused: what is booked cannot change its unit', () => {
    const { accounts } = opened();
    expect(refusalOf(() => accounts.open('USD', 3))).toEqual({
      code: 'E070',
      message: 'currency USD is already booked in 2 places; open it with 3 first',
      context: { currency: 'USD', scale: 3 },
    });
  });

  it('given a currency never opened, then its index is refused by name and its balance is nothing', () => {
    const { accounts } = opened();
    accounts.open('BTC', 8);
    expect(refusalOf(() => accounts.indexOf('DOGE'))).toEqual({
      code: 'E013',
      message: 'currency DOGE is not in this account; known are USD, BTC',
      context: { currency: 'DOGE' },
    });
    expect(accounts.balance('DOGE').toString()).toBe('0');
  });

  it('given transfers, then each moves the same amount from one account to the other', () => {
    const { accounts, usd } = opened();
    accounts.begin('deposit', 5, 0);
    accounts.transfer(usd, 'capital', 'cash', 10_050);
    accounts.begin('fee', 6, 0);
    accounts.transfer(usd, 'cash', 'fees', 25);
    const balances = accountNames.map((name) => accounts.balance('USD', name).toString());
    expect(balances).toEqual(['100.25', '-100.5', '0', '0.25', '0', '0', '0', '0', '0']);
    expect(accounts.balance('USD').toString(), 'cash unless told').toBe('100.25');
    expect(accounts.units(usd, 'capital')).toBe(-10_050);
    accounts.assertBalanced();
  });

  it('given transfers, then the postings tell them all, two each, with entry, instant, kind and order', () => {
    const { accounts, usd } = opened();
    const btc = accounts.open('BTC', 8);
    accounts.begin('fill', 7, 42);
    accounts.transfer(btc, 'trading', 'cash', 150_000_000);
    accounts.transfer(usd, 'cash', 'trading', 9_000_000);
    accounts.begin('correction', 8, 0);
    accounts.transfer(usd, 'corrections', 'cash', -1);
    const fill = { entry: 1, at: 7, kind: 'fill', order: 42 };
    const correction = { entry: 2, at: 8, kind: 'correction', order: 0, currency: 'USD' };
    expect([...accounts.postings()].map((posting) => ({ ...posting, amount: posting.amount.toString() }))).toEqual([
      { ...fill, account: 'trading', currency: 'BTC', amount: '-1.5' },
      { ...fill, account: 'cash', currency: 'BTC', amount: '1.5' },
      { ...fill, account: 'cash', currency: 'USD', amount: '-90000' },
      { ...fill, account: 'trading', currency: 'USD', amount: '90000' },
      { ...correction, account: 'corrections', amount: '0.01' },
      { ...correction, account: 'cash', amount: '-0.01' },
    ]);
  });

  it('given every kind of entry and every pair of accounts, then the postings name them again', () => {
    const { accounts, usd } = opened();
    const wanted: string[] = [];
    for (const kind of entryKinds)
      for (const from of accountNames)
        for (const to of accountNames.filter((name) => name !== from)) {
          accounts.begin(kind, 0, 0);
          accounts.transfer(usd, from, to, 1);
          wanted.push(`${kind} ${from}`, `${kind} ${to}`);
        }
    expect([...accounts.postings()].map(({ kind, account }) => `${kind} ${account}`)).toEqual(wanted);
    accounts.assertBalanced();
  });

  it('given nothing to move, then nothing is booked and nothing counts as changed', () => {
    const { accounts, usd } = opened();
    accounts.begin('fee', 0, 0);
    accounts.transfer(usd, 'cash', 'fees', 0);
    expect([...accounts.postings()]).toEqual([]);
    expect(accounts.version).toBe(0);
    accounts.transfer(usd, 'cash', 'fees', 1);
    expect(accounts.version).toBe(1);
  });

  it('given an amount beyond 2^53 units, when moved there and back, then not a digit is lost', () => {
    const { accounts, usd } = opened();
    const large = 123_456_789_012_345_678_901n;
    accounts.begin('deposit', 0, 0);
    accounts.transfer(usd, 'capital', 'cash', large);
    accounts.transfer(usd, 'capital', 'cash', 1);
    expect(accounts.balance('USD').toString()).toBe('1234567890123456789.02');
    expect([...accounts.postings()].map(({ amount }) => amount.toString())).toEqual([
      '-1234567890123456789.01',
      '1234567890123456789.01',
      '-0.01',
      '0.01',
    ]);
    accounts.assertBalanced();
    accounts.transfer(usd, 'cash', 'capital', large);
    expect(accounts.units(usd, 'cash'), 'a plain number again').toBe(1);
  });

  it('given amounts, then they become units exactly or not at all', () => {
    const { accounts, usd } = opened();
    expect(accounts.unitsOf(usd, '12.3')).toBe(1230);
    expect(accounts.unitsOf(usd, new Exact(5, 0))).toBe(500);
    expect(errorOf(() => accounts.unitsOf(usd, '0.001')).code).toBe('E014');
    expect(errorOf(() => accounts.unitsOf(usd, 'ten')).code).toBe('E012');
  });

  it('given a currency that was tampered with, then the check names it and by how much it is out', () => {
    const { accounts, usd } = opened();
    accounts.open('BTC', 8);
    accounts.begin('deposit', 0, 0);
    accounts.transfer(usd, 'capital', 'cash', 1000);
    const balances: number[][] = Reflect.get(accounts, 'balances');
    (balances[usd] as number[])[0] = 1001;
    expect(refusalOf(() => accounts.assertBalanced())).toEqual({
      code: 'E060',
      message: 'USD is out of balance by 0.01',
      context: { currency: 'USD' },
    });
  });
});
