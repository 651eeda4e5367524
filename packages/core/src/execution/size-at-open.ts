import type { MarketEvent } from '../market/index.ts';
import type { OrderPlan } from '../order/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';
import type { EpochMs } from '../time/index.ts';

/**
 * Sizes an order given as a fraction at the price it will fill at, when a bar opens: whole quantity steps that the free
 * cash pays for, fees included. A stop is sized at its trigger, or at the opening when that gaps through it; limits and
 * targets at their own price. What rests is sized anew at an opening where that or the free cash has changed, but for a
 * trailing stop, which is sized once. An order with a quantity goes out at once.
 */
export function sizeAtOpen(): ExecutionAlgorithm {
  return {
    name: 'size at open',
    needsBarOpened: true,
    start: (context) => {
      if ('quantity' in context.plan.size) {
        context.send(context.plan);
        context.done();
      }
      return new SizeAtOpen(context);
    },
  };
}

/** A child order at rest: how large it is, how much cash was free before it, and how much of that it keeps back. */
type Resting = { readonly order: number; readonly quantity: number; readonly cash: number; readonly reserved: number };

class SizeAtOpen implements Execution {
  private readonly context: ExecutionContext;
  private resting: Resting | undefined;

  constructor(context: ExecutionContext) {
    this.context = context;
  }

  onMarket(event: MarketEvent): void {
    if (event.kind !== 'bar-opened') return;
    const { plan } = this.context;
    if (plan.timeInForce?.kind === 'gtd' && plan.timeInForce.expiresAt <= event.receivedAt) this.context.done();
    else this.sizeAt(event.open, event.receivedAt);
  }

  private sizeAt(open: number, at: EpochMs): void {
    const { context, resting } = this;
    const { plan } = context;
    const { instrument } = plan;
    const free = context.cash(instrument.quote);
    // what the order at rest keeps back is there for the one that takes its place, unless it came back on its own
    const isReserved = resting !== undefined && free < resting.cash;
    const cash = isReserved ? free + resting.reserved : free;
    const fraction = 'fraction' in plan.size ? plan.size.fraction : 1;
    const unitCost = fillPrice(plan, open) * instrument.contractSize.toFloat() * (1 + context.feeRate());
    const quantity = (cash * fraction) / unitCost;
    const step = instrument.rulesAt(at).quantityStep.toFloat();
    if (isReserved && Math.abs(quantity - resting.quantity) < step) return;
    if (resting !== undefined) context.cancel(resting.order, 'sized anew');
    const order = context.send({ ...plan, size: { quantity } });
    const reserved = free - context.cash(instrument.quote);
    this.resting = order > 0 ? { order, quantity, cash, reserved } : undefined;
    // a trailing stop keeps the best price it has seen; sent anew, it would forget it
    if (plan.kind === 'market' || plan.kind === 'trailing-stop') context.done();
  }

  onFill(): void {
    this.context.done();
  }

  cancel(reason: string): void {
    if (this.resting !== undefined) this.context.cancel(this.resting.order, reason);
  }
}

/** The price to size at: the one the plan states, or the opening where that is what it will fill at. */
function fillPrice(plan: OrderPlan, open: number): number {
  switch (plan.kind) {
    case 'market':
    case 'trailing-stop':
      return open;
    case 'limit':
    case 'stop-limit':
      return Number(plan.price.toString());
    case 'take-profit':
      return Number(plan.trigger.toString());
    case 'stop': {
      const trigger = Number(plan.trigger.toString());
      return plan.side === 'buy' ? Math.max(open, trigger) : Math.min(open, trigger);
    }
  }
}
