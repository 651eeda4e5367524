import { describe, expect, it } from 'vitest';
import { mappedFields } from './mapped-fields.ts';
import type { Worksheet } from './worksheet.ts';

function sheetOf(name: string, year = '2025'): Worksheet {
  return {
    ...{ name, year, form: name, title: '', tables: [], leftOut: [], notes: [] },
    rules: {
      jurisdiction: 'GB',
      method: 'SHARE-POOL',
      follows: 'pools',
      currency: 'GBP',
      timezone: 'Europe/London',
      basisScope: 'universal',
      assetClass: 'crypto',
      asOf: '2026-11-24',
    },
    rows: [{ name: 'gains', line: '13.4', label: 'Gains', value: '42' }],
  };
}

describe('mappedFields', () => {
  it('given paths, box numbers and names, then each field has its figure', () => {
    expect(mappedFields({ a: 'sa108.gains', b: '13.4', c: 'sa108.13.4', d: 'year' }, [sheetOf('sa108')])).toEqual({
      ...{ a: '42', b: '42', c: '42', d: '2025' },
    });
  });

  it.each([
    ['a figure that is not there', { a: 'sa108.gain' }, [sheetOf('sa108')], /the nearest are sa108\.gains/],
    ['a number two worksheets have', { a: '13.4' }, [sheetOf('sa108'), sheetOf('other')], /sa108\.13\.4, other\.13\.4/],
    ['two years', { a: '13.4' }, [sheetOf('sa108', '2024'), sheetOf('sa108')], /one of 2024, 2025/],
    ['no figures at all', { a: '13.4' }, [], /it has no figures/],
  ])('given %s, then it is E517', (_, map, sheets, message) => {
    expect(() => mappedFields(map, sheets)).toThrow(
      expect.objectContaining({ code: 'E517', message: expect.stringMatching(message) }),
    );
  });
});
