import { RxtradeError } from '../errors/index.ts';
import type { MarketEvent } from '../market/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';
import { type DurationMs, type EpochMs, second } from '../time/index.ts';
import type { Fill } from '../trader/facts.ts';
import { ParentOrder } from './parent-order.ts';
import { isWorkable, sentWhole } from './scheduled.ts';
import { invalid, positive } from './settings.ts';
import { TradedVolume } from './traded-volume.ts';

/** How closely `pov` follows the market. */
export type PovSettings = {
  /** Share of the traded volume, above 0 and at most 1: 0.1 is ten percent. */
  readonly participation: number;
  /** Largest child, in base units or contracts; none when absent. */
  readonly maxQuantity?: number;
  /** Shortest time between two children, in milliseconds; ten seconds when absent. */
  readonly everyMs?: DurationMs;
};

/**
 * Works an order at a percentage of volume: what has filled and what rests is never more than `participation` of what has
 * traded since it began. Volume is that of trades, or of bars that opened since; where a feed has both, the larger sum.
 * Quotes alone show no volume, and nothing is sent. It takes as long as the market takes.
 *
 * Children are whole quantity steps; one smaller than the venue takes waits until more has traded. A limit order's
 * children are limit orders at its price. Orders with a trigger are sent whole.
 *
 * Kissell, "The Science of Algorithmic Trading and Portfolio Management", 2013, whose percentage-of-volume rate this is.
 * The rate is of the whole volume as the feed reports it: where that includes your own fills, it includes them here.
 *
 * @example
 * import { pov } from '@rxtrade/core';
 *
 * export const quietly = pov({ participation: 0.05 });
 *
 * @throws E045 for a participation outside (0, 1], a largest child that is not above zero, or a negative pause.
 * Its work throws E046 when the largest child is less than one step of the instrument.
 */
export function pov({ participation, maxQuantity, everyMs = 10 * second }: PovSettings): ExecutionAlgorithm {
  if (!(participation > 0 && participation <= 1))
    throw invalid('pov', 'participation', participation, 'a share above 0 and at most 1, such as 0.1');
  if (maxQuantity !== undefined) positive('pov', 'maxQuantity', maxQuantity);
  if (!(everyMs >= 0 && Number.isFinite(everyMs)))
    throw invalid('pov', 'everyMs', everyMs, 'finite milliseconds, 0 for no pause');
  const settings = { participation, maxQuantity: maxQuantity ?? Number.POSITIVE_INFINITY, everyMs };
  return {
    name: 'pov',
    needsBarOpened: false,
    start: (context) => (isWorkable(context.plan) ? new Pov(context, settings) : sentWhole(context)),
  };
}

class Pov implements Execution {
  private readonly context: ExecutionContext;
  private readonly settings: Required<PovSettings>;
  private readonly parent: ParentOrder;
  private readonly reason: string;
  private volume: TradedVolume | undefined;
  private nextAt: EpochMs = Number.NEGATIVE_INFINITY;

  constructor(context: ExecutionContext, settings: Required<PovSettings>) {
    this.context = context;
    this.settings = settings;
    this.parent = new ParentOrder(context);
    this.reason = `POV ${Number((settings.participation * 100).toPrecision(6))}%`;
  }

  onMarket(event: MarketEvent): void {
    const { parent, context } = this;
    const at = event.receivedAt;
    parent.observe(event);
    if (parent.isOver(at)) context.done();
    else if (parent.size(at)) this.follow(event, at);
  }

  private follow(event: MarketEvent, at: EpochMs): void {
    const { parent, volume } = this;
    const { participation, everyMs } = this.settings;
    // the event it begins with was before it
    if (volume === undefined) this.volume = new TradedVolume(at);
    else volume.add(event);
    if (volume !== undefined && at >= this.nextAt && parent.mayTry(at)) {
      const target = parent.upTo(participation * volume.total, at);
      const largest = this.largestAt(at);
      if (parent.sendUpTo(target, { at, reason: this.reason, largest })) this.nextAt = at + everyMs;
    }
    if (parent.isOver(at) || parent.isComplete(at)) this.context.done();
  }

  /** Units of the largest child. @throws E046 when that is less than one step. */
  private largestAt(at: EpochMs): number {
    const { maxQuantity } = this.settings;
    const largest = this.parent.upTo(maxQuantity, at);
    if (largest > 0) return largest;
    const { id } = this.context.plan.instrument;
    throw new RxtradeError('E046', `pov cannot send ${maxQuantity} of ${id}, which is below one step; allow more`, {
      maxQuantity,
      instrument: id,
    });
  }

  onFill(fill: Fill): void {
    this.parent.onFill(fill);
    if (this.parent.isComplete(fill.receivedAt)) this.context.done();
  }

  cancel(reason: string): void {
    this.parent.cancel(reason);
  }
}
