import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../errors/thrown.fixture.ts';
import { Exact } from '../money/index.ts';
import { at, book, goog, held, instrumentOf, lastEntry, perpetual, positionText } from './ledger.fixture.ts';
import { Ledger } from './ledger.ts';

/** An account with shares bought (or sold short) at 150. */
function holding(quantity: string): Ledger {
  const ledger = new Ledger([goog, perpetual]);
  book(ledger, goog, { quantity, price: '150' });
  return ledger;
}

function split(ledger: Ledger, ratio: string, mark = Number.NaN): void {
  ledger.split(ledger.bookOf(goog), ratio, mark, at);
  ledger.accounts.assertBalanced();
}

describe('dividends', () => {
  it.each([
    ['10', '0.25', '2.5'],
    ['-10', '0.25', '-2.5'],
    ['1', '0.000000005', '0'],
    ['3', '0.000000005', '0.00000002'],
  ])('given %s shares, when %s a share is paid, then %s comes in', (quantity, perShare, expected) => {
    const ledger = holding(quantity);
    const units = ledger.payDividend(ledger.bookOf(goog), perShare, at);
    expect(new Exact(units, 8).toString()).toBe(expected);
    expect(held(ledger, 'dividends')).toEqual(
      expected === '0' ? {} : { USD: new Exact(0, 0).minus(Exact.of(expected)).toString() },
    );
    ledger.accounts.assertBalanced();
  });

  it('given a dividend, then it is an entry of its own and the cost of the position stays', () => {
    const ledger = holding('10');
    ledger.payDividend(ledger.bookOf(goog), '0.25', at);
    expect(lastEntry(ledger)).toEqual(['dividend: dividends -2.5 USD', 'dividend: cash 2.5 USD']);
    expect(positionText(ledger, goog)).toEqual({ quantity: '10', cost: '1500', realized: '0' });
  });

  it('given parts of a share, then they earn their part', () => {
    const parts = instrumentOf('GOOG/USD', 'equity', { quantityStep: '0.001' });
    const ledger = new Ledger([parts]);
    book(ledger, parts, { quantity: '2.5', price: '150' });
    expect(new Exact(ledger.payDividend(ledger.bookOf(parts), '0.1', at), 8).toString()).toBe('0.25');
  });

  it('given a dividend of nothing, then it is possible, and nothing is posted', () => {
    const ledger = holding('10');
    const before = [...ledger.accounts.postings()].length;
    expect(ledger.payDividend(ledger.bookOf(goog), '0', at)).toBe(0);
    expect([...ledger.accounts.postings()]).toHaveLength(before);
  });

  it('given no share, then nothing is posted', () => {
    const ledger = new Ledger([goog]);
    expect(ledger.payDividend(ledger.bookOf(goog), '1', at)).toBe(0);
    expect([...ledger.accounts.postings()]).toEqual([]);
  });

  it.each([
    ['a negative amount', goog, '-1', 'a dividend of -1 is not possible on equity GOOG/USD; feed one of zero or above'],
    [
      'a contract',
      perpetual,
      '1',
      'a dividend is not possible on perpetual ETH/USDT; feed it for what is owned, not for contracts',
    ],
  ])('given %s, then it is refused and nothing is booked', (_, instrument, amount, message) => {
    const ledger = holding('10');
    expect(refusalOf(() => ledger.payDividend(ledger.bookOf(instrument), amount, at))).toEqual({
      code: 'E030',
      message,
      context: { instrument: instrument.id },
    });
    expect(held(ledger, 'dividends')).toEqual({});
  });

  it('given text that is no amount, then it is refused', () => {
    const ledger = holding('10');
    expect(errorOf(() => ledger.payDividend(ledger.bookOf(goog), 'a dollar', at)).code).toBe('E012');
  });
});

