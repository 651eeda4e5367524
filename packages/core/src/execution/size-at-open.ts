import type { MarketEvent } from '../market/index.ts';
import type { OrderPlan } from '../order/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';

/**
 * Sizes an order given as a fraction at the price it will fill at, when a bar opens: whole quantity steps that the free
 * cash pays for, fees included. A stop is sized at its trigger, or at the opening when that gaps through it, and sized
 * anew at each opening. An order with a quantity goes out at once.
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

class SizeAtOpen implements Execution {
  private readonly context: ExecutionContext;
  private child = 0;

  constructor(context: ExecutionContext) {
    this.context = context;
  }

  onMarket(event: MarketEvent): void {
    if (event.kind !== 'bar-opened') return;
    const { context } = this;
    const { plan } = context;
    if (this.child > 0) context.cancel(this.child, 'sized anew');
    const price = fillPrice(plan, event.open);
    const fraction = 'fraction' in plan.size ? plan.size.fraction : 1;
    const unitCost = price * plan.instrument.contractSize.toFloat() * (1 + context.feeRate());
    this.child = context.send({
      ...plan,
      size: { quantity: (context.cash(plan.instrument.quote) * fraction) / unitCost },
    });
    if (plan.kind === 'market') context.done();
  }

  onFill(): void {
    this.context.done();
  }

  cancel(reason: string): void {
    if (this.child > 0) this.context.cancel(this.child, reason);
  }
}

function fillPrice(plan: OrderPlan, open: number): number {
  const stated =
    plan.kind === 'stop' || plan.kind === 'take-profit'
      ? Number(plan.trigger.toString())
      : plan.kind === 'limit'
        ? Number(plan.price.toString())
        : open;
  if (plan.kind === 'stop') return plan.side === 'buy' ? Math.max(open, stated) : Math.min(open, stated);
  return stated;
}
