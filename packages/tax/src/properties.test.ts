import { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfOf, sum, times } from './amounts/exact-math.ts';
import { computeTax, TaxBook, type TaxSettings } from './book/index.ts';
import { taxDocument } from './document/index.ts';
import { averageCost, fifo, hifo, lifo, lofo, sharePool, specificId } from './methods/index.ts';
import { ca, de, gb, generic, us } from './regimes/index.ts';
import type { TaxResult } from './result/index.ts';
import { anyTransactions, costOf } from './testing/index.ts';
import type { Transaction } from './transaction/index.ts';

const orders = [fifo, lifo, hifo, lofo, specificId];
const methods = [...orders, averageCost, sharePool];
const settings = methods.map((method): TaxSettings => ({ regime: generic, method }));
const laws: readonly TaxSettings[] = [
  { regime: us, assetClass: 'stock' },
  { regime: us, method: hifo, basisScope: 'per-account', assetClass: 'stock' },
  { regime: gb, currency: 'USD' },
  { regime: de, currency: 'USD' },
  { regime: ca, currency: 'USD' },
];
const every = [...settings, ...laws];
const nameOf = ({ regime, method }: TaxSettings) => `${regime.jurisdiction} ${method?.name ?? regime.defaults.method}`;
const named = every.map((one) => [nameOf(one), one] as const);

/** Divisions are carried to at least twelve places; what two orders of dividing may differ by is far below this. */
const near = (a: Exact, b: Exact) => Math.abs(a.minus(b).toFloat()) < 1e-9;

const gainOf = ({ disposals }: TaxResult) => sum(disposals.map(({ gain }) => gain));
const leftOf = ({ lots, pools }: TaxResult) =>
  sum([...lots.map(({ costBasis }) => costBasis), ...pools.map(({ cost }) => cost)]);
const unitsOf = ({ lots, pools }: TaxResult) => sum([...lots, ...pools].map(({ quantity }) => quantity));

