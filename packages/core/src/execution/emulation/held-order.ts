import type { Instrument } from '../../instrument/index.ts';
import { floatOf, type Integer } from '../../money/index.ts';
import type { OrderRequest, OrderTerms } from '../../order/index.ts';
import type { Approved } from '../../risk/index.ts';
import type { PricesShown } from './prices-shown.ts';

/** An order or leg that waits here instead of at the venue, and what of the market wakes it. */
export class HeldOrder {
  /** What will be sent, for as much as may be traded. */
  approved: Approved<OrderRequest>;
  private readonly isBuy: boolean;
  private readonly terms: OrderTerms;
  private readonly instrument: Instrument;
  /** Of a trailing stop; NaN until it has seen a price. */
  private best = Number.NaN;

  constructor(approved: Approved<OrderRequest>) {
    const { side, terms, instrument } = approved.value;
    this.approved = approved;
    this.isBuy = side === 'buy';
    this.terms = terms;
    this.instrument = instrument;
  }

  /** What others call it by. */
  get number(): number {
    return this.approved.value.number;
  }

  /** What it is traded on. */
  get on(): Instrument {
    return this.instrument;
  }

  /**
   * True once the prices shown reach it. A trailing stop is held against what it had seen before, and only then follows.
   */
  isReachedBy({ high, low, last }: PricesShown): boolean {
    const { terms, isBuy } = this;
    switch (terms.kind) {
      case 'market':
        return true;
      case 'limit':
        return isBuy ? low <= this.priceOf(terms.price) : high >= this.priceOf(terms.price);
      case 'take-profit':
        return isBuy ? low <= this.priceOf(terms.trigger) : high >= this.priceOf(terms.trigger);
      case 'stop':
      case 'stop-limit':
        return isBuy ? high >= this.priceOf(terms.trigger) : low <= this.priceOf(terms.trigger);
      case 'trailing-stop': {
        if (this.isTrailed(isBuy ? high : low)) return true;
        const seen = isBuy ? low : high;
        if (Number.isNaN(this.best) || (isBuy ? seen < this.best : seen > this.best)) this.best = seen;
        return this.isTrailed(last);
      }
    }
  }

  private isTrailed(price: number): boolean {
    const { terms, best } = this;
    if (terms.kind !== 'trailing-stop' || Number.isNaN(best)) return false;
    const { trail } = terms;
    const distance = trail.kind === 'rate' ? best * trail.rate : this.priceOf(trail.distance);
    return this.isBuy ? price >= best + distance : price <= best - distance;
  }

  private priceOf(units: Integer): number {
    return floatOf(units, this.instrument.priceScale);
  }
}
