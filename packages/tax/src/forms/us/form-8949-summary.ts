import { Exact } from '@rxtrade/core';
import { sum, zero } from '../../amounts/exact-math.ts';
import type { TaxResult } from '../../result/tax-result.ts';
import { type Form8949Line, type Form8949Row, form8949Lines, listedLines } from './form-8949.ts';
import { type UsFormOptions, usAmount } from './us-form-options.ts';

/** A column of amounts. */
export type Form8949Column = 'd' | 'e' | 'g' | 'h';

/**
 * The rows of Form 8949 where the sales themselves stand on an attached statement (Instructions for Form 8949, Exception 2):
 * one for each box and account, its name followed by "see attached statement" in (a), nothing in (b) and (c), code M and every
 * other code of its rows in (f), in the order of the alphabet, and totals as printed. The statement goes with the return, by mail
 * with Form 8453 where that is e-filed.
 */
export function form8949Summary(result: TaxResult, options: UsFormOptions = {}): readonly Form8949Row[] {
  return summaryOf(listedLines(form8949Lines(result, options), options), options);
}

/** The same of lines, in the order of boxes and accounts. */
export function summaryOf(lines: readonly Form8949Line[], options: UsFormOptions): readonly Form8949Row[] {
  const groups = Map.groupBy(lines, ({ row, account }) => `${row.box}\n${account}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const { part, box } = first.row;
      const rows = group.map(({ row }) => row);
      const codes = ['B', 'M', 'W'].filter((code) => code === 'M' || rows.some(({ f }) => f.includes(code))).join('');
      const total = (column: Form8949Column) => usAmount(totalOf(rows, column), options);
      return [
        {
          ...{ part, box, a: `${first.account}, see attached statement`, b: '', c: '' },
          ...{ d: total('d'), e: total('e'), f: codes, g: total('g'), h: total('h') },
        },
      ];
    });
}

/** What a column of rows adds up to, as printed. */
export function totalOf(rows: readonly Form8949Row[], column: Form8949Column): Exact {
  return sum(rows.map((row) => (row[column] === '' ? zero : Exact.of(row[column]))));
}
