import type { EpochMs, Instrument, Integer, LegRequest, OrderRequest, OrderTerms } from '@rxtrade/core';

/** An order resting at the simulated venue. Prices are floats here: they are compared with market data. */
export class WorkingOrder {
  readonly number: number;
  readonly instrument: Instrument;
  readonly isBuy: boolean;
  readonly request: OrderRequest;
  readonly role: 'order' | LegRequest['role'];
  readonly parent: number;
  readonly limit: number;
  remaining: Integer;
  /** From when on it can trade: it was decided, and travelled, by then. */
  activeAt: EpochMs;
  /** Trigger price of a stop or take-profit; moves with a trailing stop. NaN where there is none, or it was hit. */
  trigger: number;
  /** True once it has been on the book at a price that did not fill it: from then on it makes. */
  isResting = false;
  /** `openAt` of the bar whose opening it was last tried against. */
  triedOpening: EpochMs = Number.NaN;
  isDone = false;
  private best = Number.NaN;

  constructor(
    request: OrderRequest,
    options: { readonly activeAt: EpochMs; readonly role?: LegRequest['role']; readonly parent?: number },
  ) {
    const { terms, instrument } = request;
    this.number = request.number;
    this.request = request;
    this.instrument = instrument;
    this.isBuy = request.side === 'buy';
    this.role = options.role ?? 'order';
    this.parent = options.parent ?? 0;
    this.remaining = request.quantity;
    this.activeAt = options.activeAt;
    const perUnit = 10 ** instrument.priceScale;
    this.limit = 'price' in terms ? Number(terms.price) / perUnit : Number.NaN;
    // a trailing stop waits out of reach until it has seen a price
    this.trigger =
      'trigger' in terms
        ? Number(terms.trigger) / perUnit
        : terms.kind === 'trailing-stop'
          ? this.isBuy
            ? Number.POSITIVE_INFINITY
            : Number.NEGATIVE_INFINITY
          : Number.NaN;
  }

  get terms(): OrderTerms {
    return this.request.terms;
  }

  /** True while a stop or take-profit waits for its trigger. */
  get isWaiting(): boolean {
    return !Number.isNaN(this.trigger);
  }

  /** Moves a trailing stop's trigger behind the best price seen, never back: a sell follows `high`, a buy `low`. */
  trail(high: number, low: number): void {
    const { terms } = this;
    if (terms.kind !== 'trailing-stop') return;
    const seen = this.isBuy ? low : high;
    if (Number.isNaN(this.best) || (this.isBuy ? seen < this.best : seen > this.best)) this.best = seen;
    const distance =
      terms.trail.kind === 'rate'
        ? this.best * terms.trail.rate
        : Number(terms.trail.distance) / 10 ** this.instrument.priceScale;
    this.trigger = this.isBuy ? this.best + distance : this.best - distance;
  }
}
