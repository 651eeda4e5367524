import { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../amounts/exact-math.ts';
import { computeTax } from '../book/index.ts';
import type { LotKey, LotMethod, LotOrder } from '../methods/index.ts';
import { generic } from '../regimes/index.ts';
import type { Transaction } from '../transaction/index.ts';
import { anyTransactions, costOf } from './any-transactions.ts';

/** What a suite may be told of a lot method. */
export type LotMethodSuite = {
  /** The trades to work out; by default any, of two assets. */
  readonly transactions?: fc.Arbitrary<readonly Transaction[]>;
};

/**
 * What every lot method must hold to: units and cost are conserved to the last digit, a disposal is the sum of what stands
 * behind it, a book that ends flat has the same gain by any method, and the order of the input carries no meaning. An order
 * of lots is total and says the same twice. `make` gives a fresh method.
 */
export function describeLotMethod(name: string, make: () => LotMethod, suite: LotMethodSuite = {}): void {
  const transactions = suite.transactions ?? anyTransactions({ assets: ['A', 'B'] });
  const resultOf = (given: readonly Transaction[]) => computeTax(given, { regime: generic, method: make() });

  describe(`${name} keeps the contract of a lot method`, () => {
    it('given itself, then it has a name', () => {
      expect(make().name.trim()).not.toBe('');
    });

    it('given any trades, then what came in is what went out and what is left', () => {
      fc.assert(
        fc.property(transactions, (given) => {
          const { disposals, lots, pools, missing } = resultOf(given);
          const costLeft = sum([...lots.map(({ costBasis }) => costBasis), ...pools.map(({ cost }) => cost)]);
          const costUsed = sum(disposals.map(({ costBasis }) => costBasis));
          expect(costUsed.plus(costLeft).equals(costOf(given)), 'cost').toBe(true);
          const unitsLeft = sum([...lots, ...pools].map(({ quantity }) => quantity));
          const unitsGone = sum(disposals.map(({ quantity }) => quantity)).minus(
            sum(missing.map(({ quantity }) => quantity)),
          );
          const unitsIn = sum(given.flatMap(({ type, quantity }) => (type === 'sell' ? [] : [quantity])));
          expect(unitsGone.plus(unitsLeft).equals(unitsIn), 'units').toBe(true);
        }),
      );
    });

    it('given any trades, then each disposal is the sum of its matches, none of them empty', () => {
      fc.assert(
        fc.property(transactions, (given) => {
          for (const { matches, quantity, proceeds, costBasis } of resultOf(given).disposals) {
            expect(sum(matches.map((match) => match.quantity)).equals(quantity)).toBe(true);
            expect(sum(matches.map((match) => match.proceeds)).equals(proceeds)).toBe(true);
            expect(sum(matches.map((match) => match.costBasis)).equals(costBasis)).toBe(true);
            for (const match of matches) expect(match.quantity.units > 0).toBe(true);
          }
        }),
      );
    });

    it('given everything sold in the end, then the gain is what came out less what went in', () => {
      fc.assert(
        fc.property(anyTransactions({ endsFlat: true }), (given) => {
          const gain = sum(resultOf(given).disposals.map((disposal) => disposal.gain));
          expect(gain.equals(proceedsOf(given).minus(costOf(given)))).toBe(true);
        }),
      );
    });

    it('given the same trades the other way round in the input, then the same comes out', () => {
      fc.assert(
        fc.property(transactions, (given) => {
          const gains = (all: readonly Transaction[]) => resultOf(all).disposals.map(({ tx, gain }) => `${tx} ${gain}`);
          expect(gains([...given].reverse())).toEqual(gains(given));
        }),
      );
    });

    const method = make();
    if (method.kind === 'order') describeOrder(make as () => LotOrder);
    if (method.kind === 'matcher')
      it('given its windows, then each has a name and does not end before it begins', () => {
        for (const { rule, fromDays, toDays } of method.windows) {
          expect(rule.trim()).not.toBe('');
          expect(fromDays).toBeLessThanOrEqual(toDays);
        }
      });
  });
}

function describeOrder(make: () => LotOrder): void {
  it('given any lots, then it puts them in one order, and says the same twice', () => {
    fc.assert(
      fc.property(fc.array(lotKey, { minLength: 2, maxLength: 8 }), (keys) => {
        const lots = keys.map((key, i): LotKey => ({ ...key, sequence: i }));
        const order = make();
        const sorted = [...lots].sort((a, b) => order.compare(a, b));
        expect([...lots].reverse().sort((a, b) => make().compare(a, b))).toEqual(sorted);
        for (const a of lots)
          for (const b of lots) {
            if (a === b) continue;
            expect(order.compare(a, b), 'no two lots are equal').not.toBe(0);
            expect(Math.sign(order.compare(a, b))).toBe(-Math.sign(order.compare(b, a)));
          }
      }),
    );
  });
}

const lotKey = fc
  .record({
    acquiredAt: fc.integer({ min: 0, max: 3 }).map((days) => days * 86_400_000),
    quantity: fc.integer({ min: 1, max: 30 }),
    cost: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ acquiredAt, quantity, cost }) => ({
    acquiredAt,
    quantity: new Exact(quantity, 0),
    cost: new Exact(cost, 1),
    unitCost: cost / 10 / quantity,
  }));

function proceedsOf(transactions: readonly Transaction[]): Exact {
  const none = new Exact(0, 0);
  return sum(
    transactions.map((one) => (one.type === 'sell' ? (one.value ?? none).minus(one.fee?.quantity ?? none) : none)),
  );
}
