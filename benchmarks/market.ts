import {
  type BarSeries,
  barColumns,
  defineInstrument,
  type Instrument,
  minute,
  type PositionSizer,
  SeededRandom,
} from '@rxtrade/core';

/** The instruments of a benchmark: prices in cents, quantities in thousandths, a taker fee of 0.1%. */
export function instruments(count: number): readonly Instrument[] {
  return Array.from({ length: count }, (_, i) =>
    defineInstrument({
      id: `C${i}/USDT`,
      kind: 'spot',
      base: `C${i}`,
      quote: 'USDT',
      rules: [{ tickSize: '0.01', quantityStep: '0.001', feeRateMaker: '0.001', feeRateTaker: '0.001' }],
    }),
  );
}

export const year2024 = Date.UTC(2024, 0, 1);

/** One unit a trade, so that each cross trades, from the first to the last. */
export const oneUnit: PositionSizer = { name: 'one unit', quantityOf: (exposure) => exposure };

/** A seeded random walk of one-minute bars from `startAt` on; a two-average cross trades about 5% of them. */
export function randomWalk(instrument: Instrument, bars: number, seed: number, startAt = year2024): BarSeries {
  const columns = barColumns(bars);
  const random = new SeededRandom(seed);
  let price = 100;
  for (let i = 0; i < bars; i++) {
    const open = price;
    const close = Math.max(1, open * (1 + random.between(-0.001, 0.001)));
    columns.openAt[i] = startAt + i * minute;
    columns.open[i] = open;
    columns.high[i] = Math.max(open, close) * (1 + random.between(0, 0.0005));
    columns.low[i] = Math.min(open, close) * (1 - random.between(0, 0.0005));
    columns.close[i] = close;
    columns.volume[i] = random.between(1, 100);
    price = close;
  }
  return { instrument, intervalMs: minute, columns };
}
