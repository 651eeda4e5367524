import { RxtradeError } from '../errors/index.ts';
import type { MarketEvent } from '../market/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { Fill } from '../trader/facts.ts';
import { ParentOrder } from './parent-order.ts';
import { positive } from './settings.ts';

/** How much of an order `iceberg` shows. */
export type IcebergSettings = {
  /** Base units or contracts shown at a time; rounded down to the quantity step. */
  readonly displayQuantity: number;
};

/**
 * Shows a limit order one tip at a time: the next is sent when the one before has filled whole, so that the book never
 * holds more than `displayQuantity` of it. Each tip queues anew behind what rests at its price. The last tip is what is
 * left; where that would be smaller than the venue takes, it goes with the one before. It begins with the first market
 * event it sees, which is the one that was decided on, and takes as long as the market takes.
 *
 * Why traders hide size, and what it costs in priority: Esser and Mönch, "The navigation of an iceberg: The optimal use of
 * hidden orders", Finance Research Letters 4(2), 2007.
 *
 * @example
 * import { iceberg } from '@rxtrade/core';
 *
 * export const halfACoinAtATime = iceberg({ displayQuantity: 0.5 });
 *
 * @throws E045 for a quantity that is not above zero. Its work throws E046 for an order that is no limit order, or a
 * display the venue takes no order of.
 */
export function iceberg({ displayQuantity }: IcebergSettings): ExecutionAlgorithm {
  positive('iceberg', 'displayQuantity', displayQuantity);
  return {
    name: 'iceberg',
    needsBarOpened: false,
    start: (context) => {
      const { kind, instrument } = context.plan;
      if (kind !== 'limit')
        throw new RxtradeError(
          'E046',
          `iceberg cannot work a ${kind} order on ${instrument.id}; plan a limit order, the only kind that rests in parts`,
          { kind, instrument: instrument.id },
        );
      return new Iceberg(context, displayQuantity);
    },
  };
}

class Iceberg implements Execution {
  private readonly context: ExecutionContext;
  private readonly displayQuantity: number;
  private readonly parent: ParentOrder;
  private tips = 0;

  constructor(context: ExecutionContext, displayQuantity: number) {
    this.context = context;
    this.displayQuantity = displayQuantity;
    this.parent = new ParentOrder(context);
  }

  onMarket(event: MarketEvent): void {
    const { parent } = this;
    const at = event.receivedAt;
    parent.observe(event);
    if (parent.isOver(at)) this.context.done();
    else if (parent.size(at)) this.show(at);
  }

  private show(at: EpochMs): void {
    const { parent } = this;
    if (parent.working === 0 && parent.mayTry(at)) {
      const isSent = parent.sendUpTo(parent.total, {
        at,
        reason: `iceberg ${this.tips + 1}`,
        largest: this.tipAt(at),
      });
      if (isSent) this.tips += 1;
    }
    if (parent.isOver(at) || parent.isComplete(at)) this.context.done();
  }

  /** Units of the next tip. @throws E046 when the venue takes no order that small. */
  private tipAt(at: EpochMs): number {
    const { parent } = this;
    const { instrument } = this.context.plan;
    const rules = instrument.rulesAt(at);
    const open = parent.total - parent.committed;
    const tip = parent.upTo(this.displayQuantity, at);
    if (tip < open && (tip <= 0 || parent.isTooSmall(tip, rules)))
      throw new RxtradeError(
        'E046',
        `iceberg cannot show ${this.displayQuantity} of ${instrument.id}, which takes no order that small; show more`,
        { displayQuantity: this.displayQuantity, instrument: instrument.id },
      );
    const rest = open - tip;
    return rest > 0 && parent.isTooSmall(rest, rules) ? open : tip;
  }

  onFill(fill: Fill): void {
    this.parent.onFill(fill);
    const at = fill.receivedAt;
    if (!this.parent.isOver(at)) this.show(at);
  }

  cancel(reason: string): void {
    this.parent.cancel(reason);
  }
}
