import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { Ledger } from '../ledger/index.ts';
import { at, fillOf, perpetual, type WrittenFill } from '../ledger/ledger.fixture.ts';
import { Exact, floatOf } from '../money/index.ts';
import type { MarginSettings } from './settings.ts';

function ledgerWith(margin: MarginSettings): Ledger {
  return new Ledger([perpetual], [], margin);
}

/** The margin behind each side after some fills, as text. */
function locked(margin: MarginSettings, ...fills: readonly WrittenFill[]) {
  const ledger = ledgerWith(margin);
  const book = ledger.bookOf(perpetual);
  for (const fill of fills) ledger.fill(book, fillOf(perpetual, fill));
  const text = (units: (typeof book.net)['margin']) => new Exact(units, 8).toString();
  return { net: text(book.net.margin), long: text(book.long.margin), short: text(book.short.margin) };
}

const isolated: MarginSettings = { mode: 'isolated', leverage: 10 };

describe('isolated margin', () => {
  it.each<[string, readonly WrittenFill[], string]>([
    ['opened', [{ quantity: '2', price: '1000' }], '200'],
    ['opened short', [{ quantity: '-2', price: '1000' }], '200'],
    [
      'added to',
      [
        { quantity: '2', price: '1000' },
        { quantity: '1', price: '1200' },
      ],
      '320',
    ],
    [
      'closed by a part',
      [
        { quantity: '2', price: '1000' },
        { quantity: '-0.5', price: '1200' },
      ],
      '150',
    ],
    [
      'closed',
      [
        { quantity: '2', price: '1000' },
        { quantity: '-2', price: '1200' },
      ],
      '0',
    ],
    [
      'turned around',
      [
        { quantity: '2', price: '1000' },
        { quantity: '-3', price: '1200' },
      ],
      '120',
    ],
  ])('given a position %s, then notional / leverage of what is open is locked', (_, fills, expected) => {
    expect(locked(isolated, ...fills).net).toBe(expected);
  });

  it('given both sides, then each has its own', () => {
    expect(
      locked(
        isolated,
        { quantity: '2', price: '1000', positionSide: 'long' },
        { quantity: '-1', price: '1000', positionSide: 'short' },
      ),
    ).toEqual({ net: '0', long: '200', short: '100' });
  });

  it('given cross margin, then nothing is locked', () => {
    expect(locked({ leverage: 10 }, { quantity: '2', price: '1000' }).net).toBe('0');
  });

  it('given terms of its own for the instrument, then they hold', () => {
    const byInstrument = { [perpetual.id]: { mode: 'isolated', leverage: 4 } } as const;
    expect(locked({ leverage: 10, byInstrument }, { quantity: '2', price: '1000' }).net).toBe('500');
  });

  it('given a margin finer than the currency, then it rounds up', () => {
    expect(locked({ mode: 'isolated', leverage: 3 }, { quantity: '1', price: '100' }).net).toBe('33.33333334');
  });

  it('given funding, then it is paid out of the margin, received there, and never below zero', () => {
    const ledger = ledgerWith(isolated);
    const book = ledger.bookOf(perpetual);
    ledger.fill(book, fillOf(perpetual, { quantity: '2', price: '1000' }));
    const lockedAt = (rate: number) => {
      ledger.fund(book, 1000, rate, at);
      return new Exact(book.net.margin, 8).toString();
    };
    expect([lockedAt(0.01), lockedAt(-0.02), lockedAt(0.5)]).toEqual(['180', '220', '0']);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1.00001])(
    'given a leverage of %d, then it is refused',
    (leverage) => {
      expect(refusalOf(() => ledgerWith({ leverage })).code).toBe('E070');
    },
  );

  it('given any fills, then no more is freed than was locked, and nothing stays locked behind nothing', () => {
    const fill = fc.record({
      quantity: fc.integer({ min: -5_000, max: 5_000 }).filter((units) => units !== 0),
      price: fc.integer({ min: 1, max: 500_000 }),
    });
    const settings = fc.constantFrom<MarginSettings>(isolated, { mode: 'isolated', leverage: 3 });
    fc.assert(
      fc.property(fc.array(fill, { maxLength: 30 }), settings, (fills, margin) => {
        const ledger = ledgerWith(margin);
        const book = ledger.bookOf(perpetual);
        for (const { quantity, price } of fills) {
          const before = { margin: book.net.margin, quantity: book.net.quantity };
          ledger.fill(book, { ...fillOf(perpetual, { quantity: '1', price: '1' }), quantity, price });
          const { net } = book;
          const isReduced = before.quantity !== 0 && before.quantity > 0 !== quantity > 0;
          if (isReduced && net.quantity !== 0 && net.quantity > 0 === before.quantity > 0)
            expect(net.margin <= before.margin, 'a reduction locks nothing').toBe(true);
          if (net.quantity === 0) expect(net.margin).toBe(0);
          const leverage = margin.leverage ?? 1;
          const cost = Math.abs(floatOf(net.cost, perpetual.notionalScale));
          expect(floatOf(net.margin, 8)).toBeGreaterThanOrEqual(cost / leverage - 1e-4);
          expect(net.margin >= 0).toBe(true);
        }
      }),
    );
  });
});
