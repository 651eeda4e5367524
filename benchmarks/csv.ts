import type { BarColumns } from '@rxtrade/core';
import { readBars, writeBars } from '@rxtrade/market-data';
import { instruments, randomWalk } from './market.ts';
import { type Benchmark, rates } from './measure.ts';

/** Text into columns, with the checks of every row and the quality report. */
export const csv: Benchmark = {
  name: 'csv',
  run: (isSmall) => {
    const bars = isSmall ? 10_000 : 1_000_000;
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    const pieces = [...writeBars(asQuoted(randomWalk(instrument, bars, 1).columns))].map((text) =>
      new TextEncoder().encode(text),
    );
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const ours = rates(bars, isSmall ? 1 : 5, () => readBars(pieces));
    const text = pieces.map((piece) => new TextDecoder().decode(piece)).join('');
    const split = rates(bars, isSmall ? 1 : 5, () => splitLines(text));
    return [
      {
        name: 'CSV to columns, checked and reported',
        value: ours.best,
        unit: 'M rows/s',
        budget: 1,
        note: `${(bytes / 2 ** 20).toFixed(0)} MiB`,
      },
      {
        name: 'split and Number, unchecked',
        value: split.best,
        unit: 'M rows/s',
        note: 'the plain way, as the baseline',
      },
    ];
  },
};

function splitLines(text: string): number {
  let sum = 0;
  for (const line of text.split('\n')) for (const field of line.split(',')) sum += Number(field);
  return sum;
}

/** As venues write them: prices to the cent, volumes to five places. */
function asQuoted({ length, openAt, open, high, low, close, volume }: BarColumns): BarColumns {
  const cents = (column: Float64Array) => column.map((value) => Math.round(value * 100) / 100);
  return {
    length,
    openAt,
    open: cents(open),
    high: cents(high),
    low: cents(low),
    close: cents(close),
    volume: volume.map((value) => Math.round(value * 1e5) / 1e5),
  };
}
