import {
  defineInstrument,
  type EpochMs,
  goodTillCancelled,
  type Instrument,
  marketTerms,
  type OrderRequest,
  type OrderTerms,
  type Side,
  type TimeInForce,
} from '@rxtrade/core';
import { WorkingOrder } from '../matching/index.ts';

const instrument = defineInstrument({
  id: 'BASE/QUOTE',
  kind: 'spot',
  base: 'BASE',
  quote: 'QUOTE',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

/** An order in short: prices as floats on the instrument's price scale, `at` when it was sent and there. */
export type OrderSpec = {
  readonly side: Side;
  readonly timeInForce?: TimeInForce;
  readonly at?: EpochMs;
  readonly number?: number;
  readonly instrument?: Instrument;
} & (
  | { readonly kind: 'market' }
  | { readonly kind: 'limit'; readonly price: number }
  | { readonly kind: 'stop' | 'take-profit'; readonly trigger: number }
  | { readonly kind: 'stop-limit'; readonly trigger: number; readonly price: number }
  | { readonly kind: 'trailing-stop'; readonly distance: number }
);

/** A working order as a venue has it, for tests of fill models. @throws E010 for a price that is not finite. */
export function workingOrder(spec: OrderSpec): WorkingOrder {
  const at = spec.at ?? 0;
  const traded = spec.instrument ?? instrument;
  const request: OrderRequest = {
    number: spec.number ?? 1,
    instrument: traded,
    side: spec.side,
    quantity: 1,
    terms: termsOf(spec, traded),
    reduceOnly: false,
    positionSide: 'net',
    legs: [],
    ocoGroup: 0,
    decidedAt: at,
  };
  return new WorkingOrder(request, { sentAt: at, activeAt: at });
}

function termsOf(spec: OrderSpec, traded: Instrument): OrderTerms {
  const timeInForce = spec.timeInForce ?? goodTillCancelled;
  switch (spec.kind) {
    case 'market':
      return marketTerms;
    case 'limit':
      return { kind: 'limit', price: traded.priceUnits(spec.price), postOnly: false, timeInForce };
    case 'stop':
    case 'take-profit':
      return { kind: spec.kind, trigger: traded.priceUnits(spec.trigger), timeInForce };
    case 'stop-limit':
      return {
        kind: 'stop-limit',
        trigger: traded.priceUnits(spec.trigger),
        price: traded.priceUnits(spec.price),
        timeInForce,
      };
    case 'trailing-stop':
      return {
        kind: 'trailing-stop',
        trail: { kind: 'distance', distance: traded.priceUnits(spec.distance) },
        timeInForce,
      };
  }
}
