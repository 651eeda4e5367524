import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { beanCheckPath, hledgerPath, needs } from '../../../../scripts/testing/needs.ts';
import { sum } from '../amounts/exact-math.ts';
import { computeTax, type TaxSettings } from '../book/index.ts';
import { hifo } from '../methods/index.ts';
import { ca, fr, gb, us } from '../regimes/index.ts';
import type { TaxResult } from '../result/index.ts';
import { anyTransactions } from '../testing/index.ts';
import type { Transaction } from '../transaction/index.ts';
import { beancountText, hledgerText, journalOf } from './index.ts';
import { eventful } from './journal.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'rxtrade-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings: readonly (readonly [string, TaxSettings])[] = [
  [
    'the United States, account by account',
    { regime: us, method: hifo, basisScope: 'per-account', assetClass: 'stock' },
  ],
  ['the United States, over the transition', { regime: us, basisScope: 'us-transition' }],
  ['the United Kingdom', { regime: gb, currency: 'USD' }],
  ['Canada', { regime: ca, currency: 'USD' }],
];
const cases: readonly (readonly [string, readonly Transaction[], TaxSettings])[] = [
  ...settings.map(([name, one]) => [`one of everything, ${name}`, eventful(), one] as const),
  ...settings.map(([name, one]) => [`a thousand trades, ${name}`, aThousand(), one] as const),
  ['a portfolio', inFrance(), { regime: fr, currency: 'USD' }],
];

/** The same each time. */
function aThousand(): readonly Transaction[] {
  const any = anyTransactions({ accounts: ['a', 'b'], assets: ['A', 'B'], countMax: 1_000, oversells: true });
  const [longest = []] = fc.sample(any, { seed: 7, numRuns: 20 }).toSorted((a, b) => b.length - a.length);
  return longest;
}

function inFrance(): readonly Transaction[] {
  return aThousand().map((one) =>
    one.type === 'sell'
      ? { ...one, portfolioValue: (one.value ?? new Exact(1, 0)).plus(new Exact(1_000_000, 0)) }
      : one,
  );
}

function written(name: string, text: Iterable<string>): string {
  const path = join(folder, name);
  writeFileSync(path, [...text].join(''));
  return path;
}

const gainsOf = ({ disposals }: TaxResult) => sum(disposals.map(({ gain }) => gain)).toFloat();
/** Everything but the first column of a CSV report's last row. */
const lastRow = (csv: string) => csv.trim().split('\n').at(-1)?.split('","').slice(1).join() ?? '';

needs('hledger')('hledger', () => {
  it.each(cases)(
    'given %s, then it reads the journal strictly, and finds the gains and the units',
    (_, transactions, one) => {
      const path = written('it.journal', hledgerText(journalOf(transactions, one)));
      execFileSync(hledgerPath, ['-f', path, 'check', '--strict']);
      const report = (...args: readonly string[]) =>
        execFileSync(hledgerPath, ['-f', path, 'balance', '--no-elide', '--depth', '1', '-O', 'csv', '-N', ...args], {
          encoding: 'utf8',
        });
      const result = computeTax(transactions, one);
      // as far as the program shows money
      expect(-Number.parseFloat(lastRow(report('income:gains')))).toBeCloseTo(gainsOf(result), 1);
      const units = lastRow(report('assets', 'cur:A', 'not:acct:adjusted', 'not:acct:portfolio'));
      const held = sum(
        [...result.lots, ...result.pools].filter(({ asset }) => asset === 'A').map((lot) => lot.quantity),
      );
      if (result.rules.follows !== 'portfolio' && transactions.length > 100)
        expect(Number.parseFloat(units)).toBeCloseTo(held.toFloat(), 6);
    },
  );

  it('given a figure that was changed, then it refuses the journal', () => {
    const text = [...hledgerText(journalOf(eventful(), { regime: us }))].join('');
    const path = written('bad.journal', text.replace('9999.99 USD', '9998.99 USD'));
    expect(() => execFileSync(hledgerPath, ['-f', path, 'check'], { stdio: 'pipe' })).toThrow(/balance/i);
  });
});

needs('beancount')('beancount', () => {
  it.each(cases)('given %s, then it finds nothing wrong with the journal', (_, transactions, one) => {
    const path = written('it.beancount', beancountText(journalOf(transactions, one)));
    expect(execFileSync(beanCheckPath, [path], { encoding: 'utf8', stdio: 'pipe' })).toBe('');
  });

  it.each([
    ['a gain', /9999\.99 USD/, '9999.89 USD'],
    ['the units held', /2\.97 ~ 0 BNB/, '2.98 ~ 0 BNB'],
  ])('given %s that was changed, then it refuses the journal', (_, from, to) => {
    const text = [...beancountText(journalOf(eventful(), { regime: us }))].join('');
    expect(text).toMatch(from);
    const path = written('bad.beancount', text.replace(from, to));
    expect(() => execFileSync(beanCheckPath, [path], { stdio: 'pipe' })).toThrow(/balance|Balance/);
  });
});
