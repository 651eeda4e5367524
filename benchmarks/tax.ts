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
import { shapesGrown } from './tax-shapes.ts';

const runs = 3;

/** Lots of a million fills of one pair: exact, each disposal kept with the lots behind it, and the years added up. */
export const tax: Benchmark = {
  name: 'tax',
  run: (isSmall) => {
    const count = isSmall ? 5_000 : 1_000_000;
    const times = isSmall ? 1 : runs;
    const fills = fillsOf(count, { open: 50 });
    const deep = fillsOf(count, { open: count / 10 });
    const seconds = (given: readonly Transaction[], settings: TaxSettings) =>
      Math.min(...busy(times, () => computeTax(given, settings)));
    const plain = Math.min(...busy(times, () => plainFifo(fills)));
    const first = seconds(fills, byMethod(fifo));
    const deepFifo = seconds(deep, byMethod(fifo));
    const deepHifo = seconds(deep, byMethod(hifo));
    const pooled = seconds(fills, { regime: gb, method: sharePool, currency: 'USD' });
    return [
      row('a plain FIFO loop over floats', plain, 'no fees, dates or terms; only the total'),
      { ...row('FIFO', first, `${(first / plain).toFixed(1)} times the plain loop`), budget: 3 },
      row('FIFO, a tenth of the fills open as lots', deepFifo, ''),
      ratio('HIFO with as many open, to FIFO', deepHifo / deepFifo),
      ratio('share pool (same day, 30 days, pool), to FIFO', pooled / first),
      ...growth(isSmall),
      ...appended(fills, isSmall),
      ...kept(fills),
      ...resident(count),
      ...shapesGrown(isSmall),
    ];
  },
};

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
  const total = sizes.at(-1) ?? 0;
  const ways: readonly (readonly [string, (fills: readonly Transaction[]) => unknown])[] = [
    ['FIFO', (fills) => computeTax(fills, byMethod(fifo))],
    ['the plain loop', plainFifo],
    ['the plain loop, sales kept as objects', keepingFifo],
  ];
  return ways.flatMap(([name, work]) => {
    const costs = sizes.map((count) => {
      const fills = fillsOf(count, { open: 50 });
      const seconds = busy(runs, () => {
        for (let done = 0; done < total; done += count) work(fills);
      });
      return (Math.min(...seconds) / total) * 1e6;
    });
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
  const program = fileURLToPath(new URL('tax-memory.ts', import.meta.url));
  const ways = { streamed: 'fills told one by one', held: 'fills in an array', only: 'that array alone' };
  return Object.entries(ways).map(([way, name]) => {
    const output = execFileSync(process.execPath, [...process.execArgv, program, String(count), way]);
    const { rss } = JSON.parse(output.toString()) as { readonly rss: number };
    return { name: `resident at most, ${name}`, value: rss / 1e6, unit: 'MB', budget: 600, isCeiling: true };
  });
}

/** What anybody would write: a queue of lots as floats, and the total gain. */
function plainFifo(fills: readonly Transaction[]): number {
  let total = 0;
  salesOf(fills, (_, gain) => {
    total += gain;
  });
  return total;
}

/** The same, with what a list of sales would have to hold at the least. */
function keepingFifo(fills: readonly Transaction[]): readonly object[] {
  const sales: object[] = [];
  salesOf(fills, ({ id, at, asset, quantity }, gain) =>
    sales.push({ id, at, asset, quantity: quantity.toFloat(), gain }),
  );
  return sales;
}

function salesOf(fills: readonly Transaction[], onSale: (fill: Transaction, gain: number) => void): void {
  const lots: { quantity: number; price: number }[] = [];
  let first = 0;
  for (const fill of fills) {
    if (fill.type !== 'buy' && fill.type !== 'sell') continue;
    let quantity = fill.quantity.toFloat();
    const price = (fill.value?.toFloat() ?? 0) / quantity;
    if (fill.type === 'buy') {
      lots.push({ quantity, price });
      continue;
    }
    let gain = 0;
    for (let lot = lots[first]; lot !== undefined && quantity > 0; lot = lots[first]) {
      const part = Math.min(lot.quantity, quantity);
      gain += part * (price - lot.price);
      lot.quantity -= part;
      quantity -= part;
      if (lot.quantity <= 0) first += 1;
    }
    onSale(fill, gain);
  }
}
