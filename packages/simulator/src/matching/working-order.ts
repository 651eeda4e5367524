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

/**
 * An order resting at the simulated venue. Prices are floats here: they are compared with market data. What most orders
 * lack is undefined inside: a float takes memory of its own even where it is none.
 */
export class WorkingOrder {
  readonly number: number;
  readonly instrument: Instrument;
  readonly isBuy: boolean;
  readonly request: OrderRequest;
  readonly role: 'order' | LegRequest['role'];
  /** Number of the entry whose leg it is; zero where it is none. */
  readonly parent: number;
  readonly sentAt: EpochMs;
  /** What it may trade altogether, in quantity units: a leg's grows as its entry fills. */
  quantity: Integer;
  /** What of that has traded. */
  filled: Integer = 0;
  /** True once it has been on the book at a price that did not fill it: from then on it makes. */
  isResting = false;
  isAcknowledged = false;
  isDone = false;
  /** `openAt` of the bar whose opening it was last tried against, where that did not end it. */
  triedOpening: EpochMs | undefined = undefined;
  /** Where it stands in the queue at its price, once that is known. */
  queue: QueuePlace | undefined = undefined;
  private readonly delayMs: DurationMs;
  private readonly limitPrice: number | undefined;
  private triggerPrice: number | undefined;
  private cancelledAt: EpochMs | undefined = undefined;
  private best: number | undefined = undefined;

  constructor(request: OrderRequest, { sentAt, activeAt, role, parent, quantity }: WorkingOrderOptions) {
    const { terms, instrument } = request;
    this.number = request.number;
    this.request = request;
    this.instrument = instrument;
    this.isBuy = request.side === 'buy';
    this.role = role ?? 'order';
    this.parent = parent ?? 0;
    this.sentAt = sentAt;
    this.quantity = quantity ?? request.quantity;
    this.delayMs = activeAt - sentAt;
    const perUnit = 10 ** instrument.priceScale;
    this.limitPrice = 'price' in terms ? Number(terms.price) / perUnit : undefined;
    this.triggerPrice =
      'trigger' in terms
        ? Number(terms.trigger) / perUnit
        : terms.kind === 'trailing-stop'
          ? outOfReach(this.isBuy)
          : undefined;
  }

  /** When it reaches the venue. */
  get activeAt(): EpochMs {
    return this.sentAt + this.delayMs;
  }

  /** True where its price is limited. */
  get hasLimit(): boolean {
    return this.limitPrice !== undefined;
  }

  /** Limit price; NaN where it has none. */
  get limit(): number {
    return this.limitPrice ?? Number.NaN;
  }

  /** True for what trades when the price gets worse. */
  get isStop(): boolean {
    const { kind } = this.request.terms;
    return kind === 'stop' || kind === 'stop-limit' || kind === 'trailing-stop';
  }

  /** Trigger price of a stop or take-profit; moves with a trailing stop. NaN where there is none, or it was hit. */
  get trigger(): number {
    return this.triggerPrice ?? Number.NaN;
  }

  /** NaN says that it was hit. */
  set trigger(price: number) {
    this.triggerPrice = Number.isNaN(price) ? undefined : price;
  }

  /** When a cancel on its way arrives; infinite where there is none. */
  get cancelAt(): EpochMs {
    return this.cancelledAt ?? Number.POSITIVE_INFINITY;
  }

  /** A cancel is on its way. */
  set cancelAt(at: EpochMs) {
    this.cancelledAt = at;
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
    return this.triggerPrice !== undefined;
  }

  /**
   * From when on it takes part where bars of `intervalMs` are all there is: nothing within a bar can be told, so a delay
   * shorter than a bar is slippage, and a longer one is time.
   */
  presentFrom(intervalMs: DurationMs): EpochMs {
    return this.delayMs < intervalMs ? this.sentAt : this.activeAt;
  }

  /** Moves a trailing stop's trigger behind the best price seen, never back: a sell follows `high`, a buy `low`. */
  trail(high: number, low: number): void {
    const { terms } = this;
    if (terms.kind !== 'trailing-stop') return;
    const seen = this.isBuy ? low : high;
    const { best } = this;
    const reached = best === undefined || (this.isBuy ? seen < best : seen > best) ? seen : best;
    this.best = reached;
    const distance =
      terms.trail.kind === 'rate'
        ? reached * terms.trail.rate
        : Number(terms.trail.distance) / 10 ** this.instrument.priceScale;
    this.trigger = this.isBuy ? reached + distance : reached - distance;
  }
}

/** Where a trailing stop waits until it has seen a price. */
function outOfReach(isBuy: boolean): number {
  return isBuy ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
