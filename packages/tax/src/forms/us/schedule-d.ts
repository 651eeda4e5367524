import { Exact } from '@rxtrade/core';
import { least, signOf, sum } from '../../amounts/exact-math.ts';
import type { TaxResult } from '../../result/tax-result.ts';
import { type Form8949Box, type Form8949Line, type Form8949Row, form8949Lines, listedLines } from './form-8949.ts';
import { totalOf } from './form-8949-summary.ts';
import type { UsFormOptions } from './us-form-options.ts';

/** A line of Schedule D: totals of columns (d), (e), (g) and (h), or the one figure of a line that has no columns. */
export type ScheduleDLine = {
  readonly line: string;
  readonly d?: Exact;
  readonly e?: Exact;
  readonly g?: Exact;
  readonly h: Exact;
};

const shortLines: readonly (readonly [line: string, boxes: readonly Form8949Box[]])[] = [
  ['1b', ['A', 'G']],
  ['2', ['B', 'H']],
  ['3', ['C', 'I']],
];
const longLines: typeof shortLines = [
  ['8b', ['D', 'J']],
  ['9', ['E', 'K']],
  ['10', ['F', 'L']],
];

/** A net loss comes off other income up to this (26 USC 1211(b)); half of it for married people filing apart. */
const lossLimit = new Exact(3_000, 0);

/**
 * The lines of Schedule D that sales go to, for a result of one year: 1b, 2, 3 and 7 short term, 8b, 9, 10 and 15 long term, 16
 * both, and 21 what of a net loss comes off other income, as a positive amount. With `totalsToScheduleD` also 1a and 8a, which
 * have no column (g). Each adds up the rows as printed. Lines 6 and 14, losses of earlier years, are not worked out.
 */
export function scheduleD(result: TaxResult, options: UsFormOptions = {}): readonly ScheduleDLine[] {
  return scheduleDOf(form8949Lines(result, options), options);
}

/** The same of lines. */
export function scheduleDOf(all: readonly Form8949Line[], options: UsFormOptions): readonly ScheduleDLine[] {
  const { totalsToScheduleD = false } = options;
  const listed = listedLines(all, options);
  const direct = totalsToScheduleD ? all.filter(({ needsNoRow }) => needsNoRow) : [];
  const linesOf = (part: Form8949Row['part'], first: string, lines: typeof shortLines): readonly ScheduleDLine[] => {
    const directRows = direct.map(({ row }) => row).filter((row) => row.part === part);
    const rows = listed.map(({ row }) => row).filter((row) => row.part === part);
    const { g: _none, ...withoutRows } = columnsOf(directRows);
    return [
      ...(totalsToScheduleD ? [{ line: first, ...withoutRows }] : []),
      ...lines.map(([line, boxes]) => ({ line, ...columnsOf(rows.filter(({ box }) => boxes.includes(box))) })),
    ];
  };
  const short = linesOf('I', '1a', shortLines);
  const long = linesOf('II', '8a', longLines);
  const shortNet = sum(short.map(({ h }) => h));
  const longNet = sum(long.map(({ h }) => h));
  const net = shortNet.plus(longNet);
  return [
    ...short,
    { line: '7', h: shortNet },
    ...long,
    { line: '15', h: longNet },
    { line: '16', h: net },
    ...(signOf(net) < 0 ? [{ line: '21', h: least(net.negated(), lossLimit) }] : []),
  ];
}

function columnsOf(rows: readonly Form8949Row[]): Required<Omit<ScheduleDLine, 'line'>> {
  return { d: totalOf(rows, 'd'), e: totalOf(rows, 'e'), g: totalOf(rows, 'g'), h: totalOf(rows, 'h') };
}
