import { type EpochMs, Exact } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { fixedSlippage, fixedSpread, rateFees } from '../models/index.ts';
import { Bench } from '../venue/bench.fixture.ts';
import type { KnownEnd, KnownFill, KnownOutcome } from './outcome.ts';

const minute = 60_000;

function fillAt(at: EpochMs, more: Partial<KnownFill> = {}): KnownFill {
  return { rank: at, eventAt: at, receivedAt: at, quantity: 10, liquidity: 'taker', reference: 100, ...more };
}

function ended(kind: KnownEnd['kind'], at: EpochMs): KnownEnd {
  return { kind, eventAt: at, receivedAt: at, code: kind === 'rejected' ? 'E403' : '', reason: 'as it was' };
}

/** A bench that knows what becomes of some orders, by their numbers. */
function benchOf(known: Readonly<Record<number, KnownOutcome>>, more = {}): Bench {
  return new Bench({ outcomes: { name: 'known', outcomeOf: ({ number }) => known[number] }, ...more });
}

describe('orders of which it is known what becomes of them', () => {
  it('given a fill three bars later, then the market has no say and it fills then, at the known price', () => {
    const bench = benchOf({ 1: { asked: 10, fills: [fillAt(3 * minute, { reference: 77 })] } });
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 110, 90, 105]);
    bench.bar([105, 120, 95, 110]);
    expect(bench.take()).toEqual([]);
    bench.bar([110, 111, 109, 110]);
    expect(bench.take()).toEqual(['1 filled 1 at 77, taker']);
  });

  it('given nothing known, then the market decides', () => {
    const bench = benchOf({ 2: { asked: 10, fills: [] } });
    bench.send({ kind: 'market', side: 'buy' });
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 110, 90, 105]);
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker']);
  });

  it('given two parts, then each fills when it did, and an order of another size for the same shares', () => {
    const parts = [fillAt(minute, { quantity: 4 }), fillAt(2 * minute, { quantity: 6, rank: 9 })];
    const bench = benchOf({ 1: { asked: 10, fills: parts }, 2: { asked: 10, fills: parts } });
    bench.send({ kind: 'market', side: 'buy' });
    bench.send({ kind: 'market', side: 'buy', quantity: 2.1 });
    bench.bar([100, 110, 90, 105]);
    expect(bench.take()).toEqual(['1 filled 0.4 at 100, taker', '2 filled 0.8 at 100, taker']);
    bench.bar([100, 110, 90, 105]);
    expect(bench.take()).toEqual(['1 filled 0.6 at 100, taker', '2 filled 1.3 at 100, taker']);
  });

  it.each(['cancelled', 'expired', 'rejected'] as const)('given that it was %s, then it is', (kind) => {
    const bench = benchOf({ 1: { asked: 10, fills: [], end: ended(kind, minute) } });
    bench.send({ kind: 'limit', side: 'buy', price: 200 });
    bench.bar([100, 110, 90, 105]);
    expect(bench.reports().at(-1)).toMatchObject({ kind: `order-${kind}`, order: 1, reason: 'as it was' });
  });

  it('given spread, price and fee one after the other, then what is not known is what the models say', () => {
    const models = {
      spread: fixedSpread(20),
      slippage: fixedSlippage(10),
      fees: rateFees({ maker: '0', taker: '0.01' }),
    };
    const fee = { amount: Exact.of('0.3'), currency: 'USDT' };
    const known = [fillAt(minute), fillAt(minute, { spread: 0 }), fillAt(minute, { price: 9_000, fee })];
    const bench = benchOf(Object.fromEntries(known.map((fill, i) => [i + 1, { asked: 10, fills: [fill] }])), models);
    for (const _ of known) bench.send({ kind: 'market', side: 'buy' });
    bench.bar([50, 50, 50, 50]);
    const filled = bench.reports().filter((report) => report.kind === 'order-filled');
    expect(filled.map(({ price, fee: paid, slippage }) => [price, String(paid), slippage.toFixed(2)])).toEqual([
      [10_020, '1.002', '0.20'],
      [10_010, '1.001', '0.10'],
      [9_000, '0.3', '-10.00'],
    ]);
  });

  it('given a fee of another size, then as much of it', () => {
    const fee = { amount: Exact.of('0.30000000'), currency: 'USDT' };
    const bench = benchOf({ 1: { asked: 10, fills: [fillAt(minute, { fee })] } });
    bench.send({ kind: 'market', side: 'buy', quantity: 0.5 });
    bench.bar([100, 100, 100, 100]);
    const [report] = bench.reports().filter(({ kind }) => kind === 'order-filled');
    expect(report?.kind === 'order-filled' && String(report.fee)).toBe('0.15');
  });

  it('given fills that are due together, then they happen in the order of their ranks', () => {
    const bench = benchOf({
      1: { asked: 10, fills: [fillAt(minute, { rank: 8 })] },
      2: { asked: 10, fills: [fillAt(minute, { rank: 3 })] },
    });
    bench.send({ kind: 'market', side: 'buy' });
    bench.send({ kind: 'market', side: 'sell' });
    bench.bar([100, 110, 90, 105]);
    expect(bench.take()).toEqual(['2 filled 1 at 100, taker', '1 filled 1 at 100, taker']);
  });

  it('given legs of a known entry of which nothing is known, then the market decides about them from the entry on', () => {
    const bench = benchOf({ 1: { asked: 10, fills: [fillAt(minute - 1, { receivedAt: minute })] } });
    const legs = [
      { role: 'stop-loss', terms: { kind: 'stop', trigger: 95 } },
      { role: 'take-profit', terms: { kind: 'limit', price: 104 } },
    ] as const;
    bench.send({ kind: 'market', side: 'buy', legs });
    // the low came before the entry, as far as is known; the way from the entry to the close passes the target
    bench.bar([98, 106, 90, 105]);
    expect(bench.take()).toEqual([
      '1 filled 1 at 100, taker',
      '3 filled 1 at 104, maker',
      '2 cancelled: order 3 filled',
    ]);
  });

  it('given a reduction of what is not held, then it is cancelled', () => {
    const bench = benchOf({ 1: { asked: 10, fills: [fillAt(minute)] } });
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.bar([100, 100, 100, 100]);
    expect(bench.take()).toEqual(['1 cancelled: E404: the position is closed']);
  });

  it('given a cancel of ours, then it ends, and what was known of later does not happen', () => {
    const bench = benchOf({ 1: { asked: 10, fills: [fillAt(5 * minute)] } });
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 100, 100, 100]);
    bench.cancel(1);
    for (let i = 0; i < 6; i++) bench.bar([100, 100, 100, 100]);
    expect(bench.take()).toEqual(['1 cancelled: as asked']);
  });
});
