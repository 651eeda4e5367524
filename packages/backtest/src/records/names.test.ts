import { describe, expect, it } from 'vitest';
import { Names } from './names.ts';

describe('names as numbers', () => {
  it('given names again and again, then each keeps the number it got first, and gives itself back', () => {
    const names = new Names<string>();
    const rows = ['b', 'b', 'a', 'b', 'c', 'a'].map((name) => names.indexOf(name));
    expect(rows).toEqual([0, 0, 1, 0, 2, 1]);
    expect(rows.map((row) => names.at(row)).join('')).toBe('bbabca');
  });

  it('given objects that look alike, then they are two', () => {
    const names = new Names<object>();
    const [one, other] = [{}, {}];
    expect([names.indexOf(one), names.indexOf(other), names.at(1) === other]).toEqual([0, 1, true]);
  });
});
