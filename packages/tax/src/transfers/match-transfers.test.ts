import { Exact } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import type { Movement } from '../transaction/index.ts';
import { matchTransfers } from './index.ts';

const noon = Date.UTC(2025, 0, 6, 12);
const minute = 60_000;
const move = (type: Movement['type'], quantity: string, change: Partial<Movement> = {}): Movement => ({
  id: `${type} ${quantity}`,
  at: type === 'deposit' ? noon + 20 * minute : noon,
  type,
  asset: 'BTC',
  account: type === 'deposit' ? 'kraken' : 'bybit',
  quantity: Exact.of(quantity),
  ...change,
});
const fee = (quantity: string) => ({ fee: { quantity: Exact.of(quantity), currency: 'BTC' } });

describe('matchTransfers', () => {
  it.each([
    ['a fee on top', move('withdrawal', '1', fee('0.01')), move('deposit', '1'), '1.01', '1'],
    ['a fee inside', move('withdrawal', '1', fee('0.01')), move('deposit', '0.99'), '1', '0.99'],
    ['no fee', move('withdrawal', '1'), move('deposit', '1'), '1', '1'],
  ])('given %s, then one transfer leaves the sum with what arrived', (_, out, to, quantity, received) => {
    const { transactions, questions } = matchTransfers([to, out]);
    expect(questions).toEqual([]);
    expect(transactions).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(transactions[0]))).toMatchObject({
      type: 'transfer',
      account: 'bybit',
      toAccount: 'kraken',
      quantity,
      received,
    });
  });

  it.each([
    ['another asset', { asset: 'ETH' }],
    ['the same account', { account: 'bybit' }],
    ['too late', { at: noon + 25 * 60 * minute }],
    ['long before', { at: noon - 11 * minute }],
    ['another amount', { quantity: Exact.of('0.9') }],
  ])('given %s, then nothing is guessed and both ends are asked about', (_, change) => {
    const both = [move('withdrawal', '1', fee('0.01')), move('deposit', '1', change)];
    const { transactions, questions } = matchTransfers(both);
    expect(transactions).toEqual(both);
    expect(questions.map(({ candidates }) => candidates)).toEqual([[], []]);
  });

  it('given two deposits that fit, then all three are asked about, and the candidates named', () => {
    const all = [move('withdrawal', '1'), move('deposit', '1', { id: 'a' }), move('deposit', '1', { id: 'b' })];
    const { transactions, questions } = matchTransfers(all);
    expect(transactions).toEqual(all);
    expect(questions).toHaveLength(3);
    expect(questions[0]?.text).toContain('may belong to "a" or "b"');
  });

  it('given two that fit and one of them with the reference, then it is the transfer, and the others find each other', () => {
    const all = [
      move('withdrawal', '1', { id: 'out 1', externalId: 'x1' }),
      move('withdrawal', '1', { id: 'out 2' }),
      move('deposit', '1', { id: 'in 2' }),
      // three days later
      move('deposit', '1', { id: 'in 1', externalId: 'x1', at: noon + 72 * 60 * minute, account: 'cold' }),
    ];
    const { transactions, questions } = matchTransfers(all);
    expect(questions).toEqual([]);
    expect(transactions.map((one) => [one.id, one.type === 'transfer' && one.toAccount])).toEqual([
      ['out 1', 'cold'],
      ['out 2', 'kraken'],
    ]);
  });

  it('given one reference and another amount, then nothing is guessed', () => {
    const all = [move('withdrawal', '1', { externalId: 'x' }), move('deposit', '0.5', { externalId: 'x' })];
    expect(matchTransfers(all).questions).toHaveLength(2);
  });

  it('given money of a state, then nobody is asked', () => {
    expect(matchTransfers([move('deposit', '1', { asset: 'EUR' })]).questions).toEqual([]);
  });
});