describe.each(named)('%s', (_, chosen) => {
  it('given any trades, then what came in is what went out and what is left, units and cost', () => {
    fc.assert(
      fc.property(anyTransactions({ accounts: ['a', 'b'] }), (transactions) => {
        const result = computeTax(transactions, { ...chosen, lossRule: false });
        const used = sum(result.disposals.map(({ costBasis }) => costBasis));
        expect(used.plus(leftOf(result)).equals(costOf(transactions)), 'cost').toBe(true);
        const sold = sum(result.disposals.map(({ quantity }) => quantity));
        const lacking = sum(result.missing.map(({ quantity }) => quantity));
        const bought = sum(transactions.flatMap(({ type, quantity }) => (type === 'sell' ? [] : [quantity])));
        expect(bought.equals(sold.minus(lacking).plus(unitsOf(result))), 'units').toBe(true);
      }),
    );
  });

  it('given any trades, then a disposal is the sum of its matches', () => {
    fc.assert(
      fc.property(anyTransactions({ oversells: true }), (transactions) => {
        for (const { matches, proceeds, costBasis, gain, quantity } of computeTax(transactions, chosen).disposals) {
          expect(sum(matches.map((match) => match.proceeds)).equals(proceeds)).toBe(true);
          expect(sum(matches.map((match) => match.costBasis)).equals(costBasis)).toBe(true);
          expect(sum(matches.map((match) => match.quantity)).equals(quantity)).toBe(true);
          if (chosen.regime !== ca) expect(sum(matches.map((match) => match.gain)).equals(gain)).toBe(true);
        }
      }),
    );
  });

  it('given the same trades in another order in the file, then nothing changes', () => {
    fc.assert(
      fc.property(anyTransactions({ assets: ['A', 'B'] }), fc.infiniteStream(fc.nat()), (transactions, random) => {
        const shuffled = [...transactions]
          .map((one) => ({ one, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(taxDocument(computeTax(shuffled, chosen))).toEqual(taxDocument(computeTax(transactions, chosen)));
      }),
    );
  });

  it('given a fill in two parts, then no total and nothing left changes', () => {
    fc.assert(
      fc.property(anyTransactions(), fc.nat(), (transactions, pick) => {
        const index = pick % transactions.length;
        const whole = computeTax(transactions, chosen);
        const parts = computeTax(
          transactions.flatMap((one, i) => (i === index ? halvesOf(one) : [one])),
          chosen,
        );
        expect(near(gainOf(parts), gainOf(whole)), 'gain').toBe(true);
        expect(near(leftOf(parts), leftOf(whole)), 'cost left').toBe(true);
        expect(unitsOf(parts).equals(unitsOf(whole)), 'units left').toBe(true);
        expect(parts.years.map(({ year }) => year)).toEqual(whole.years.map(({ year }) => year));
      }),
    );
  });

  it('given trades of another asset beside them, then the first one’s lines do not change', () => {
    fc.assert(
      fc.property(anyTransactions({ assets: ['A', 'B'] }), (transactions) => {
        const alone = computeTax(
          transactions.filter(({ asset }) => asset === 'A'),
          chosen,
        );
        const beside = computeTax(transactions, chosen);
        const ofA = { ...beside, disposals: beside.disposals.filter(({ asset }) => asset === 'A') };
        expect(taxDocument(ofA)['disposals']).toEqual(taxDocument(alone)['disposals']);
        expect(beside.lots.filter(({ asset }) => asset === 'A')).toEqual(alone.lots);
        expect(beside.pools.filter(({ asset }) => asset === 'A')).toEqual(alone.pools);
      }),
    );
  });

  it('given them one at a time, then at each moment the book says what computing them so far says', () => {
    fc.assert(
      fc.property(anyTransactions({ countMax: 20, oversells: true }), (transactions) => {
        const book = new TaxBook(chosen);
        transactions.forEach((one, i) => {
          book.append(one);
          expect(taxDocument(book.result())).toEqual(taxDocument(computeTax(transactions.slice(0, i + 1), chosen)));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('given later years, then an earlier one changes only where the law says so', () => {
    fc.assert(
      fc.property(anyTransactions({ countMax: 60 }), fc.integer({ min: 2022, max: 2024 }), (transactions, year) => {
        const endAt = Date.UTC(year, 11, 31);
        const before = computeTax(
          transactions.filter(({ at }) => at < endAt),
          chosen,
        );
        const after = computeTax(transactions, chosen);
        const hasRule = chosen.regime.lossRule !== undefined || chosen.method === sharePool || chosen.regime === gb;
        const settledBy = hasRule ? endAt - 32 * 86_400_000 : endAt;
        const upTo = (result: TaxResult) => ({
          ...result,
          disposals: result.disposals.filter(({ at }) => at < settledBy),
        });
        expect(taxDocument(upTo(after))['disposals']).toEqual(taxDocument(upTo(before))['disposals']);
      }),
    );
  });
});

function halvesOf(transaction: Transaction): readonly Transaction[] {
  if (transaction.type !== 'buy' && transaction.type !== 'sell' && transaction.type !== 'income') return [transaction];
  const part = (name: string, share: (amount: Exact) => Exact) => ({
    ...transaction,
    id: `${transaction.id}${name}`,
    quantity: share(transaction.quantity),
    ...(transaction.value !== undefined && { value: share(transaction.value) }),
    ...(transaction.fee !== undefined && { fee: { ...transaction.fee, quantity: share(transaction.fee.quantity) } }),
  });
  return [part('a', halfOf), part('b', halfOf)];
}

describe('methods side by side', () => {
  it('given a book that ends flat, then the total gain is the same by every method, and is what came out less what went in', () => {
    fc.assert(
      fc.property(anyTransactions({ endsFlat: true }), (transactions) => {
        const proceeds = sum(
          transactions.flatMap((one) =>
            one.type === 'sell' ? [one.value ?? new Exact(0, 0), (one.fee?.quantity ?? new Exact(0, 0)).negated()] : [],
          ),
        );
        const expected = proceeds.minus(costOf(transactions));
        for (const chosen of settings)
          expect(gainOf(computeTax(transactions, chosen)).equals(expected), nameOf(chosen)).toBe(true);
      }),
    );
  });

  it('given accounts kept apart, then the results are those of each account alone', () => {
    fc.assert(
      fc.property(
        anyTransactions({ accounts: ['a', 'b'], oversells: true }),
        fc.constantFrom(...orders),
        (all, method) => {
          const apart: TaxSettings = { regime: us, method, basisScope: 'per-account' };
          const together = computeTax(all, apart);
          const alone = ['a', 'b'].map((account) =>
            computeTax(
              all.filter((one) => one.account === account),
              apart,
            ),
          );
          expect(gainOf(together).equals(sum(alone.map(gainOf)))).toBe(true);
          for (const [i, account] of ['a', 'b'].entries())
            expect(together.lots.filter((lot) => lot.account === account)).toEqual(alone[i]?.lots);
        },
      ),
    );
  });

  it('given HIFO, then no sale leaves a dearer unit unsold than the dearest it took', () => {
    fc.assert(
      fc.property(anyTransactions(), (transactions) => {
        const book = new TaxBook({ regime: generic, method: hifo });
        for (const one of transactions) {
          book.append(one);
          if (one.type !== 'sell') continue;
          const { disposals, lots } = book.result();
          const cheapest = disposals.at(-1)?.matches.at(-1);
          if (cheapest === undefined) continue;
          for (const lot of lots)
            expect(times(lot.costBasis, cheapest.quantity).toFloat()).toBeLessThanOrEqual(
              times(cheapest.costBasis, lot.quantity).toFloat() + 1e-9,
            );
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('wash sales', () => {
  it('given any trades of a stock, then what is taken back is in the basis of lots, and no unit replaces twice', () => {
    fc.assert(
      fc.property(anyTransactions({ countMax: 60 }), (transactions) => {
        const result = computeTax(transactions, { regime: us, assetClass: 'stock' });
        const takenBack = sum(result.disposals.map(({ disallowedLoss }) => disallowedLoss));
        const used = sum(result.disposals.map(({ costBasis }) => costBasis));
        expect(used.plus(leftOf(result)).minus(takenBack).equals(costOf(transactions))).toBe(true);
        const replaced = new Map<string, Exact>();
        for (const { lot, quantity } of result.disposals.flatMap(({ matches }) =>
          matches.flatMap(({ addedToLot }) => addedToLot),
        ))
          replaced.set(lot, (replaced.get(lot) ?? new Exact(0, 0)).plus(quantity));
        for (const [id, quantity] of replaced)
          expect(quantity.compare(transactions.find((one) => one.id === id)?.quantity ?? quantity)).toBeLessThanOrEqual(
            0,
          );
        for (const { disallowedLoss, proceeds, costBasis } of result.disposals.flatMap(({ matches }) => matches))
          if (disallowedLoss.units !== 0)
            expect(disallowedLoss.compare(costBasis.minus(proceeds))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('given digital assets, then nothing is taken back', () => {
    fc.assert(
      fc.property(anyTransactions(), (transactions) => {
        expect(
          computeTax(transactions, { regime: us }).disposals.every(({ disallowedLoss }) => disallowedLoss.units === 0),
        ).toBe(true);
      }),
    );
  });
});
