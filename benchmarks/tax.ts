import { Exact, minute, SeededRandom } from '@rxtrade/core';
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

const runs = 2;

/** Lots of a million fills of one pair: exact, each disposal kept with the lots behind it, and the years added up. */
export const tax: Benchmark = {
  name: 'tax',
  run: (isSmall) => {
    const count = isSmall ? 5_000 : 1_000_000;
    const times = isSmall ? 1 : runs;
    const fills = fillsOf(count, 50);
    const deep = fillsOf(count, count / 10);
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

/** The cost of a fill must not depend on how many there are. */
function growth(isSmall: boolean): readonly Row[] {
  return [10_000, 100_000, 1_000_000]
    .map((count) => (isSmall ? count / 100 : count))
    .map((count) => {
      const fills = fillsOf(count, 50);
      const seconds = Math.min(...busy(count > 500_000 ? 2 : 5, () => computeTax(fills, byMethod(fifo))));
      return { name: `FIFO, a fill of ${count.toLocaleString('en-US')}`, value: (seconds / count) * 1e6, unit: 'µs' };
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

/** Buys until `open` lots are held, then buys and sells in turn: two minutes apart, so that a million last four years. */
function fillsOf(count: number, open: number): readonly Transaction[] {
  const random = new SeededRandom(1);
  let price = 42_000;
  let held = 0;
  return Array.from({ length: count }, (_, i): Transaction => {
    price *= 1 + random.between(-0.001, 0.001);
    const type = held < open ? 'buy' : 'sell';
    held += type === 'buy' ? 1 : -1;
    const units = Math.round(random.between(1e5, 2e5));
    const cents = Math.round(price * 100);
    const fee = { quantity: new Exact(Math.round((units * cents) / 1000), 10), currency: 'USD' };
    return {
      ...{ type, id: `t${i}`, at: Date.UTC(2020, 0, 1) + i * 2 * minute, asset: 'BTC', account: 'main' },
      ...{ quantity: new Exact(units, 8), value: new Exact(units * cents, 10), currency: 'USD', fee },
    };
  });
}

/** What anybody would write: a queue of lots as floats, and the total gain. */
function plainFifo(fills: readonly Transaction[]): number {
  const lots: { quantity: number; price: number }[] = [];
  let first = 0;
  let gain = 0;
  for (const fill of fills) {
    if (fill.type !== 'buy' && fill.type !== 'sell') continue;
    let quantity = fill.quantity.toFloat();
    const price = (fill.value?.toFloat() ?? 0) / quantity;
    if (fill.type === 'buy') {
      lots.push({ quantity, price });
      continue;
    }
    for (let lot = lots[first]; lot !== undefined && quantity > 0; lot = lots[first]) {
      const part = Math.min(lot.quantity, quantity);
      gain += part * (price - lot.price);
      lot.quantity -= part;
      quantity -= part;
      if (lot.quantity <= 0) first += 1;
    }
  }
  return gain;
}
