import { defineInstrument } from '../instrument/index.ts';
import type { OrderRequest } from './request.ts';
import { marketTerms } from './terms.ts';

/** The instant orders are decided at in these tests. */
export const at = Date.UTC(2024, 0, 15);

/** Ticks of five cents on a scale of a cent, thousandths of a coin. */
export const spot = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  priceScale: 2,
  rules: [{ tickSize: '0.05', quantityStep: '0.001' }],
});

export const perpetual = defineInstrument({
  id: 'ETHUSDT',
  kind: 'perpetual',
  base: 'ETH',
  quote: 'USDT',
  contractSize: '0.1',
  rules: [
    { tickSize: '0.05', quantityStep: '1' },
    { from: at, tickSize: '0.1', quantityStep: '1' },
  ],
});

/** A market buy of one coin, but for what a test says of it. */
export function requestOf(changes: Partial<OrderRequest> = {}): OrderRequest {
  return {
    number: 1,
    instrument: spot,
    side: 'buy',
    quantity: 1000,
    terms: marketTerms,
    reduceOnly: false,
    positionSide: 'net',
    legs: [],
    ocoGroup: 0,
    decidedAt: at,
    ...changes,
  };
}
