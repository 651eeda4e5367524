import { type BarSeries, barColumns } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { instrumentFrom } from './instrument-spec.ts';
import { joinSeries } from './join-series.ts';

const instrument = (id: string) =>
  instrumentFrom({ id, kind: 'spot', base: id, quote: 'USDT', tickSize: '0.01', quantityStep: '1', feeRate: '0' });
const btc = instrument('BTC');
const eth = instrument('ETH');

function series(of: typeof btc, intervalMs: number, ...opens: readonly number[]): BarSeries {
  const columns = barColumns(opens.length);
  opens.forEach((at, i) => {
    columns.openAt[i] = at;
    columns.close[i] = at * 2;
  });
  return { instrument: of, intervalMs, columns };
}

describe('joinSeries', () => {
  it('given files that continue each other, in any order, then they are one series', () => {
    const [joined, ...rest] = joinSeries([series(btc, 10, 20, 30), series(btc, 10, 0, 10), series(btc, 10, 50)]);
    expect(rest).toEqual([]);
    expect([...(joined?.columns.openAt ?? [])]).toEqual([0, 10, 20, 30, 50]);
    expect([...(joined?.columns.close ?? [])]).toEqual([0, 20, 40, 60, 100]);
    expect(joined?.columns.length).toBe(5);
  });

  it('given other instruments or other intervals, then they stay apart, in their order', () => {
    const all = [series(btc, 10, 0), series(eth, 10, 0), series(btc, 60, 0)];
    expect(joinSeries(all)).toEqual(all);
  });

  it.each([[[10, 20]], [[5, 6]], [[0]]])('given bars of the same time, then E904 says where', (opens) => {
    expect(() => joinSeries([series(btc, 10, 0, 10), series(btc, 10, ...opens)])).toThrow(
      expect.objectContaining({ code: 'E904', message: expect.stringContaining('two files hold bars of BTC') }),
    );
  });
});
