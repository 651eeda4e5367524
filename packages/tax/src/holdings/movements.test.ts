import { describe, expect, it } from 'vitest';
import { buy, noon, sell, taxOf } from '../case/tax-of.fixture.ts';

const per = { basisScope: 'per-account' };
const transfer = (id: string, day: string, quantity: string, received: string, more: object = {}) => ({
  ...{ id, type: 'transfer', time: noon(day), quantity, received, account: 'a', toAccount: 'b' },
  ...more,
});

describe('transfers between own accounts', () => {
  it('given one, then lots keep their dates and basis, and a later sale there uses the oldest first', () => {
    const document = taxOf(
      'US',
      'FIFO',
      [
        buy('old', '2023-01-02', '1', '100', { account: 'a' }),
        buy('new', '2023-06-02', '1', '300', { account: 'b' }),
        transfer('t', '2023-07-01', '1', '1'),
        sell('s', '2024-02-02', '1', '500', { account: 'b' }),
      ],
      per,
    );
    expect(document.disposals).toMatchObject([{ costBasis: '100', matches: [{ lot: 'old', term: 'long' }] }]);
    expect(document.remainingLots).toMatchObject([{ lot: 'new', account: 'b', costBasis: '300' }]);
  });

  it('given a network fee, then its units are disposed of at the price of the moment', () => {
    const document = taxOf(
      'US',
      'FIFO',
      [buy('b', '2023-01-02', '1', '100', { account: 'a' }), transfer('t', '2023-07-01', '1', '0.9', { price: '200' })],
      per,
    );
    expect(document.disposals).toMatchObject([
      { tx: 't', kind: 'transfer-fee', quantity: '0.1', proceeds: '20', costBasis: '10', gain: '10' },
    ]);
    expect(document.remainingLots).toMatchObject([{ lot: 'b', account: 'b', quantity: '0.9', costBasis: '90' }]);
  });

  it('given parts that went one by one, then they are one lot again where they meet, and a sale tells it once', () => {
    const document = taxOf(
      'US',
      'FIFO',
      [
        buy('b', '2023-01-02', '3', '100', { account: 'a' }),
        transfer('t1', '2023-07-01', '0.7', '0.7'),
        transfer('t2', '2023-07-02', '0.8', '0.8'),
        transfer('t3', '2023-07-03', '1.5', '1.5'),
        sell('s', '2023-08-01', '2', '200', { account: 'b' }),
      ],
      per,
    );
    expect(document.disposals).toMatchObject([{ costBasis: '66.6666666667', matches: [{ lot: 'b', quantity: '2' }] }]);
    expect(document.remainingLots).toMatchObject([
      { lot: 'b', account: 'b', quantity: '1', costBasis: '33.3333333333' },
    ]);
  });

  it('given a lot that a transfer names after others of it have come, then the named one goes', () => {
    const document = taxOf(
      'US',
      'FIFO',
      [
        buy('old', '2023-01-02', '1', '100', { account: 'a' }),
        buy('new', '2023-01-03', '1', '300', { account: 'a' }),
        transfer('t1', '2023-07-01', '0.5', '0.5', { lots: ['new'] }),
        transfer('t2', '2023-07-02', '0.5', '0.5', { lots: ['new'] }),
      ],
      per,
    );
    expect(document.remainingLots).toMatchObject([
      { lot: 'old', account: 'a', costBasis: '100' },
      { lot: 'new', account: 'b', quantity: '1', costBasis: '300' },
    ]);
  });

  it('given universal basis, then a transfer moves nothing', () => {
    const document = taxOf('US', 'FIFO', [buy('b', '2023-01-02', '1', '100'), transfer('t', '2023-07-01', '1', '1')]);
    expect(document.disposals).toEqual([]);
    expect(document.remainingLots).toMatchObject([{ lot: 'b', quantity: '1' }]);
  });

  it('given more than was held there, then what lacks lots is asked about, and selling it finds no basis', () => {
    const document = taxOf(
      'US',
      'FIFO',
      [
        buy('b', '2023-01-02', '1', '100', { account: 'a' }),
        transfer('t', '2023-07-01', '3', '3'),
        sell('s', '2023-08-01', '3', '600', { account: 'b' }),
      ],
      per,
    );
    expect(document.questions).toMatchObject([{ kind: 'missing-basis' }]);
    expect(document.missing).toMatchObject([{ tx: 's', quantity: '2', proceeds: '400' }]);
    expect(document.disposals[0]).toMatchObject({ costBasis: '100', gain: '500' });
  });

  it('given an unmatched withdrawal, then it is listed and never taken for a sale', () => {
    const document = taxOf('US', 'FIFO', [
      buy('b', '2023-01-02', '1', '100'),
      { id: 'w', type: 'withdrawal', time: noon('2023-02-01'), quantity: '1' },
      { id: 'd', type: 'deposit', time: noon('2023-02-02'), quantity: '50', asset: 'USD' },
    ]);
    expect(document.disposals).toEqual([]);
    expect(document.questions).toMatchObject([{ kind: 'unmatched-movement', tx: 'w' }]);
  });
});

