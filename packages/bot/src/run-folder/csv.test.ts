import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('csvOf', () => {
  it('given rows, then a header and a line each', () => {
    const rows = [
      { name: 'a', value: 1 },
      { name: 'b', value: 0.1 },
    ];
    expect(csvOf(rows, { name: ({ name }) => name, value: ({ value }) => value })).toBe('name,value\na,1\nb,0.1\n');
  });

  it('given none, then the header alone', () => {
    expect(csvOf([], { a: () => 1 })).toBe('a\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
    ['plain; text', 'plain; text'],
    [undefined, ''],
    [Number.NaN, ''],
  ])('given %j in a cell, then it is written %j', (value, cell) => {
    expect(csvOf([value], { a: (row) => row })).toBe(`a\n${cell}\n`);
  });
});
