import { RxtradeError } from '../errors/index.ts';

const seal = Symbol('the risk gate');

/**
 * A value the risk gate let through, and the proof of it. It carries a private field, which neither a cast nor a look-alike
 * object has, and its constructor opens only to the gate. Both it and the value are frozen, so that what was approved
 * cannot be exchanged or changed afterwards.
 */
export class Approved<T extends object> {
  readonly #approved = true;
  /** What was approved, as the rules left it. */
  readonly value: Readonly<T>;

  /** @throws E042 unless called by the gate. */
  constructor(value: T, key: symbol) {
    if (key !== seal) throw new RxtradeError('E042', 'only the risk gate can approve; send the order through it', {});
    this.value = Object.freeze(value);
    Object.freeze(this);
  }

  /** Tells a real approval from anything that only looks like one. */
  static holds(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #approved in value && value.#approved;
  }
}

/** The gate's own: not exported from the package. */
export function approve<T extends object>(value: T): Approved<T> {
  return new Approved(value, seal);
}

/** Tells a real approval from anything that only looks like one. */
export function isApproved(value: unknown): boolean {
  return Approved.holds(value);
}

/** @throws E042 when the value did not come from the gate. For venues, before anything leaves. */
export function assertApproved(value: unknown): void {
  if (!Approved.holds(value))
    throw new RxtradeError('E042', 'this order was not approved by the risk gate; a venue accepts nothing else', {});
}
