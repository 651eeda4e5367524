import { type BarSeries, barColumns, defineInstrument, type EventSeries, hour } from '@rxtrade/core';

/** A perpetual with the rules that matter here: fees, and the first rows of a venue's table of maintenance margin. */
export const perpetual = defineInstrument({
  id: 'BTCUSDT-PERP',
  kind: 'perpetual',
  base: 'BTC',
  quote: 'USDT',
  rules: [
    {
      tickSize: '0.1',
      quantityStep: '0.001',
      feeRateMaker: '0.0002',
      feeRateTaker: '0.0005',
      feeRateLiquidation: '0.002',
      maintenance: [
        { notionalFloor: '0', rate: '0.004' },
        { notionalFloor: '50000', rate: '0.005', amount: '50' },
        { notionalFloor: '600000', rate: '0.01', amount: '3050' },
      ],
    },
  ],
});

const midnight = Date.UTC(2024, 0, 1);
const column = (values: readonly number[]) => Float64Array.from(values);
const at = (hours: readonly number[]) => column(hours.map((hours) => midnight + hours * hour));

/** A day of hourly closes, each bar opening where the one before closed. */
const closes = [
  60_000, 60_200, 60_500, 60_400, 60_700, 60_900, 61_100, 61_000, 60_500, 60_100, 59_600, 59_200, 58_900, 58_600,
  58_300, 58_000, 57_200, 56_300, 55_400, 54_800, 54_000, 53_500, 53_800, 54_100,
];

export function exampleDay(): { readonly series: BarSeries; readonly events: readonly EventSeries[] } {
  const columns = barColumns(closes.length);
  for (const [i, close] of closes.entries()) {
    const open = closes[i - 1] ?? 60_000;
    columns.openAt[i] = midnight + i * hour;
    columns.open[i] = open;
    columns.high[i] = Math.max(open, close);
    columns.low[i] = Math.min(open, close);
    columns.close[i] = close;
    columns.volume[i] = 100;
  }
  const marks = { length: 4, eventAt: at([8, 16, 20, 21]), price: column([61_000, 58_000, 54_300, 54_200]) };
  const rates = { length: 2, eventAt: at([8, 16]), rate: column([0.0001, -0.00005]) };
  return {
    series: { instrument: perpetual, intervalMs: hour, columns },
    events: [
      { kind: 'marks', instrument: perpetual, columns: marks },
      { kind: 'funding', instrument: perpetual, columns: rates },
    ],
  };
}
