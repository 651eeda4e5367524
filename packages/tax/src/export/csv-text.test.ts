import { describe, expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

const rowOf = (...cells: readonly string[]) => [...csvText(['a'], [cells])].join('').split('\n').slice(1).join('\n');

describe('csvText', () => {
  it.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\tx', '-'])(
    'given "%s", which a spreadsheet would work out, then it is text',
    (text) => {
      expect(rowOf(text)).toBe(`'${text}\n`);
    },
  );

  it.each(['-12.50', '-1', '0', 'BTC', 'a=b', ''])('given "%s", then it stays as it is', (text) => {
    expect(rowOf(text)).toBe(`${text}\n`);
  });

  it('given commas, quotes and line ends, then cells are quoted', () => {
    expect(rowOf('a,b', 'say "x"', '=a,b', 'one\ntwo')).toBe('"a,b","say ""x""","\'=a,b","one\ntwo"\n');
  });
});
