import type { EpochMs, OrderRequest } from '@rxtrade/core';

/** What tells an order from the others of its run, whatever its number and size. */
export type KeyedOrder = {
  readonly number: number;
  readonly instrument: string;
  readonly side: string;
  readonly kind: string;
  readonly positionSide: string;
  readonly decidedAt: EpochMs;
  readonly legs: readonly { readonly number: number; readonly role: string }[];
};

/**
 * Names orders so that one run's can be found in another: by instrument, side, kind and when they were decided on, and by
 * how many there were before that are the same in all of these. A leg goes by its entry and its role.
 */
export class OrderKeys {
  private readonly keys = new Map<number, string>();
  private readonly counts = new Map<string, number>();

  /** The key of an order, and of its legs from now on. Orders are told in the order in which they were decided on. */
  add(order: KeyedOrder): string {
    const known = this.keys.get(order.number);
    if (known !== undefined) return known;
    const { instrument, side, kind, positionSide, decidedAt } = order;
    const common = `${instrument} ${decidedAt} ${side} ${kind} ${positionSide}`;
    const count = this.counts.get(common) ?? 0;
    this.counts.set(common, count + 1);
    const key = `${common} ${count}`;
    this.keys.set(order.number, key);
    for (const { number, role } of order.legs) this.keys.set(number, `${key} ${role}`);
    return key;
  }

  /** Undefined for an order never told. */
  keyOf(number: number): string | undefined {
    return this.keys.get(number);
  }
}

/** An order of a run as it is keyed. */
export function keyedOrder({
  number,
  instrument,
  side,
  terms,
  positionSide,
  decidedAt,
  legs,
}: OrderRequest): KeyedOrder {
  return { number, instrument: instrument.id, side, kind: terms.kind, positionSide, decidedAt, legs };
}
