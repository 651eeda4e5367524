import { describe, expect, it } from 'vitest';
import { alpha, beta, MarginBench, perpetualOf } from './margin.fixture.ts';

const cross = { leverage: 10 };
const rows = [
  { notionalFloor: '0', rate: '0.01' },
  { notionalFloor: '500', rate: '0.02' },
  { notionalFloor: '1000', rate: '0.05' },
];
const tiered = perpetualOf('ALPHA', { maintenance: rows, feeRateLiquidation: '0' });

describe('cross margin', () => {
  it('given one position, then the whole balance stands behind it', () => {
    const bench = new MarginBench({ balance: '20', margin: cross });
    bench.open(1);
    // (100 - 20) / 0.995 = 80.402...
    bench.mark(80.41);
    expect(bench.take()).toEqual([]);
    bench.mark(80.4);
    expect(bench.take()).toEqual(['closed 1 net at 80.4 for 0.4, liquidation']);
    expect(bench.cash).toBe('0');
  });

  it('given the profit of another, then it carries the loss, and its fall breaches both', () => {
    const bench = new MarginBench({ balance: '25', margin: cross });
    bench.open(1);
    bench.open(1, 100, { instrument: beta });
    bench.mark(120, beta);
    bench.mark(70);
    expect(bench.take(), '25 - 30 + 20 is above 0.95').toEqual([]);
    bench.mark(105, beta);
    // 25 - 30 + 5 = 0: the larger loss goes first, and the rest is carried by what is left: nothing
    expect(bench.take()).toEqual(['closed 1 net at 70 for 0, liquidation', 'closed 1 net at 105 for 0, liquidation']);
    expect(bench.cash).toBe('0');
  });

  it('given the larger loss closed, then the account is measured again, and keeps what it carries', () => {
    const bench = new MarginBench({ balance: '30', margin: cross });
    bench.open(1);
    bench.open(0.1, 100, { instrument: beta });
    bench.mark(99, beta);
    bench.mark(71);
    expect(bench.take(), '30 - 29 - 0.1 is above 0.355 + 0.0495').toEqual([]);
    bench.mark(70.4);
    // 30 - 29.6 - 0.1 = 0.3 is below 0.352 + 0.0495
    expect(bench.take()).toEqual([
      'closed 1 net at 70.4 for 0.3, liquidation',
      expect.stringContaining('closed 0.1 net at 99'),
    ]);
  });

  it('given a mark far beyond, then the insurance bears it, and the balance is zero and not below', () => {
    const bench = new MarginBench({ balance: '20', margin: cross });
    bench.open(1);
    bench.mark(30);
    expect(bench.take()).toEqual(['closed 1 net at 80 for 0, liquidation']);
    expect(bench.cash).toBe('0');
  });

  it('given an isolated position beside it, then its margin is not part of the balance', () => {
    const margin = { leverage: 10, byInstrument: { BETA: { mode: 'isolated', leverage: 10 } } } as const;
    const bench = new MarginBench({ balance: '30', margin });
    bench.open(1);
    bench.open(1, 100, { instrument: beta });
    // 30 - 10 = 20 stand behind alpha
    bench.mark(80.41);
    expect(bench.take()).toEqual([]);
    bench.mark(80.4);
    expect(bench.take()).toHaveLength(1);
    expect(bench.margin('net', beta)).toBe('10');
  });

  it('given a long and a short of one size, then neither way liquidates them', () => {
    const bench = new MarginBench({ balance: '100', margin: cross });
    bench.open(1, 100, { positionSide: 'long' });
    bench.open(-1, 100, { positionSide: 'short' });
    for (const price of [10, 1_000, 5_000]) bench.mark(price);
    expect(bench.take()).toEqual([]);
  });

  it('given a bar through the liquidation price, then the first price that breaches closes', () => {
    const bench = new MarginBench({ balance: '20', margin: cross });
    bench.open(1);
    bench.bar([100, 100, 50, 90], alpha);
    expect(bench.take()).toEqual(['closed 1 net at 80.4 for 0.4, liquidation']);
  });
});

describe('liquidation by tier', () => {
  const settings = { instruments: [tiered], margin: cross, balance: '200', liquidation: 'by-tier' } as const;

  it('given a large position, then only as much closes as brings it into the row below, until it is carried', () => {
    const bench = new MarginBench(settings);
    bench.open(12, 100, { instrument: tiered });
    // 1200 x 5% - 35 = 25 (amounts 5 and 35); at 86: 1032 x 5% - 35 = 16.6, and 200 - 168 = 32 is left: carried
    bench.mark(86, tiered);
    expect(bench.take()).toEqual([]);
    // at 84.6: 1015.2 x 5% - 35 = 15.76, and 200 - 184.8 = 15.2 is left: 11.8 x 84.6 = 998.28 is in the row below
    bench.mark(84.6, tiered);
    expect(bench.take()).toEqual(['closed 0.2 net at 84.6 for 0, liquidation']);
    expect(bench.account.ledger.bookOf(tiered).net.quantity).toBe(118);
  });

  it('given a fall that goes on, then it closes row by row, and whole from the last', () => {
    const bench = new MarginBench(settings);
    bench.open(12, 100, { instrument: tiered });
    bench.bar([100, 100, 60, 60], tiered);
    const closed = bench.take();
    expect(closed.length).toBeGreaterThan(1);
    expect(closed.at(0)).toMatch(/^closed 0\.2 net/);
    expect(bench.account.ledger.bookOf(tiered).net.quantity).toBe(0);
    expect(Number(bench.cash)).toBeGreaterThanOrEqual(0);
  });

  it('given the same fall and whole closings, then one is enough', () => {
    const bench = new MarginBench({ ...settings, liquidation: 'whole' });
    bench.open(12, 100, { instrument: tiered });
    bench.bar([100, 100, 60, 60], tiered);
    expect(bench.take()).toHaveLength(1);
  });
});
