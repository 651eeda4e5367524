import type { LotOrder } from '../methods/lot-method.ts';
import type { OpenLot } from './open-lot.ts';

/**
 * The open lots of one asset in one place, the next to use on top: a binary heap, so that a sale costs the logarithm of
 * what is open, never a sort. Lots that were emptied elsewhere stay until they surface.
 */
export class LotQueue {
  private readonly heap: OpenLot[] = [];
  private readonly order: LotOrder;
  /** Made when lots are named for the first time: an index costs memory with every fill. */
  private byId: Map<string, OpenLot[]> | undefined;
  /** Parts that came from elsewhere, by the lot they are of. */
  private readonly arrived = new Map<OpenLot['origin'], OpenLot>();

  constructor(order: LotOrder) {
    this.order = order;
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
    if (byId !== undefined) addTo(byId, lot);
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

  /**
   * Takes in a part that comes from elsewhere. Parts of one lot that meet again become one: units that go to and fro would
   * fall into ever more of them.
   */
  join(part: OpenLot): void {
    const other = this.arrived.get(part.origin);
    const whole = other === undefined || other.sequence !== part.sequence ? part : part.joinedBy(other);
    this.arrived.set(part.origin, whole);
    this.push(whole);
  }

  /** What is open of the lot with that id, which may lie in parts. */
  named(id: string): readonly OpenLot[] {
    this.byId ??= indexOf([...this.heap].sort((a, b) => this.order.compare(a, b)));
    const open = (this.byId.get(id) ?? []).filter(({ isEmpty }) => !isEmpty);
    if (open.length > 0) this.byId.set(id, open);
    else this.byId.delete(id);
    return open;
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
    if (lot === undefined) return;
    if (this.arrived.size > 0 && this.arrived.get(lot.origin) === lot) this.arrived.delete(lot.origin);
    if (this.byId === undefined) return;
    const others = this.byId.get(lot.id)?.filter((one) => one !== lot) ?? [];
    if (others.length === 0) this.byId.delete(lot.id);
    else this.byId.set(lot.id, others);
  }
}

function indexOf(lots: readonly OpenLot[]): Map<string, OpenLot[]> {
  const byId = new Map<string, OpenLot[]>();
  for (const lot of lots) addTo(byId, lot);
  return byId;
}

function addTo(byId: Map<string, OpenLot[]>, lot: OpenLot): void {
  const others = byId.get(lot.id);
  if (others === undefined) byId.set(lot.id, [lot]);
  else others.push(lot);
}
