import { day, defineInstrument, hour, minute } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { annualBorrow, noBorrow } from '../models/index.ts';
import { describeBorrowModel } from '../testing/index.ts';
import { Bench, btc, perpetual } from './bench.fixture.ts';

describeBorrowModel(() => annualBorrow('0.03'));
describeBorrowModel(() => annualBorrow('1.5', { dayCount: 360, everyMs: hour }));
describeBorrowModel(noBorrow);

const midnight = Date.UTC(2024, 0, 2);

/** A short of one coin at 100, an hour before midnight unless told otherwise. */
function short(bench: Bench, at = midnight - hour, instrument = btc): void {
  bench.now = at;
  bench.send({ kind: 'market', side: 'sell', instrument });
  bench.bar([100, 100, 100, 100], instrument);
  bench.take();
}

describe('borrowing what is sold short', () => {
  it('given a short over midnight, then one day of the year is charged at the last price, rounded up', () => {
    const bench = new Bench({ borrow: annualBorrow('0.0365') });
    short(bench);
    bench.now = midnight - minute;
    bench.bar([100, 100, 100, 200]);
    expect(bench.take(), 'not before midnight').toEqual([]);
    bench.bar([201, 201, 201, 201]);
    expect(bench.said()).toMatchObject([
      {
        kind: 'borrow-charged',
        amount: { units: 2_000_000, scale: 8 },
        eventAt: midnight,
        receivedAt: midnight + minute,
      },
    ]);
  });

  it('given a year of 360 days, then a day costs more', () => {
    const bench = new Bench({ borrow: annualBorrow('0.036', { dayCount: 360 }) });
    short(bench);
    bench.now = midnight;
    bench.bar([100, 100, 100, 100]);
    expect(bench.take()).toEqual(['charged 0.01 USDT for BTCUSDT']);
  });

  it('given a weekend without data, then every day of it is charged, each at its time', () => {
    const bench = new Bench({ borrow: annualBorrow('0.0365') });
    short(bench);
    bench.now = midnight + 2 * day + hour;
    bench.trade(100, bench.now);
    expect(bench.said().map(({ eventAt }) => eventAt)).toEqual([midnight, midnight + day, midnight + 2 * day]);
  });

  it('given a bar that opens at midnight, then that midnight is charged to who is short before it', () => {
    const bench = new Bench({ borrow: annualBorrow('0.0365') });
    bench.now = midnight;
    bench.send({ kind: 'market', side: 'sell' });
    bench.bar([100, 100, 100, 100]);
    expect(bench.take(), 'opened at midnight: it was not held then').toEqual(['1 filled 1 at 100, taker']);
    bench.now = midnight + day;
    bench.bar([100, 100, 100, 100]);
    expect(bench.take()).toEqual(['charged 0.01 USDT for BTCUSDT']);
  });

  it('given an hourly charge, then it comes each hour', () => {
    const bench = new Bench({ borrow: annualBorrow('0.876', { everyMs: hour }) });
    short(bench, midnight - 2 * hour + minute);
    bench.trade(100, midnight);
    expect(bench.take()).toEqual(['charged 0.01 USDT for BTCUSDT', 'charged 0.01 USDT for BTCUSDT']);
  });

  it.each([
    ['a long', 'buy', btc],
    ['a contract', 'sell', perpetual],
  ] as const)('given %s, then nothing is borrowed', (_, side, instrument) => {
    const bench = new Bench({ borrow: annualBorrow('0.0365') });
    bench.now = midnight - hour;
    bench.send({ kind: 'market', side, instrument });
    bench.bar([100, 100, 100, 100], instrument);
    bench.take();
    bench.trade(100, midnight + day, instrument);
    expect(bench.take()).toEqual([]);
  });

  it('given a short that is closed before midnight, or no model, then nothing is charged', () => {
    const closed = new Bench({ borrow: annualBorrow('0.0365') });
    short(closed);
    closed.send({ kind: 'market', side: 'buy' });
    closed.trade(100);
    closed.take();
    closed.trade(100, midnight);
    const free = new Bench();
    short(free);
    free.trade(100, midnight + day);
    expect([closed.take(), free.take(), noBorrow().name]).toEqual([[], [], 'none']);
  });

  it('given an amount finer than the places it is booked in, then it rounds up', () => {
    const { amount } = annualBorrow('0.01').costOf({
      instrument: defineInstrument({
        id: 'S',
        kind: 'equity',
        base: 'S',
        quote: 'USD',
        rules: [{ tickSize: '0.01', quantityStep: '1' }],
      }),
      quantity: btc.contractSize,
      price: btc.contractSize,
      notional: btc.contractSize,
      at: 0,
    });
    // 1 x 0.01 / 365 = 0.0000273972...
    expect(String(amount)).toBe('0.0000274');
  });

  it.each([
    ['-0.01', {}, 'E402'],
    ['1%', {}, 'E012'],
    ['0.01', { everyMs: 0 }, 'E402'],
    ['0.01', { everyMs: 1.5 }, 'E402'],
  ])('given a rate of %s with %o, then it is refused as %s', (rate, options, code) => {
    expect(() => annualBorrow(rate, options)).toThrow(expect.objectContaining({ code }));
  });
});
