import { day } from '@rxtrade/core';
import {
  averageCost,
  ca,
  computeTax,
  fifo,
  gb,
  hifo,
  sharePool,
  specificId,
  type TaxSettings,
  type Transaction,
  us,
} from '@rxtrade/tax';
import { busy, type Row } from './measure.ts';
import { type FillsLike, fillsOf } from './tax-fills.ts';

type Shape = {
  readonly name: string;
  readonly like: (count: number) => FillsLike;
  readonly settings: TaxSettings;
  readonly from?: (fills: readonly Transaction[]) => readonly Transaction[];
};

const pooled: TaxSettings = { regime: gb, method: sharePool, currency: 'USD' };
const averaged: TaxSettings = { regime: ca, method: averageCost, currency: 'USD' };
const byHighest: TaxSettings = { regime: us, method: hifo };
const perAccount: TaxSettings = { regime: us, method: fifo, basisScope: 'per-account' };
const deep = (count: number): FillsLike => ({ open: count / 10 });
const halfBefore2025 = (count: number): FillsLike => ({
  ...deep(count),
  startAt: Date.UTC(2025, 0, 1) - count * 60_000,
});

/** What a careless structure would take more than its share of time for. */
const shapes: readonly Shape[] = [
  { name: 'HIFO, one price', like: (count) => ({ ...deep(count), price: () => 42_000 }), settings: byHighest },
  { name: 'HIFO, rising', like: (count) => ({ ...deep(count), price: (last) => last + 0.1 }), settings: byHighest },
  { name: 'HIFO, falling', like: (count) => ({ ...deep(count), price: (last) => last - 0.1 }), settings: byHighest },
  {
    name: 'share pool, all in one day',
    like: (count) => ({ open: 50, apartMs: Math.floor(day / count) }),
    settings: pooled,
  },
  { name: 'share pool, a fill a day', like: () => ({ open: 50, apartMs: day, startAt: 0 }), settings: pooled },
  {
    name: 'share pool, half of it sold before it is bought',
    like: () => ({ open: 50, apartMs: day, startAt: 0 }),
    settings: pooled,
    from: (fills) => fills.map((fill, i) => ({ ...fill, type: i < fills.length / 2 ? 'sell' : 'buy' }) as Transaction),
  },
  {
    name: 'wash sales, lots of one to five equal parts',
    like: () => ({ open: 50, units: (random) => Math.ceil(random.between(0, 5)) * 1e4 }),
    settings: { regime: us, method: fifo, assetClass: 'stock' },
  },
  { name: 'superficial losses', like: () => ({ open: 50 }), settings: averaged },
  {
    name: 'superficial losses, a fill a day',
    like: () => ({ open: 50, apartMs: day, startAt: 0 }),
    settings: averaged,
  },
  {
    name: 'a thousand assets in a hundred accounts',
    like: (count) => ({ ...deep(count), assets: 1_000, accounts: 100 }),
    settings: perAccount,
  },
  {
    name: 'lots allocated to a hundred accounts in 2025',
    like: (count) => ({ ...halfBefore2025(count), accounts: 100 }),
    settings: { ...perAccount, basisScope: 'us-transition' },
  },
  {
    name: 'every other one a transfer',
    like: (count) => ({ ...deep(count), accounts: 20, transferEvery: 2 }),
    settings: perAccount,
  },
  {
    name: 'each sale names its lot',
    like: (count) => ({ ...deep(count), namesLots: true }),
    settings: { regime: us, method: specificId },
  },
  {
    name: 'every fact told twice',
    like: () => ({ open: 50 }),
    settings: { regime: us, method: fifo },
    from: (fills) =>
      fills.flatMap((fill) => [
        { ...fill, externalId: fill.id },
        { ...fill, externalId: fill.id },
      ]),
  },
];

/** What a fill costs among ten times as many: work that grows with the square would show as ten. */
export function shapesGrown(isSmall: boolean): readonly Row[] {
  const few = isSmall ? 200 : 10_000;
  return shapes.map(({ name, like, settings, from = (fills) => fills }) => {
    const [before = Number.NaN, after = Number.NaN] = [few, few * 10].map((count) => {
      const fills = from(fillsOf(count, like(count)));
      return (Math.min(...busy(isSmall ? 1 : 5, () => computeTax(fills, settings))) / count) * 1e6;
    });
    const note = `${before.toFixed(1)} µs a fill, then ${after.toFixed(1)} µs`;
    return {
      name: `${name}: ten times as many`,
      value: after / before,
      unit: 'times',
      budget: 2.5,
      isCeiling: true,
      note,
    };
  });
}
