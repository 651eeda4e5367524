import { describe, expect, it } from 'vitest';
import { gridOf, listOf, tableOf } from './table.ts';

describe('tableOf', () => {
  it('given names and values, then names stand left and values right', () => {
    expect(
      tableOf([
        ['Trades', '12'],
        ['Win rate', '41.67%'],
      ]),
    ).toBe('  Trades        12\n  Win rate  41.67%');
  });

  it('given nothing, then nothing', () => {
    expect(tableOf([])).toBe('');
  });
});

describe('listOf', () => {
  it('given names and texts, then both stand left', () => {
    const rows = [
      ['Fees', '0.1%'],
      ['Annualization', 'daily'],
    ] as const;
    expect(listOf(rows)).toBe('  Fees           0.1%\n  Annualization  daily');
  });
});

describe('gridOf', () => {
  it('given rows under a header, then columns are as wide as their longest cell', () => {
    expect(
      gridOf(
        ['name', 'count'],
        [
          ['a', '1'],
          ['long name', '22'],
        ],
        [1],
      ),
    ).toBe(['  name       count', '  ─────────  ─────', '  a              1', '  long name     22'].join('\n'));
  });
});
