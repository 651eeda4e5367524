import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineInstrument } from '../instrument/index.ts';
import { minute } from '../time/index.ts';
import { Bar, barOf } from './bar.ts';
import { barColumns } from './bar-columns.ts';
import type { MarketEvent, Trade } from './events.ts';

const btc = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});
const values = { openAt: 60_000, open: 10, high: 13, low: 8, close: 12, volume: 5 };

describe('Bar', () => {
  it('given one that stands alone, then it has its values, and happened and is seen at its close', () => {
    const bar = barOf(btc, minute, values);
    const { kind, instrument, intervalMs, openAt, closeAt, eventAt, receivedAt, open, high, low, close, volume } = bar;
    expect({ kind, intervalMs, openAt, closeAt, eventAt, receivedAt, open, high, low, close, volume }).toEqual({
      kind: 'bar',
      intervalMs: minute,
      closeAt: 120_000,
      eventAt: 120_000,
      receivedAt: 120_000,
      ...values,
    });
    expect(instrument).toBe(btc);
    expect(bar.series.columns.length).toBe(1);
  });

  it('given a row of a series, then it reads that row', () => {
    const columns = barColumns(2);
    for (const name of ['openAt', 'open', 'high', 'low', 'close', 'volume'] as const) columns[name][1] = values[name];
    expect(new Bar({ instrument: btc, intervalMs: minute, columns }, 1)).toMatchObject({
      index: 1,
      openAt: 60_000,
      open: 10,
      high: 13,
      low: 8,
      close: 12,
      volume: 5,
    });
    expect(new Bar({ instrument: btc, intervalMs: minute, columns }, 0)).toMatchObject({ openAt: 0, close: 0 });
  });

  it('given its kind, then a market event narrows to it', () => {
    expectTypeOf<Extract<MarketEvent, { readonly kind: 'bar' }>>().toEqualTypeOf<Bar>();
    expectTypeOf<Extract<MarketEvent, { readonly kind: 'trade' }>>().toEqualTypeOf<Trade>();
  });
});