describe('wallet by wallet from 2025', () => {
  const lines = [
    buy('x', '2023-01-02', '1', '100', { account: 'a' }),
    buy('y', '2023-06-02', '1', '300', { account: 'b' }),
    sell('before', '2024-05-01', '1', '400', { account: 'b' }),
    sell('after', '2025-05-01', '1', '500', { account: 'a' }),
  ];

  it('given sales on either side, then the first uses all lots and the second those allocated to its account', () => {
    const { disposals } = taxOf('US', 'FIFO', lines, { basisScope: 'us-transition' });
    expect(disposals).toMatchObject([
      { tx: 'before', costBasis: '100', matches: [{ lot: 'x' }] },
      // b sold its unit by the lot bought in a, so that the lot bought in b is what is left for a
      { tx: 'after', costBasis: '300', matches: [{ lot: 'y' }] },
    ]);
  });
});

describe('splits, gifts and losses', () => {
  it('given a split, then every unit becomes more and the cost stays', () => {
    const lines = [
      buy('b', '2024-01-02', '10', '100'),
      { id: 'x', type: 'split', time: noon('2024-01-20'), ratio: '3' },
      sell('s', '2024-02-02', '15', '300'),
    ];
    expect(taxOf('US', 'HIFO', lines).remainingLots).toMatchObject([{ quantity: '15', costBasis: '50' }]);
    expect(taxOf('CA', 'AVERAGE-COST', lines, { currency: 'USD' }).pools).toMatchObject([
      { quantity: '15', cost: '50' },
    ]);
    expect(taxOf('GB', 'SHARE-POOL', lines).pools).toMatchObject([{ quantity: '15', cost: '50' }]);
  });

  it('given units lost, then each law has its own answer', () => {
    const lines = [
      buy('b', '2024-01-02', '1', '100'),
      { id: 'l', type: 'lost', time: noon('2024-03-01'), quantity: '1' },
    ];
    expect(taxOf('US', 'FIFO', lines).disposals).toMatchObject([{ taxable: false, costBasis: '100' }]);
    expect(taxOf('AU', 'FIFO', lines).disposals).toMatchObject([{ proceeds: '0', gain: '-100' }]);
    const british = taxOf('GB', 'SHARE-POOL', lines);
    expect(british.disposals).toEqual([]);
    expect(british.pools).toMatchObject([{ quantity: '1', cost: '100' }]);
  });

  it('given a gift, then it is untaxed in the United States and a sale at its value in the United Kingdom', () => {
    const lines = [
      buy('b', '2024-01-02', '1', '100'),
      { id: 'g', type: 'gift', time: noon('2024-05-01'), quantity: '1', price: '150' },
    ];
    expect(taxOf('US', 'FIFO', lines).disposals).toEqual([
      expect.objectContaining({ kind: 'gift', taxable: false, costBasis: '100' }),
    ]);
    expect(taxOf('GB', 'SHARE-POOL', lines).disposals).toMatchObject([{ kind: 'gift', proceeds: '150', gain: '50' }]);
  });

  it('given income, then its value on receipt is income and becomes the basis', () => {
    const document = taxOf('US', 'FIFO', [
      { id: 'i', type: 'income', kind: 'staking', time: noon('2024-01-02'), quantity: '2', price: '50' },
      sell('s', '2024-02-02', '1', '80'),
    ]);
    expect(document.income).toMatchObject([{ kind: 'staking', quantity: '2', value: '100' }]);
    expect(document.disposals).toMatchObject([{ costBasis: '50', gain: '30' }]);
    expect(document.byTaxYear['2024']?.['income']).toBe('100');
  });
});
