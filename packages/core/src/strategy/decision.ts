import { RxtradeError } from '../errors/index.ts';
import { Instrument } from '../instrument/index.ts';
import type { OrderPlan } from '../order/index.ts';

/**
 * The position a strategy wants. `exposure` is a share of what the sizer gives it: 1 is fully long, 0 flat, -1 fully
 * short; a sizer turns it into a quantity. With `quantity` the strategy states base units or contracts itself, signed.
 */
export type Target = {
  readonly kind: 'target';
  readonly instrument: Instrument;
  readonly exposure: number;
  readonly quantity: number | undefined;
  readonly reason: string;
};

/** Ends a live order of the strategy; `all` ends every one on the instrument. */
export type CancelRequest = { readonly kind: 'cancel'; readonly instrument: Instrument; readonly reason: string };

/** An order stated in full. */
export type OrderDecision = { readonly kind: 'order'; readonly plan: OrderPlan };

/** What a reactive strategy emits. */
export type StrategyDecision = Target | OrderDecision | CancelRequest;

/** Anything that names an instrument: a bar, a trade, or the instrument itself. */
export type AtInstrument = Instrument | { readonly instrument: Instrument };

export function instrumentAt(at: AtInstrument): Instrument {
  return at instanceof Instrument ? at : 'instrument' in at ? at.instrument : at;
}

/**
 * "Hold this share of my capital in it": what a reactive strategy emits.
 *
 * @example
 * import { defineStrategy, target } from '@rxtrade/core';
 * import { map } from 'rxjs';
 * import { z } from 'zod';
 *
 * export const followTheBar = defineStrategy({
 *   name: 'follow-the-bar',
 *   params: z.object({}),
 *   decide: ({ bar$ }) => bar$.pipe(map((bar) => target(bar, bar.close > bar.open ? 1 : 0, 'as the last bar went'))),
 * });
 *
 * @throws E053 when the exposure is not finite.
 */
export function target(at: AtInstrument, exposure: number, reason: string): Target {
  return {
    kind: 'target',
    instrument: instrumentAt(at),
    exposure: finite(exposure, 'exposure'),
    quantity: undefined,
    reason,
  };
}

/** "Hold this many units of it." @throws E053 when the quantity is not finite. */
export function targetQuantity(at: AtInstrument, quantity: number, reason: string): Target {
  return {
    kind: 'target',
    instrument: instrumentAt(at),
    exposure: Number.NaN,
    quantity: finite(quantity, 'quantity'),
    reason,
  };
}

/** "Send this order." */
export function order(plan: OrderPlan): OrderDecision {
  return { kind: 'order', plan };
}

/** "Cancel my live orders on it." */
export function cancelOrders(at: AtInstrument, reason: string): CancelRequest {
  return { kind: 'cancel', instrument: instrumentAt(at), reason };
}

function finite(value: number, name: string): number {
  if (!Number.isFinite(value))
    throw new RxtradeError(
      'E053',
      `a target's ${name} must be finite, not ${value}; check the indicator behind it during its warm-up`,
      { [name]: value },
    );
  return value;
}