describe('splits', () => {
  it.each([
    ['10', '2', '20', '1500'],
    ['-10', '7', '-70', '-1500'],
    ['10', '0.1', '1', '1500'],
    ['20', '1.5', '30', '3000'],
    ['10', '1', '10', '1500'],
  ])('given %s shares, when split by %s, then there are %s at the same cost', (quantity, ratio, after, cost) => {
    const ledger = holding(quantity);
    const { USD } = held(ledger);
    split(ledger, ratio);
    expect(positionText(ledger, goog)).toEqual({ quantity: after, cost, realized: '0' });
    expect(held(ledger), 'no money moves').toEqual({ GOOG: after, USD });
  });

  it('given a split by two, then an exit at half the price realizes nothing', () => {
    const ledger = holding('10');
    split(ledger, '2');
    expect(book(ledger, goog, { quantity: '-20', price: '75' })).toEqual(['0']);
    expect(held(ledger)).toEqual({});
  });

  it.each([
    ['a long', '25', 1600, { quantity: '2', cost: '3000', realized: '50' }, { GOOG: '2', USD: '-2950' }],
    ['a short', '-25', 1600, { quantity: '-2', cost: '-3000', realized: '-50' }, { GOOG: '-2', USD: '2950' }],
    ['a long at a loss', '25', 1400, { quantity: '2', cost: '3000', realized: '-50' }, { GOOG: '2', USD: '-3050' }],
  ])(
    'given %s of %s, when ten become one at %d, then the half share is sold with its cost',
    (_, quantity, mark, position, cash) => {
      const ledger = holding(quantity);
      split(ledger, '0.1', mark);
      expect(positionText(ledger, goog)).toEqual(position);
      expect(held(ledger)).toEqual(cash);
    },
  );

  it('given a fraction, then its proceeds are a sale and the shares an entry of the split', () => {
    const ledger = holding('25');
    split(ledger, '0.1', 1600);
    expect(lastEntry(ledger)).toEqual([
      'split: corrections 23 GOOG',
      'split: cash -23 GOOG',
      'split: trading -800 USD',
      'split: cash 800 USD',
    ]);
  });

  it('given less than one new share, then all is paid out and the position is closed', () => {
    const ledger = holding('3');
    split(ledger, '0.1', 1600);
    expect(positionText(ledger, goog), '0.3 x 1600 less 450').toEqual({ quantity: '0', cost: '0', realized: '30' });
    expect(held(ledger)).toEqual({ USD: '30' });
  });

  it('given a price between two ticks, then the fraction is paid at the nearest, half-even to the notional', () => {
    const ledger = holding('1');
    split(ledger, '1.5', 100.005);
    expect(positionText(ledger, goog), '150 / 3 is the cost of a half').toEqual({
      quantity: '1',
      cost: '100',
      realized: '0',
    });
    expect(held(ledger)).toEqual({ GOOG: '1', USD: '-100' });
  });

  it.each([
    [100.01, '50', '0'],
    [100.03, '50.02', '0.02'],
  ])('given a fraction at %d, then half a cent goes to the even cent: %s', (mark, proceeds, realized) => {
    const ledger = holding('1');
    split(ledger, '1.5', mark);
    expect(positionText(ledger, goog)).toMatchObject({ realized });
    expect(held(ledger)).toEqual({ GOOG: '1', USD: Exact.of(proceeds).minus(Exact.of('150')).toString() });
  });

  it('given a position that leaves a fraction and shares that leave none, then only the position realizes', () => {
    const ledger = holding('5');
    ledger.deposit('GOOG', '5', at);
    split(ledger, '0.5', 320);
    expect(positionText(ledger, goog), '0.5 x 320 less a fifth of 750').toEqual({
      quantity: '2',
      cost: '600',
      realized: '10',
    });
    expect(held(ledger)).toEqual({ GOOG: '5', USD: '-750' });
  });

  it('given no share at all, then there is nothing to do, and no price is needed', () => {
    const ledger = new Ledger([goog]);
    ledger.split(ledger.bookOf(goog), '0.3', Number.NaN, at);
    expect(positionText(ledger, goog)).toEqual({ quantity: '0', cost: '0', realized: '0' });
    expect([...ledger.accounts.postings()]).toEqual([]);
  });

  it('given shares that came in as a deposit, then they are split too', () => {
    const ledger = holding('5');
    ledger.deposit('GOOG', '7', at);
    split(ledger, '2');
    expect(held(ledger)).toEqual({ GOOG: '24', USD: '-750' });
    expect(positionText(ledger, goog)).toMatchObject({ quantity: '10' });
  });

  it('given shares of a finer account scale, then what is finer than a step is paid out', () => {
    const ledger = holding('5');
    ledger.deposit('GOOG', '-0.5', at);
    split(ledger, '3', 50);
    expect(held(ledger), '13.5 shares, of which half a one is sold').toEqual({ GOOG: '13', USD: '-725' });
    expect(positionText(ledger, goog)).toEqual({ quantity: '15', cost: '750', realized: '0' });
  });

  it('given another step by then, then the fraction is one of the step of the day', () => {
    const early = { tickSize: '0.01', quantityStep: '0.1' };
    const dated = instrumentOf('GOOG/USD', 'equity', { rules: [early, { ...early, from: at, quantityStep: '1' }] });
    const ledger = new Ledger([dated]);
    book(ledger, dated, { quantity: '0.5', price: '100' });
    ledger.split(ledger.bookOf(dated), '3', 30, at - 1);
    expect(positionText(ledger, dated)).toEqual({ quantity: '1.5', cost: '50', realized: '0' });
    ledger.split(ledger.bookOf(dated), '1', 40, at);
    expect(positionText(ledger, dated), '0.5 x 40 less a third of 50').toEqual({
      quantity: '1',
      cost: '33.333',
      realized: '3.333',
    });
  });

  it('given any position, when split and split back, then it is what it was', () => {
    const quantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((units) => units !== 0);
    fc.assert(
      fc.property(
        quantity,
        fc.constantFrom(['2', '0.5'], ['4', '0.25'], ['10', '0.1']),
        (units, [there = '', back = '']) => {
          const ledger = holding(String(units));
          const before = [positionText(ledger, goog), held(ledger)];
          split(ledger, there);
          split(ledger, back);
          expect([positionText(ledger, goog), held(ledger)]).toEqual(before);
        },
      ),
    );
  });

  it.each([
    ['0', Number.NaN, 'a split by 0 is not possible on equity GOOG/USD; feed a ratio above zero'],
    ['-2', 10, 'a split by -2 is not possible on equity GOOG/USD; feed a ratio above zero'],
    ['0.1', Number.NaN, 'a split by 0.1 that leaves a fraction is not possible on equity GOOG/USD; feed a price first'],
    ['0.1', 0, 'a split by 0.1 that leaves a fraction is not possible on equity GOOG/USD; feed a price first'],
  ])('given a split by %s at %d, then it is refused and nothing changes', (ratio, mark, message) => {
    const ledger = holding('25');
    expect(refusalOf(() => split(ledger, ratio, mark))).toEqual({
      code: 'E030',
      message,
      context: { instrument: 'GOOG/USD' },
    });
    expect(positionText(ledger, goog)).toEqual({ quantity: '25', cost: '3750', realized: '0' });
    expect(held(ledger)).toEqual({ GOOG: '25', USD: '-3750' });
  });

  it('given a contract, then there is nothing to split', () => {
    const ledger = holding('1');
    expect(refusalOf(() => ledger.split(ledger.bookOf(perpetual), '2', 1, at)).message).toBe(
      'a split is not possible on perpetual ETH/USDT; feed it for what is owned, not for contracts',
    );
  });
});
