import { type BarSeries, defineInstrument, minute } from '@rxtrade/core';
import { recordedBars } from '../packages/core/src/market/recordings.fixture.ts';

const minutes = ['BTC 1m-2024H1'] as const;
const fiveMinutes = ['BTC 5m-2024', 'ETH 5m-2024', 'SOL 5m-2024', 'XRP 5m-2024'] as const;

/** Half a year of recorded one-minute bars of one pair. */
export function realMinutes(): readonly BarSeries[] {
  return minutes.map((name) => recorded(name, minute));
}

/** A year of recorded five-minute bars of four pairs. */
export function realPairs(): readonly BarSeries[] {
  return fiveMinutes.map((name) => recorded(name, 5 * minute));
}

function recorded(name: string, intervalMs: number): BarSeries {
  const [base = '', span] = name.split(' ');
  const instrument = defineInstrument({
    id: `${base}/USDT`,
    kind: 'spot',
    base,
    quote: 'USDT',
    rules: [{ tickSize: '0.0001', quantityStep: '0.00001', feeRateMaker: '0.001', feeRateTaker: '0.001' }],
  });
  return { instrument, intervalMs, columns: recordedBars(`binance-spot-${base}USDT-${span}`) };
}
