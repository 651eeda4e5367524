import { defineInstrument } from '../instrument/index.ts';
import { marketTerms } from '../order/index.ts';
import type { ProposedOrder, RiskView } from './rule.ts';

export const instrument = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

/** An account that no rule of these tests looks at. */
export const account: RiskView = {
  now: 0,
  reportingCurrency: 'USDT',
  equity: () => 1000,
  available: () => 1000,
  mark: () => 100,
  rate: () => 1,
  leverage: () => 1,
  held: () => 0,
  positions: () => [],
  liveOrders: () => [],
};

/** A market buy of one coin, but for what a test says of it. */
export function proposal(changes: Partial<ProposedOrder> = {}): ProposedOrder {
  return {
    instrument,
    side: 'buy',
    quantity: 1000,
    terms: marketTerms,
    reduceOnly: false,
    positionSide: 'net',
    legs: [],
    isReduction: false,
    strategies: ['a test'],
    ...changes,
  };
}
