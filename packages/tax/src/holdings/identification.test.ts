import { describe, expect, it } from 'vitest';
import { buy, noon, sell, taxOf } from '../case/tax-of.fixture.ts';

const lots = [
  buy('a', '2024-01-02', '1', '100'),
  buy('b', '2024-02-02', '1', '300'),
  buy('c', '2024-03-02', '1', '200'),
];
const identified = (lotsNamed: readonly unknown[], identifiedAt: string, quantity = '1') =>
  taxOf('US', 'SPECIFIC-ID', [...lots, sell('s', '2024-04-02', quantity, '500', { lots: lotsNamed, identifiedAt })]);

describe('specific identification', () => {
  it.each([
    ['before the sale', '2024-04-01T00:00:00Z'],
    ['at the very moment of it', noon('2024-04-02')],
    ['before it in another zone', '2024-04-02T13:00:00+02:00'],
  ])('given lots named %s, then they are used', (_, identifiedAt) => {
    expect(identified(['b'], identifiedAt).disposals).toMatchObject([{ costBasis: '300', matches: [{ lot: 'b' }] }]);
  });

  it('given lots named after the sale, then first in, first out holds, and it is said', () => {
    const { disposals, questions } = identified(['b'], '2024-04-03T00:00:00Z');
    expect(disposals).toMatchObject([{ costBasis: '100', matches: [{ lot: 'a' }] }]);
    expect(disposals[0]?.notes[0]).toContain('after the sale');
    expect(questions).toMatchObject([{ kind: 'late-identification', tx: 's' }]);
  });

  it('given parts of lots, then those are used in that order and the rest first in, first out', () => {
    const named = [{ lot: 'c', quantity: '0.5' }, { lot: 'b' }];
    expect(identified(named, noon('2024-04-01'), '2').disposals[0]?.matches).toMatchObject([
      { lot: 'c', quantity: '0.5' },
      { lot: 'b', quantity: '1' },
      { lot: 'a', quantity: '0.5' },
    ]);
  });

  it('given a lot that is not there, then first in, first out holds, and it is said', () => {
    const { disposals, questions } = identified(['z'], noon('2024-04-01'));
    expect(disposals).toMatchObject([{ matches: [{ lot: 'a' }] }]);
    expect(questions).toMatchObject([{ kind: 'late-identification' }]);
  });

  it('given another method, then named lots do not matter', () => {
    const { disposals } = taxOf('US', 'FIFO', [
      ...lots,
      sell('s', '2024-04-02', '1', '5', { lots: ['b'], identifiedAt: noon('2024-04-01') }),
    ]);
    expect(disposals).toMatchObject([{ matches: [{ lot: 'a' }] }]);
  });
});

describe('orders', () => {
  it.each([
    ['FIFO', 'a'],
    ['LIFO', 'c'],
    ['HIFO', 'b'],
    ['LOFO', 'a'],
  ])('given %s, then lot %s is used first', (method, lot) => {
    expect(taxOf('US', method, [...lots, sell('s', '2024-04-02', '0.5', '5')]).disposals).toMatchObject([
      { matches: [{ lot }] },
    ]);
  });

  it.each(['HIFO', 'LOFO'])('given equal unit costs that a float cannot write, then %s uses the oldest', (method) => {
    const equal = [
      buy('x', '2024-01-02', '3', '0.1'),
      buy('y', '2024-01-03', '6', '0.2'),
      buy('z', '2024-01-04', '9', '0.3'),
    ];
    const { disposals } = taxOf('US', method, [...equal, sell('s', '2024-04-02', '18', '5')]);
    expect(disposals[0]?.matches).toMatchObject([{ lot: 'x' }, { lot: 'y' }, { lot: 'z' }]);
  });

  it('given purchases and a sale at one instant, then the purchases come first whatever the file says', () => {
    const { disposals, missing } = taxOf('US', 'FIFO', [
      sell('s', '2024-01-02', '1', '5'),
      buy('b', '2024-01-02', '1', '4'),
    ]);
    expect(disposals).toMatchObject([{ gain: '1' }]);
    expect(missing).toEqual([]);
  });
});
