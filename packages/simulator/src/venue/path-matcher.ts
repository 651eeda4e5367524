import type { Bar } from '@rxtrade/core';
import type { WorkingOrder } from '../matching/index.ts';
import type { Shown, When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { Trials } from './trials.ts';

/** A part of a bar's path: prices move straight from where they are to where they go. */
type Stretch = { at: number; readonly to: number };

/** Shows orders the path a bar took, as the fill model states it: what comes first on it happens first. */
export class PathMatcher {
  private readonly trials: Trials;

  constructor(trials: Trials) {
    this.trials = trials;
  }

  /** Walks a path from its first price, which the orders have seen, to its last. */
  walk(book: InstrumentBook, bar: Bar, path: readonly number[], shown: Shown, when: When): void {
    const present = book.orders.filter(
      (order): boolean => !order.isDone && order.presentFrom(bar.intervalMs) <= bar.openAt,
    );
    for (let i = 1; i < path.length; i++)
      this.stretch(book, present, { at: path[i - 1] as number, to: path[i] as number }, shown, when);
  }

  private stretch(book: InstrumentBook, present: WorkingOrder[], stretch: Stretch, shown: Shown, when: When): void {
    const tried = new Set<WorkingOrder>();
    const { to } = stretch;
    for (let order = nextOn(stretch, present, tried); order !== undefined; order = nextOn(stretch, present, tried)) {
      const wasWaiting = order.isWaiting;
      stretch.at = priceOf(order);
      tried.add(order);
      const { at } = stretch;
      book.margin?.moveTo(at, when);
      if (order.isDone) continue;
      const range = { open: at, high: Math.max(at, to), low: Math.min(at, to), close: to };
      const reached = this.trials.reach(book, order, range, shown, when);
      if (reached !== undefined) this.join(book, present, reached.legs, at, shown, when);
      // a stop-limit that was triggered: its limit may be further on the way
      if (wasWaiting && !order.isWaiting) tried.delete(order);
    }
    book.margin?.moveTo(to, when);
    for (const order of present)
      if (!order.isDone && order.isWaiting) order.trail(Math.max(stretch.at, to), Math.min(stretch.at, to));
  }

  /** Legs see the price their entry filled at, stops first, and then what follows. */
  private join(
    book: InstrumentBook,
    present: WorkingOrder[],
    legs: readonly WorkingOrder[],
    at: number,
    shown: Shown,
    when: When,
  ): void {
    for (const isForStops of [true, false])
      for (const leg of legs)
        if (!leg.isDone && leg.isStop === isForStops) this.trials.moment(book, leg, at, at, shown, when);
    present.push(...legs);
  }
}

/** Where on a path an order has something to do; NaN for what takes at any price. */
function priceOf(order: WorkingOrder): number {
  return order.isWaiting ? order.trigger : order.limit;
}

/** The order met first between where prices are and where they go; of two at one price the stop. */
function nextOn(
  { at, to }: Stretch,
  present: readonly WorkingOrder[],
  tried: ReadonlySet<WorkingOrder>,
): WorkingOrder | undefined {
  let next: WorkingOrder | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const order of present) {
    const price = priceOf(order);
    const distance = Math.abs(price - at);
    const isOnTheWay = to >= at ? price >= at && price <= to : price <= at && price >= to;
    if (order.isDone || !isOnTheWay || tried.has(order)) continue;
    if (distance > nearest || (distance === nearest && !order.isStop)) continue;
    next = order;
    nearest = distance;
  }
  return next;
}
