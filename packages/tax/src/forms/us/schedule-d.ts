import { Exact } from '@rxtrade/core';
import { least, signOf, sum, zero } from '../../amounts/exact-math.ts';
import type { TaxResult } from '../../result/tax-result.ts';
import { type Form8949Box, type Form8949Row, form8949 } from './form-8949.ts';

/** A line of Schedule D: totals of columns (d), (e), (g) and (h), or the one figure of a line that has no columns. */
export type ScheduleDLine = {
  readonly line: string;
  readonly d?: Exact;
  readonly e?: Exact;
  readonly g?: Exact;
  readonly h: Exact;
};

const lines: readonly (readonly [line: string, boxes: readonly Form8949Box[]])[] = [
  ['1b', ['A', 'G']],
  ['2', ['B', 'H']],
  ['3', ['C', 'I']],
  ['8b', ['D', 'J']],
  ['9', ['E', 'K']],
  ['10', ['F', 'L']],
];

/** A net loss comes off other income up to this (26 USC 1211(b)); half of it for married people filing apart. */
const lossLimit = new Exact(3_000, 0);

/**
 * The lines of Schedule D that rows of Form 8949 go to, for a result of one year: 1b, 2, 3 and 7 short term, 8b, 9, 10 and
 * 15 long term, 16 both, and 21 what of a net loss comes off other income. Each adds up the rows as printed.
 */
export function scheduleD(result: TaxResult): readonly ScheduleDLine[] {
  const rows = form8949(result);
  const totals = lines.map(([line, boxes]) =>
    totalOf(
      line,
      rows.filter(({ box }) => boxes.includes(box)),
    ),
  );
  const short = sum(totals.slice(0, 3).map(({ h }) => h));
  const long = sum(totals.slice(3).map(({ h }) => h));
  const net = short.plus(long);
  return [
    ...totals.slice(0, 3),
    { line: '7', h: short },
    ...totals.slice(3),
    { line: '15', h: long },
    { line: '16', h: net },
    ...(signOf(net) < 0 ? [{ line: '21', h: least(net.negated(), lossLimit) }] : []),
  ];
}

function totalOf(line: string, rows: readonly Form8949Row[]): ScheduleDLine {
  const column = (name: 'd' | 'e' | 'g' | 'h') =>
    sum(rows.map((row) => (row[name] === '' ? zero : Exact.of(row[name]))));
  return { line, d: column('d'), e: column('e'), g: column('g'), h: column('h') };
}
