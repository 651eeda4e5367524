import { defineInstrument, Exact, hour, type Instrument, type RoundTrip } from '@rxtrade/core';
import { newYear } from '../curve.fixture.ts';
import type { MeasuredFill } from './exposure.ts';

export function instrumentOf(id: string, quote = 'USDT', contractSize = '1'): Instrument {
  return defineInstrument({
    id,
    kind: contractSize === '1' ? 'spot' : 'perpetual',
    base: id,
    quote,
    contractSize,
    rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
  });
}

export const btc = instrumentOf('BTC');

/** A long round trip of one unit from 100 to 110 in the first hour of 2024, unless said otherwise. */
export function tripOf(fields: Partial<RoundTrip> = {}): RoundTrip {
  return {
    strategy: 'test',
    instrument: btc,
    side: 'long',
    quantity: 1,
    entryAt: newYear,
    exitAt: newYear + hour,
    entryPrice: 100,
    exitPrice: 110,
    pnl: 10,
    fees: 0,
    entryReason: '',
    exitReason: '',
    ...fields,
  };
}

/** A fill on a spot pair, as decimal text. */
export function fillOf(
  side: 'buy' | 'sell',
  exactQuantity: string,
  options: { readonly price?: string; readonly eventAt?: number; readonly instrument?: Instrument } = {},
): MeasuredFill {
  return {
    side,
    instrument: options.instrument ?? btc,
    eventAt: options.eventAt ?? newYear,
    exactPrice: Exact.of(options.price ?? '100'),
    exactQuantity: Exact.of(exactQuantity),
  };
}
