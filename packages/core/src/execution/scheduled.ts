import type { MarketEvent } from '../market/index.ts';
import type { OrderPlan } from '../order/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
import type { Fill } from '../trader/facts.ts';
import { ParentOrder } from './parent-order.ts';

/** When how much of an order is due: equal parts of a span, each with its share. */
export type Schedule = {
  /** Stands in the reasons of children. */
  readonly label: string;
  readonly durationMs: DurationMs;
  readonly slices: number;
  /** For each slice, the share of the whole due once it has come, from 0 to 1; for work that begins at `startedAt`. */
  readonly sharesDue: (startedAt: EpochMs) => readonly number[];
};

/** True for an order that can be taken apart. What waits for a trigger protects something, and is sent as it is. */
export function isWorkable(plan: OrderPlan): boolean {
  return plan.kind === 'market' || plan.kind === 'limit';
}

/** Sends an order as it is, and leaves it to the venue. */
export function sentWhole(context: ExecutionContext): Execution {
  const order = context.send(context.plan);
  context.done();
  return {
    cancel: (reason) => {
      if (order > 0) context.cancel(order, reason);
    },
  };
}

/** An algorithm that works by a schedule. */
export function scheduled(name: string, schedule: Schedule): ExecutionAlgorithm {
  return {
    name,
    needsBarOpened: false,
    start: (context) => (isWorkable(context.plan) ? new Scheduled(context, schedule) : sentWhole(context)),
  };
}

class Scheduled implements Execution {
  private readonly context: ExecutionContext;
  private readonly schedule: Schedule;
  private readonly parent: ParentOrder;
  private startedAt: EpochMs = Number.NaN;
  private sharesDue: readonly number[] = [];
  private tried = 0;

  constructor(context: ExecutionContext, schedule: Schedule) {
    this.context = context;
    this.schedule = schedule;
    this.parent = new ParentOrder(context);
  }

  onMarket(event: MarketEvent): void {
    const { parent, schedule } = this;
    const at = event.receivedAt;
    parent.observe(event);
    if (Number.isNaN(this.startedAt)) {
      this.startedAt = at;
      this.sharesDue = schedule.sharesDue(at);
    }
    if (parent.isOver(at)) this.context.done();
    else if (parent.size(at)) this.send(at);
  }

  private send(at: EpochMs): void {
    const { parent } = this;
    const { label, slices, durationMs } = this.schedule;
    // multiplied first: whole numbers divide without an error that would move a slice to the next event
    const slice = Math.min(slices, 1 + Math.floor(((at - this.startedAt) * slices) / durationMs));
    // a slice has one try, and the next takes what it missed; after the last there is no next, and it tries again
    const isDue = slice > this.tried || (slice === slices && parent.mayTry(at));
    if (!isDue) return;
    this.tried = slice;
    const target = parent.shareOf(this.sharesDue[slice - 1] as number, at);
    parent.sendUpTo(target, { at, reason: `${label} ${slice} of ${slices}` });
    if (parent.isOver(at) || parent.isComplete(at)) this.context.done();
  }

  onFill(fill: Fill): void {
    this.parent.onFill(fill);
    if (this.parent.isComplete(fill.receivedAt)) this.context.done();
  }

  cancel(reason: string): void {
    this.parent.cancel(reason);
  }
}
