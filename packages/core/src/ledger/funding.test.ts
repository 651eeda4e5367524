import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { Exact } from '../money/index.ts';
import { at, book, held, instrumentOf, lastEntry, perpetual, type WrittenFill } from './ledger.fixture.ts';
import { Ledger } from './ledger.ts';

/** What falls due on fills at 2000, as text; positive when paid. */
function paid(mark: number, rate: number, ...fills: readonly Omit<WrittenFill, 'price'>[]) {
  const ledger = new Ledger([perpetual]);
  book(ledger, perpetual, ...fills.map((fill) => ({ ...fill, price: '2000' })));
  const amount = new Exact(ledger.fund(ledger.bookOf(perpetual), mark, rate, at), 8).toString();
  ledger.accounts.assertBalanced();
  return { ledger, amount };
}

describe('funding', () => {
  it.each([
    ['a long pays a positive rate', '2', 0.0001, '0.4'],
    ['a short receives it', '-2', 0.0001, '-0.4'],
    ['a long receives a negative rate', '2', -0.0001, '-0.4'],
    ['a short pays it', '-2', -0.0001, '0.4'],
    ['a rate of zero costs nothing', '2', 0, '0'],
  ])('given a position at 2000, then %s', (_, quantity, rate, expected) => {
    const { ledger, amount } = paid(2000, rate, { quantity });
    expect(amount).toBe(expected);
    expect(held(ledger, 'funding')).toEqual(expected === '0' ? {} : { USDT: expected });
    expect(held(ledger)).toEqual(
      expected === '0' ? {} : { USDT: new Exact(0, 0).minus(Exact.of(expected)).toString() },
    );
  });

  it('given a mark between two ticks, then the nearest one counts, whatever the entry was', () => {
    expect(paid(2500.004, 0.001, { quantity: '1' }).amount).toBe('2.5');
  });

  it('given hedge mode, then each side pays or receives its own, and both are posted', () => {
    const { ledger, amount } = paid(
      2000,
      0.0001,
      { quantity: '3', positionSide: 'long' },
      { quantity: '-1', positionSide: 'short' },
    );
    expect(amount).toBe('0.4');
    expect(lastEntry(ledger)).toEqual([
      'funding: cash -0.6 USDT',
      'funding: funding 0.6 USDT',
      'funding: cash 0.2 USDT',
      'funding: funding -0.2 USDT',
    ]);
  });

  it.each([
    [0.0005, '0'],
    [0.0015, '0.00000002'],
    [0.0006, '0.00000001'],
  ])('given a payment finer than the currency, at %d, then it rounds half-even, once', (rate, expected) => {
    // 0.001 x 0.01 x 0.0005 is 0.000000005, half of the last place
    expect(paid(0.01, rate, { quantity: '0.001' }).amount).toBe(expected);
  });

  it('given a contract size, then it counts', () => {
    const mini = instrumentOf('ETH/USDT', 'perpetual', { contractSize: '0.1', quantityStep: '1' });
    const ledger = new Ledger([mini]);
    book(ledger, mini, { quantity: '20', price: '2000' });
    expect(new Exact(ledger.fund(ledger.bookOf(mini), 2000, 0.0001, at), 8).toString()).toBe('0.4');
  });

  it('given no position, then nothing is posted', () => {
    const { ledger, amount } = paid(2000, 0.01);
    expect(amount).toBe('0');
    expect([...ledger.accounts.postings()]).toEqual([]);
  });

  it.each([
    [Number.NaN, 0.0001],
    [0, 0.0001],
    [-1, 0.0001],
    [Number.POSITIVE_INFINITY, 0.0001],
    [2000, Number.NaN],
    [2000, Number.NEGATIVE_INFINITY],
  ])('given a mark of %d and a rate of %d, then it is refused and nothing is booked', (mark, rate) => {
    const ledger = new Ledger([perpetual]);
    book(ledger, perpetual, { quantity: '1', price: '2000', fee: '1' });
    expect(refusalOf(() => ledger.fund(ledger.bookOf(perpetual), mark, rate, at))).toEqual({
      code: 'E030',
      message: `funding of ETH/USDT at a mark of ${mark} and a rate of ${rate} is not possible; give finite ones`,
      context: { instrument: 'ETH/USDT', mark, rate },
    });
    expect(held(ledger)).toEqual({ USDT: '-1' });
  });
});
