import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  computeTax,
  fifo,
  gb,
  generic,
  hifo,
  type LotMethod,
  sharePool,
  TaxBook,
  type TaxSettings,
  type Transaction,
  us,
} from '@rxtrade/tax';
import { type Benchmark, busy, type Row } from './measure.ts';
import { fillsOf } from './tax-fills.ts';
import { plainFifo } from './tax-plain.ts';
import { shapesGrown } from './tax-shapes.ts';

const runs = 3;

/** Lots of a million fills of one pair: exact, each disposal kept with the lots behind it, and the years added up. */
export const tax: Benchmark = {
  name: 'tax',
  run: (isSmall) => {
    const count = isSmall ? 5_000 : 1_000_000;
    const times = isSmall ? 1 : runs;
    return [
      ...fewLots(count, times, isSmall),
      ...manyLots(count, times),
      ...growth(isSmall),
      ...resident(count),
      ...shapesGrown(isSmall),
    ];
  },
};

function seconds(times: number, given: readonly Transaction[], settings: TaxSettings): number {
  return Math.min(...busy(times, () => computeTax(given, settings)));
}

/** With fifty lots open. Whatever a process holds is gone through by a collection, so nothing else is held meanwhile. */
function fewLots(count: number, times: number, isSmall: boolean): readonly Row[] {
  const fills = fillsOf(count, { open: 50 });
  const plain = Math.min(...busy(times, () => plainFifo(fills)));
  const first = seconds(times, fills, byMethod(fifo));
  const pooled = seconds(times, fills, { regime: gb, method: sharePool, currency: 'USD' });
  return [
    row('a plain FIFO loop over floats', plain, 'no fees, dates or terms; only the total'),
    { ...row('FIFO', first, `${(first / plain).toFixed(1)} times the plain loop`), budget: 3 },
    ratio('share pool (same day, 30 days, pool), to FIFO', pooled / first),
    ...appended(fills, isSmall),
    ...kept(fills),
  ];
}

function manyLots(count: number, times: number): readonly Row[] {
  const fills = fillsOf(count, { open: count / 10 });
  const byAge = seconds(times, fills, byMethod(fifo));
  const byHighest = seconds(times, fills, byMethod(hifo));
  return [
    row('FIFO, a tenth of the fills open as lots', byAge, ''),
    ratio('HIFO with as many open, to FIFO', byHighest / byAge),
  ];
}

function byMethod(method: LotMethod): TaxSettings {
  return { regime: us, method };
}

function row(name: string, seconds: number, note: string): Row {
  return { name, value: seconds, unit: 's', isCeiling: true, note };
}

function ratio(name: string, value: number): Row {
  return { name, value, unit: 'times', budget: 2, isCeiling: true };
}

/**
 * The cost of a fill must not depend on how many there are. Each size is worked through until as many fills are done, so that
 * all pay for their share of collection; the loops beside it say what the engine under them charges for size alone: one that
 * keeps nothing, and one that keeps an object a sale.
 */
function growth(isSmall: boolean): readonly Row[] {
  const sizes = [10_000, 100_000, 1_000_000].map((count) => (isSmall ? count / 100 : count));
  const ways = { fifo: 'FIFO', plain: 'the plain loop', keeping: 'the plain loop, sales kept as objects' };
  return Object.entries(ways).flatMap(([way, name]) => {
    const costs = sizes.map((count) => inProcess(count, way)['microseconds'] ?? Number.NaN);
    const [least = Number.NaN] = costs;
    return costs.map((value, i) => ({
      name: `${name}, a fill of ${(sizes[i] ?? 0).toLocaleString('en-US')}`,
      value,
      unit: 'µs',
      note: i === 0 ? '' : `${(value / least).toFixed(2)} times`,
    }));
  });
}

/** One fill more, after all of them. */
function appended(fills: readonly Transaction[], isSmall: boolean): readonly Row[] {
  return [fifo, hifo, sharePool].map((method) => {
    const book = new TaxBook({ regime: generic, method });
    const more = isSmall ? 100 : 10_000;
    for (const fill of fills.slice(0, -more)) book.append(fill);
    const [seconds = Number.NaN] = busy(1, () => {
      for (const fill of fills.slice(-more)) book.append(fill);
    });
    return {
      name: `${method.name}, one fill appended to ${fills.length.toLocaleString('en-US')}`,
      value: (seconds / more) * 1000,
      unit: 'ms',
      budget: 1,
      isCeiling: true,
    };
  });
}

/** What a result keeps after a forced collection, beside its input. */
function kept(fills: readonly Transaction[]): readonly Row[] {
  const before = heap();
  const result = computeTax(fills, byMethod(fifo));
  const value = heap() - before;
  const note = `${result.disposals.length.toLocaleString('en-US')} disposals; the fills themselves not counted`;
  return [{ name: 'kept by a FIFO result', value, unit: 'MB', budget: 600, isCeiling: true, note }];
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** The most a process of its own had, Node itself included. */
function resident(count: number): readonly Row[] {
  const ways = { streamed: 'fills told one by one', held: 'fills in an array', input: 'that array alone' };
  return Object.entries(ways).map(([way, name]) => {
    const value = (inProcess(count, way)['rss'] ?? Number.NaN) / 1e6;
    return { name: `resident at most, ${name}`, value, unit: 'MB', budget: 600, isCeiling: true };
  });
}

function inProcess(count: number, way: string): Readonly<Record<string, number>> {
  const program = fileURLToPath(new URL('tax-process.ts', import.meta.url));
  const output = execFileSync(process.execPath, [...process.execArgv, program, String(count), way]);
  return JSON.parse(output.toString()) as Readonly<Record<string, number>>;
}
