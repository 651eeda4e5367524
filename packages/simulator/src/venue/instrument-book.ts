import {
  absoluteInteger,
  addInteger,
  type Bar,
  type EpochMs,
  Exact,
  type Instrument,
  type Integer,
  multiplyInteger,
  negateInteger,
  type OrderRequest,
  type PositionSide,
} from '@rxtrade/core';
import { WorkingOrder } from '../matching/index.ts';

const sides: readonly PositionSide[] = ['net', 'long', 'short'];

/** One instrument at the simulated venue: live orders, the latest prices, and the positions reduce-only looks at. */
export class InstrumentBook {
  readonly instrument: Instrument;
  /** Oldest first. */
  readonly orders: WorkingOrder[] = [];
  lastBar: Bar | undefined = undefined;
  /** The latest quote, or the latest trade where there are no quotes; NaN before the first. */
  ask = Number.NaN;
  bid = Number.NaN;
  /** True once quotes came: the spread is in the data. */
  isQuoted = false;
  private readonly held: Record<PositionSide, Integer> = { net: 0, long: 0, short: 0 };

  constructor(instrument: Instrument) {
    this.instrument = instrument;
  }

  /** True once trades or quotes came: time within a bar can be told. */
  get hasMoments(): boolean {
    return !Number.isNaN(this.ask);
  }

  /** How much of a reduce-only order the position still has room for. */
  reducible(order: WorkingOrder, wanted: Integer = order.quantity): Integer {
    const held = this.held[order.request.positionSide];
    const isReducing = order.isBuy ? held < 0 : held > 0;
    if (!isReducing) return 0;
    const size = absoluteInteger(held);
    return size < wanted ? size : wanted;
  }

  filled({ side, positionSide }: OrderRequest, quantity: Integer): void {
    this.held[positionSide] = addInteger(this.held[positionSide], side === 'buy' ? quantity : negateInteger(quantity));
  }

  /**
   * Each share held becomes `ratio` shares; what is finer than the quantity step is paid out, and no longer held. Prices
   * of before say nothing any more.
   */
  split(ratio: string, at: EpochMs): void {
    const by = Exact.of(ratio);
    const step = this.instrument.rulesAt(at).quantityStep.unitsAt(this.instrument.quantityScale);
    const unitsPerStep = BigInt(step) * 10n ** BigInt(by.scale);
    for (const side of sides) {
      const exact = BigInt(multiplyInteger(this.held[side], by.units));
      this.held[side] = multiplyInteger(exact / unitsPerStep, step);
    }
    this.lastBar = undefined;
    this.ask /= by.toFloat();
    this.bid /= by.toFloat();
  }

  /** The legs of an entry of which `quantity` has filled, as orders of their own. They wait at the venue. */
  legsOf({ request, number: parent }: WorkingOrder, quantity: Integer, at: EpochMs): readonly WorkingOrder[] {
    return request.legs.map(
      ({ number, role, terms }) =>
        new WorkingOrder(
          {
            ...request,
            number,
            side: request.side === 'buy' ? 'sell' : 'buy',
            terms,
            reduceOnly: true,
            legs: [],
            ocoGroup: 0,
            decidedAt: at,
          },
          { sentAt: at, activeAt: at, role, parent, quantity },
        ),
    );
  }

  /** Drops orders that have ended, in place. */
  compact(): void {
    let kept = 0;
    for (let i = 0; i < this.orders.length; i++) {
      const order = this.orders[i] as WorkingOrder;
      if (!order.isDone) this.orders[kept++] = order;
    }
    // popped, not cut: an array that is cut gives its memory back, and asks for it again
    while (this.orders.length > kept) this.orders.pop();
  }
}
