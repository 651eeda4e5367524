import type { LotOrder } from '../methods/lot-method.ts';
import type { OpenLot } from './open-lot.ts';

/**
 * The open lots of one asset in one place, the next to use on top: a binary heap, so that a sale costs the logarithm of
 * what is open, never a sort. Lots that were emptied elsewhere stay until they surface.
 */
export class LotQueue {
  private readonly heap: OpenLot[] = [];
  private readonly order: LotOrder;
  /** Only for orders that lots are named to: an index costs memory with every fill. */
  private readonly byId: Map<string, OpenLot[]> | undefined;

  constructor(order: LotOrder) {
    this.order = order;
    this.byId = order.usesIdentification ? new Map() : undefined;
  }

  /** The lot to use next, or undefined when nothing is held. */
  first(): OpenLot | undefined {
    let top = this.heap[0];
    while (top !== undefined && top.left.units === 0) {
      this.removeTop();
      top = this.heap[0];
    }
    return top;
  }

  push(lot: OpenLot): void {
    const { heap, order, byId } = this;
    const named = byId?.get(lot.id);
    if (named !== undefined) named.push(lot);
    else byId?.set(lot.id, [lot]);
    let index = heap.length;
    heap.push(lot);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex] as OpenLot;
      if (order.compare(lot, parent) >= 0) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = lot;
  }

  /** What is open of the lot with that id, which may lie in parts. */
  named(id: string): readonly OpenLot[] {
    const lots = this.byId?.get(id) ?? this.heap.filter((lot) => lot.id === id);
    return lots.filter((lot) => lot.left.units > 0);
  }

  /** What is open, in no order. */
  *open(): Generator<OpenLot> {
    for (const lot of this.heap) if (lot.left.units > 0) yield lot;
  }

  private removeTop(): void {
    const { heap, order } = this;
    this.forget(heap[0]);
    const last = heap.pop();
    const { length } = heap;
    if (last === undefined || length === 0) return;
    let index = 0;
    for (;;) {
      let childIndex = 2 * index + 1;
      if (childIndex >= length) break;
      let child = heap[childIndex] as OpenLot;
      const right = heap[childIndex + 1];
      if (right !== undefined && order.compare(right, child) < 0) {
        child = right;
        childIndex += 1;
      }
      if (order.compare(last, child) <= 0) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = last;
  }

  private forget(lot: OpenLot | undefined): void {
    if (lot === undefined || this.byId === undefined) return;
    const others = this.byId.get(lot.id)?.filter((one) => one !== lot) ?? [];
    if (others.length === 0) this.byId.delete(lot.id);
    else this.byId.set(lot.id, others);
  }
}
