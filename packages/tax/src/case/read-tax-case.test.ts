import { isRxtradeError } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { readTaxCase, type TaxCaseOptions } from './read-tax-case.ts';

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
