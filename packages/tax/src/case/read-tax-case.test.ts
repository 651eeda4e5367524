import { isRxtradeError } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { computeTax } from '../book/index.ts';
import { readTaxCase, type TaxCaseOptions } from './read-tax-case.ts';
import { buy, caseOf, sell } from './tax-of.fixture.ts';

function scopeOf(input: unknown, options: TaxCaseOptions): string | undefined {
  return readTaxCase(input, options).settings.basisScope;
}

describe('the scope of basis of a case', () => {
  it('given a list without settings, then the law of the jurisdiction decides', () => {
    expect(scopeOf([], { jurisdiction: 'US' })).toBe('us-transition');
    expect(scopeOf([], { jurisdiction: 'DE' })).toBeUndefined();
  });

  it('given a file with settings, then it decides, and says universal where it says nothing', () => {
    expect(scopeOf({ jurisdiction: 'US', transactions: [] }, {})).toBeUndefined();
    expect(scopeOf({ jurisdiction: 'US', basisScope: 'per-account', transactions: [] }, {})).toBe('per-account');
  });

  it('given an option, then it wins over both', () => {
    const file = { jurisdiction: 'US', basisScope: 'per-account', transactions: [] };
    expect(scopeOf(file, { basisScope: 'universal' })).toBe('universal');
    expect(scopeOf([], { jurisdiction: 'US', basisScope: 'universal' })).toBe('universal');
  });

  it('given a scope that there is not, then E502 names those there are', () => {
    let thrown: unknown;
    try {
      scopeOf([], { jurisdiction: 'US', basisScope: 'by wallet' });
    } catch (error) {
      thrown = error;
    }
    expect(isRxtradeError(thrown) && [thrown.code, thrown.message]).toEqual([
      'E502',
      '"by wallet" is no scope of basis; choose one of universal, per-account, us-transition',
    ]);
  });
});

describe('the allocation of basis in 2025', () => {
  const lines = [
    buy('cheap', '2023-01-10', '1', '100'),
    buy('dear', '2024-01-10', '1', '900', { account: 'cold' }),
    sell('s', '2025-03-01', '1', '1000'),
  ];
  const basisOf = (allocation?: object) => {
    const scope = { jurisdiction: 'US', basisScope: 'us-transition' };
    const { transactions, settings } = caseOf(lines, { ...scope, ...(allocation && { allocation }) });
    return computeTax(transactions, settings).disposals[0]?.costBasis.toString();
  };

  it('given lots unit by unit, then a sale finds in its account what was allocated to it', () => {
    const units = [
      { lot: 'dear', account: 'cold', quantity: '1' },
      { lot: 'cheap', account: 'main', quantity: '1' },
    ];
    expect(basisOf({ units })).toBe('100');
  });

  it('given accounts in order, then the first lots go to the first, and without one they follow by name', () => {
    expect(basisOf({ accounts: ['main', 'cold'] })).toBe('100');
    expect(basisOf({ accounts: ['cold', 'main'] })).toBe('900');
    expect(basisOf()).toBe('900');
  });

  it.each([
    [{ units: [{ lot: 'dear', account: 'main', quantity: '2' }] }, 'E508'],
    [{ units: [{ lot: 'dear', account: 'main', quantity: 1 }] }, 'E501'],
    [{ order: ['main'] }, 'E501'],
  ])('given %j, then it is refused', (allocation, code) => {
    expect(() => basisOf(allocation)).toThrow(expect.objectContaining({ code }));
  });

  it('given it for another scope, then E502 says whose it is', () => {
    const settings = { jurisdiction: 'US', allocation: { accounts: ['main'] } };
    expect(() => caseOf(lines, settings)).toThrow(expect.objectContaining({ code: 'E502' }));
  });
});
