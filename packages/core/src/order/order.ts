import { RxtradeError } from '../errors/index.ts';
import { addInteger, Exact, type Integer, negateInteger, subtractInteger } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import { assertTransition, isLive, type OrderState } from './life-cycle.ts';
import type { LegRequest, OrderRequest } from './request.ts';

/** What part of an order belongs to which strategy; signed units, positive when bought. They sum to the order. */
export type Allocation = {
  readonly strategy: number;
  readonly units: Integer;
  /** Why this strategy wanted its part, where several have one; the order's reason when absent. */
  readonly reason?: string;
  filled: Integer;
};

/** Where an order comes from: one strategy, its `owner`, or several with their `allocations`. Orders may share one. */
export type OrderOrigin = {
  readonly reason: string;
  readonly tag: string;
  readonly owner?: number;
  readonly allocations?: readonly Allocation[];
  readonly parent?: Order;
  readonly role?: LegRequest['role'];
  readonly isFromTarget?: boolean;
};

const noAllocations: readonly Allocation[] = [];

/** An order as the trader follows it: what was asked, and what became of it. */
export class Order {
  readonly request: OrderRequest;
  /** All that is not its own: a run keeps every order, and most of them come from few places. */
  private readonly origin: OrderOrigin;
  state: OrderState = 'intent';
  filled: Integer = 0;
  /** Sum of price x quantity over its fills, in notional units. */
  filledNotional: Integer = 0;
  /** How long after it was decided on; small numbers need no memory of their own, and a run keeps every order. */
  private closedAfterMs: number | undefined = undefined;
  /** Why the venue or the gate ended it; empty while it lives or when it filled. */
  endReason = '';

  constructor(request: OrderRequest, origin: OrderOrigin) {
    this.request = request;
    this.origin = origin;
  }

  /** Why it was sent. */
  get reason(): string {
    return this.origin.reason;
  }

  /** The strategy's own word for it; empty where it gave none. */
  get tag(): string {
    return this.origin.tag;
  }

  /** The one strategy behind it; -1 where several are. */
  get owner(): number {
    return this.origin.owner ?? -1;
  }

  /** The entry whose leg this is. */
  get parent(): Order | undefined {
    return this.origin.parent;
  }

  /** What it protects against, where it is a leg. */
  get role(): LegRequest['role'] | 'order' {
    return this.origin.role ?? 'order';
  }

  /** True where a target asked for it, and not the strategy itself. */
  get isFromTarget(): boolean {
    return this.origin.isFromTarget ?? false;
  }

  /** Counts this trader's orders from 1; what cancels and reports refer to. */
  get number(): number {
    return this.request.number;
  }

  /** When it ended; zero while it lives. */
  get closedAt(): EpochMs {
    return this.closedAfterMs === undefined ? 0 : this.request.decidedAt + this.closedAfterMs;
  }

  /** What belongs to which strategy. */
  get allocations(): readonly Allocation[] {
    const { origin, request, filled } = this;
    if (origin.owner === undefined) return origin.allocations ?? noAllocations;
    return [{ strategy: origin.owner, units: signed(request.quantity, request), filled: signed(filled, request) }];
  }

  /** True where a strategy has part in it. */
  belongsTo(strategy: number): boolean {
    const { owner, allocations = noAllocations } = this.origin;
    return owner === undefined ? allocations.some((one) => one.strategy === strategy) : owner === strategy;
  }

  /** True while it may still fill. */
  get isLive(): boolean {
    return isLive(this.state);
  }

  /** What has not filled yet, in quantity units. */
  get remaining(): Integer {
    return subtractInteger(this.request.quantity, this.filled);
  }

  /** Base units or contracts, exactly. */
  get quantity(): Exact {
    return new Exact(this.request.quantity, this.request.instrument.quantityScale);
  }

  /** What has filled, in base units or contracts, exactly. */
  get filledQuantity(): Exact {
    return new Exact(this.filled, this.request.instrument.quantityScale);
  }

  /** The average price of its fills, as a float; undefined before the first. */
  get averagePrice(): number | undefined {
    const { instrument } = this.request;
    if (this.filled === 0) return undefined;
    const notional = new Exact(this.filledNotional, instrument.notionalScale).toFloat();
    return notional / (this.filledQuantity.toFloat() * instrument.contractSize.toFloat());
  }

  /** Follows news of its state; the same news again changes nothing. @throws E041 when the life cycle does not allow it. */
  moveTo(state: OrderState, at: EpochMs, endReason = ''): void {
    if (state === this.state) return;
    assertTransition(this.state, state, this.number);
    this.state = state;
    if (!isLive(state)) {
      this.closedAfterMs = at - this.request.decidedAt;
      this.endReason = endReason;
    }
  }

  /** Books a fill of `quantity` units. @throws E041 when it is not above zero, or more fills than was asked. */
  fill(quantity: Integer, notional: Integer, at: EpochMs): void {
    const filled = addInteger(this.filled, quantity);
    if (quantity <= 0 || filled > this.request.quantity)
      throw new RxtradeError(
        'E041',
        `order ${this.number} asked for ${this.quantity}, has filled ${this.filledQuantity} and cannot fill ` +
          `${new Exact(quantity, this.request.instrument.quantityScale)}; report what the venue sent`,
        { order: this.number },
      );
    this.moveTo(filled < this.request.quantity ? 'partly-filled' : 'filled', at);
    this.filled = filled;
    this.filledNotional = addInteger(this.filledNotional, notional);
  }
}

function signed(units: Integer, { side }: OrderRequest): Integer {
  return side === 'buy' ? units : negateInteger(units);
}
