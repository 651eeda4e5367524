import type { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum, zero } from '../amounts/exact-math.ts';
import { computeTax, type TaxSettings } from '../book/index.ts';
import { averageCost, fifo, hifo, sharePool } from '../methods/index.ts';
import { ca, de, gb, generic, us } from '../regimes/index.ts';
import { anyTransactions } from '../testing/index.ts';
import type { Transaction } from '../transaction/index.ts';
import { type Journal, type JournalPosting, journalOf } from './index.ts';
import { eventful } from './journal.fixture.ts';
import { PassingBalances } from './unit-balances.ts';

const settings: readonly TaxSettings[] = [
  { regime: us, basisScope: 'universal' },
  { regime: us, method: hifo, basisScope: 'per-account', assetClass: 'stock' },
  { regime: us, method: hifo, basisScope: 'us-transition' },
  { regime: gb, currency: 'USD' },
  { regime: ca, currency: 'USD' },
  { regime: de, method: fifo, currency: 'USD' },
  { regime: generic, method: averageCost, basisScope: 'per-account' },
  { regime: generic, method: sharePool },
];
const nameOf = ({ regime, method, basisScope = 'universal' }: TaxSettings) =>
  `${regime.jurisdiction} ${method?.name ?? regime.defaults.method} ${basisScope}`;
const named = settings.map((one) => [nameOf(one), one] as const);

const weightOf = (posting: JournalPosting) => ('money' in posting ? posting.money : (posting.units.cost ?? zero));
const isBelow = (path: readonly string[], root: string, second?: string) =>
  path[0] === root && (second === undefined || path[1] === second);
const totalOf = (journal: Journal, root: string, second?: string) =>
  sum(
    [...journal.entries].flatMap(({ postings }) =>
      postings.filter(({ account }) => isBelow(account, root, second)).map(weightOf),
    ),
  );
/** What units are carried at, with what stands beside them. */
const carriedIn = (journal: Journal) =>
  sum(
    [...journal.entries].flatMap(({ postings }) =>
      postings
        .filter((one) => 'units' in one || one.account[1] === 'Adjusted basis' || one.account[1] === 'Portfolio cost')
        .map(weightOf),
    ),
  );

function check(transactions: readonly Transaction[], chosen: TaxSettings): void {
  const journal = journalOf(transactions, chosen);
  const result = computeTax(transactions, chosen);
  for (const { postings, tx } of journal.entries) {
    expect(sum(postings.map(weightOf)).equals(zero), tx).toBe(true);
    const free = postings.flatMap((one) => ('units' in one && one.units.cost === undefined ? [one.units] : []));
    expect(sum(free.map(({ quantity }) => quantity)).equals(zero), `${tx}, units`).toBe(true);
  }
  // a line is rounded to eight places
  const allowed = 1e-8 * (transactions.length * 4 + 1);
  const near = (a: Exact, b: Exact, what: string) =>
    expect(Math.abs(a.minus(b).toFloat()), what).toBeLessThanOrEqual(allowed);
  near(totalOf(journal, 'Income', 'Gains').negated(), sum(result.disposals.map(({ gain }) => gain)), 'gains');
  const left = [...result.lots.map(({ costBasis }) => costBasis), ...result.pools.map(({ cost }) => cost)];
  near(carriedIn(journal), sum(left), 'cost left');
  const balances = new PassingBalances((account) => account.join(':'));
  for (const entry of journal.entries) balances.pass(entry);
  for (const asset of new Set(balances.all.map((one) => one.asset))) {
    const booked = sum(balances.all.filter((one) => one.asset === asset).map(({ quantity }) => quantity));
    const held = sum([...result.lots, ...result.pools].filter((one) => one.asset === asset).map((one) => one.quantity));
    expect(booked.toString(), asset).toBe(held.toString());
  }
}

describe.each(named)('journalOf %s', (_, chosen) => {
  it('given any trades, then entries add up, gains are those of the result, and what is left is what is held', () => {
    fc.assert(
      fc.property(anyTransactions({ accounts: ['a', 'b'], assets: ['A', 'B'], oversells: true }), (transactions) => {
        check(transactions, chosen);
      }),
    );
  });

  it('given one of everything, then so it is too', () => {
    check(eventful(), chosen);
  });
});
