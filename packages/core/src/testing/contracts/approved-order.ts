import type { Instrument } from '../../instrument/index.ts';
import { marketTerms, type OrderRequest, type OrderTerms, type Side } from '../../order/index.ts';
import { type Approved, RiskGate, type RiskView } from '../../risk/index.ts';
import type { EpochMs } from '../../time/index.ts';

/** What a test says of an order; the rest has a default. */
export type OrderSketch = Partial<Omit<OrderRequest, 'number' | 'instrument' | 'decidedAt'>> & {
  readonly number: number;
  readonly instrument: Instrument;
  readonly decidedAt: EpochMs;
};

const noAccount: RiskView = {
  now: 0,
  reportingCurrency: 'USDT',
  equity: () => 0,
  available: () => 0,
  mark: () => undefined,
  rate: () => undefined,
  leverage: () => 1,
  held: () => 0,
  positions: () => [],
  liveOrders: () => [],
};

/** An order that a gate without rules has approved: a market buy of one unit unless the sketch says otherwise. */
export function approvedOrder(sketch: OrderSketch): Approved<OrderRequest> {
  const { instrument } = sketch;
  const side: Side = sketch.side ?? 'buy';
  const terms: OrderTerms = sketch.terms ?? marketTerms;
  const request: OrderRequest = {
    side,
    quantity: 10 ** instrument.quantityScale,
    terms,
    reduceOnly: false,
    positionSide: 'net',
    legs: [],
    ocoGroup: 0,
    ...sketch,
  };
  const reviewed = new RiskGate([]).review(
    { ...request, isReduction: false, strategies: ['test'] },
    noAccount,
    () => request,
  );
  if (reviewed.kind === 'refused') throw new Error('a gate without rules refuses nothing');
  return reviewed.approved;
}
