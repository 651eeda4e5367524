import {
  absoluteInteger,
  addInteger,
  type Bar,
  type EpochMs,
  type Integer,
  negateInteger,
  type OrderRequest,
  type PositionSide,
} from '@rxtrade/core';
import { WorkingOrder } from '../matching/index.ts';

/** One instrument at the simulated venue: resting orders, and the positions reduce-only orders look at. */
export class InstrumentBook {
  readonly orders: WorkingOrder[] = [];
  /** True once quotes came: the spread is in the data, and none is added. */
  hasQuotes = false;
  lastBar: Bar | undefined = undefined;
  private readonly held: Record<PositionSide, Integer> = { net: 0, long: 0, short: 0 };

  /** How much of a reduce-only order the position still has room for. */
  reducible(order: WorkingOrder): Integer {
    const held = this.held[order.request.positionSide];
    const isReducing = order.isBuy ? held < 0 : held > 0;
    if (!isReducing) return 0;
    const size = absoluteInteger(held);
    return size < order.remaining ? size : order.remaining;
  }

  filled({ side, positionSide }: OrderRequest, quantity: Integer): void {
    this.held[positionSide] = addInteger(this.held[positionSide], side === 'buy' ? quantity : negateInteger(quantity));
  }

  /** The legs of an entry that has filled, as orders of their own. */
  wake(entry: WorkingOrder, at: EpochMs): readonly WorkingOrder[] {
    const { request } = entry;
    if (request.legs.length === 0) return [];
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
          { activeAt: at, role, parent: entry.number },
        ),
    );
  }

  compact(): void {
    let kept = 0;
    for (let i = 0; i < this.orders.length; i++) {
      const order = this.orders[i] as WorkingOrder;
      if (!order.isDone) this.orders[kept++] = order;
    }
    this.orders.length = kept;
  }
}
