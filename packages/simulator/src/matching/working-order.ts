import {
  type DurationMs,
  type EpochMs,
  type Instrument,
  type Integer,
  type LegRequest,
  type OrderRequest,
  type OrderTerms,
  subtractInteger,
} from '@rxtrade/core';
import type { QueuePlace } from '../queue/index.ts';

/** Where a working order comes from. `sentAt` is when it left us, `activeAt` when it reached the venue. */
export type WorkingOrderOptions = {
  readonly sentAt: EpochMs;
  readonly activeAt: EpochMs;
  readonly role?: LegRequest['role'];
  /** Number of the entry whose leg it is. */
  readonly parent?: number;
  /** What it may trade where that is less than was asked for: a leg of an entry that filled in part. */
  readonly quantity?: Integer;
};

/** An order resting at the simulated venue. Prices are floats here: they are compared with market data. */
export class WorkingOrder {
  readonly number: number;
  readonly instrument: Instrument;
  readonly isBuy: boolean;
  readonly request: OrderRequest;
  readonly role: 'order' | LegRequest['role'];
  /** Number of the entry whose leg it is; zero where it is none. */
  readonly parent: number;
  readonly sentAt: EpochMs;
  readonly activeAt: EpochMs;
  /** Limit price; NaN where it has none. */
  readonly limit: number;
  readonly hasLimit: boolean;
  /** True for what trades when the price gets worse. */
  readonly isStop: boolean;
  /** What it may trade altogether, in quantity units: a leg's grows as its entry fills. */
  quantity: Integer;
  /** What of that has traded. */
  filled: Integer = 0;
  /** Trigger price of a stop or take-profit; moves with a trailing stop. NaN where there is none, or it was hit. */
  trigger: number;
  /** True once it has been on the book at a price that did not fill it: from then on it makes. */
  isResting = false;
  isAcknowledged = false;
  isDone = false;
  /** `openAt` of the bar whose opening it was last tried against. */
  triedOpening: EpochMs = Number.NaN;
  /** When a cancel on its way arrives; infinite where there is none. */
  cancelAt: EpochMs = Number.POSITIVE_INFINITY;
  /** Where it stands in the queue at its price, once that is known. */
  queue: QueuePlace | undefined = undefined;
  private best = Number.NaN;

  constructor(request: OrderRequest, options: WorkingOrderOptions) {
    const { terms, instrument } = request;
    this.number = request.number;
    this.request = request;
    this.instrument = instrument;
    this.isBuy = request.side === 'buy';
    this.role = options.role ?? 'order';
    this.parent = options.parent ?? 0;
    this.sentAt = options.sentAt;
    this.activeAt = options.activeAt;
    this.quantity = options.quantity ?? request.quantity;
    const perUnit = 10 ** instrument.priceScale;
    this.hasLimit = 'price' in terms;
    this.limit = 'price' in terms ? Number(terms.price) / perUnit : Number.NaN;
    this.isStop = terms.kind === 'stop' || terms.kind === 'stop-limit' || terms.kind === 'trailing-stop';
    this.trigger =
      'trigger' in terms
        ? Number(terms.trigger) / perUnit
        : terms.kind === 'trailing-stop'
          ? outOfReach(this.isBuy)
          : Number.NaN;
  }

  /** What makes its kind of order itself, in the instrument's price units. */
  get terms(): OrderTerms {
    return this.request.terms;
  }

  /** What it may still trade, in quantity units. */
  get remaining(): Integer {
    return subtractInteger(this.quantity, this.filled);
  }

  /** True while a stop or take-profit waits for its trigger. */
  get isWaiting(): boolean {
    return !Number.isNaN(this.trigger);
  }

  /**
   * From when on it takes part where bars of `intervalMs` are all there is: nothing within a bar can be told, so a delay
   * shorter than a bar is slippage, and a longer one is time.
   */
  presentFrom(intervalMs: DurationMs): EpochMs {
    return this.activeAt - this.sentAt < intervalMs ? this.sentAt : this.activeAt;
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

/** Where a trailing stop waits until it has seen a price. */
function outOfReach(isBuy: boolean): number {
  return isBuy ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
