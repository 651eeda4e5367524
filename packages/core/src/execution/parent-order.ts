import { RxtradeError } from '../errors/index.ts';
import type { InstrumentRules } from '../instrument/index.ts';
import type { MarketEvent } from '../market/index.ts';
import { Exact, quantize, stepsOf } from '../money/index.ts';
import type { Order } from '../order/index.ts';
import type { ExecutionContext } from '../ports/index.ts';
import { type EpochMs, second } from '../time/index.ts';
import type { Fill } from '../trader/facts.ts';
import { shownPrice } from './shown-price.ts';

function floatOf(quantity: number | string | Exact): number {
  return typeof quantity === 'number' ? quantity : Exact.of(quantity).toFloat();
}

/** A child: what was asked of it, what of that has filled, and its order once that is known. */
type Child = { readonly quantity: number; filled: number; order: Order | undefined };

/** Refusals without a fill between them after which the work is given up: what the venue rejects, it accepted first. */
const refusalsMax = 10;

/**
 * An order worked in parts: how much it is, what has filled and what is on its way. Children are whole quantity steps and
 * no smaller than the venue takes; together they never ask for more than the parent. Quantities are whole units of the
 * instrument's quantity scale, as plain numbers, which hold them exactly to 2^53.
 */
export class ParentOrder {
  /** All of it, in units; zero until `size` has found it out. */
  total = 0;
  private readonly context: ExecutionContext;
  private readonly children = new Map<number, Child>();
  private filled = 0;
  private price = Number.NaN;
  private refusals = 0;
  private retryAt = Number.NEGATIVE_INFINITY;

  constructor(context: ExecutionContext) {
    this.context = context;
    const { plan } = context;
    if ('price' in plan) this.price = Number(plan.price.toString());
  }

  /** Takes note of the price, and of children that have ended. */
  observe(event: MarketEvent): void {
    const shown = shownPrice(event);
    if (shown > 0 && !('price' in this.context.plan)) this.price = shown;
    for (const [number, child] of this.children) {
      child.order ??= this.context.order(number);
      if (child.order?.isLive !== false) continue;
      this.children.delete(number);
      if (child.filled === 0) this.refused(event.receivedAt);
    }
  }

  /**
   * Finds out how much the order is, once: a fraction is worked out at the limit, or at the price shown. False while
   * there is none. What is below one step or no number goes to the trader as it is, which says so.
   *
   * @throws E010 when it is more units than a float holds exactly.
   */
  size(at: EpochMs): boolean {
    if (this.total > 0) return true;
    const { plan } = this.context;
    const { size, instrument } = plan;
    if ('fraction' in size && Number.isNaN(this.price)) return false;
    const quantity = 'quantity' in size ? floatOf(size.quantity) : this.quantityOf(size.fraction);
    const step = instrument.rulesAt(at).quantityStep;
    if (Number.isFinite(quantity)) this.total = this.unitsOf(quantize(quantity, step, 'down'));
    // what is no quantity is not worked: it is for the trader to say what is wrong with it
    if (this.total <= 0) {
      this.total = 0;
      this.context.send({ ...plan, size: { quantity } });
    }
    return true;
  }

  private quantityOf(fraction: number): number {
    const { plan } = this.context;
    const rate = this.context.quoteRate();
    return (fraction * this.context.equity()) / (this.price * rate * plan.instrument.contractSize.toFloat());
  }

  private unitsOf(quantity: Exact): number {
    const { quantityScale, id } = this.context.plan.instrument;
    const units = Number(quantity.unitsAt(quantityScale));
    if (!Number.isSafeInteger(units))
      throw new RxtradeError('E010', `${quantity} of ${id} is too much to be worked in parts; order less at a time`, {
        quantity: quantity.toString(),
      });
    return units;
  }

  /** A share of the whole, from 0 to 1, in units on the step. */
  shareOf(share: number, at: EpochMs): number {
    const step = this.stepAt(at);
    return share >= 1 ? this.total : Math.min(this.total, stepsOf(this.total * share, step, 'down') * step);
  }

  /** Base units or contracts in units on the step, rounded down; all of the order where that is less. */
  upTo(quantity: number, at: EpochMs): number {
    const { quantityStep } = this.context.plan.instrument.rulesAt(at);
    // compared first, as a market may trade more units than a float holds
    if (quantity >= new Exact(this.total, this.context.plan.instrument.quantityScale).toFloat()) return this.total;
    return this.unitsOf(quantize(quantity, quantityStep, 'down'));
  }

  private stepAt(at: EpochMs): number {
    const { instrument } = this.context.plan;
    return Number(instrument.rulesAt(at).quantityStep.unitsAt(instrument.quantityScale));
  }

  /** True when nothing of it is left that could be sent. */
  isComplete(at: EpochMs): boolean {
    return this.total - this.filled < this.stepAt(at) && this.working === 0;
  }

  /** True when it has been refused too often, or its time is over. */
  isOver(at: EpochMs): boolean {
    const { timeInForce } = this.context.plan;
    if (timeInForce?.kind === 'gtd' && timeInForce.expiresAt <= at) return true;
    return this.refusals >= refusalsMax;
  }

  /** True unless a child was refused within the last second. */
  mayTry(at: EpochMs): boolean {
    return at >= this.retryAt;
  }

  /** What children may still fill, in units: where its order is known, without what a risk rule took off. */
  get working(): number {
    let sum = 0;
    for (const { quantity, filled, order } of this.children.values())
      sum += order === undefined ? quantity - filled : Number(order.remaining);
    return sum;
  }

  /** What has filled or may still fill, in units. */
  get committed(): number {
    return this.filled + this.working;
  }

  /**
   * Sends a child for what is missing up to `target` units, no larger than `largest`. One that is smaller than the venue
   * takes, or would leave such a rest, waits for the next; the last of all goes out however small, so that a refusal says
   * why. True when a child was sent.
   */
  sendUpTo(
    target: number,
    options: { readonly at: EpochMs; readonly reason: string; readonly largest?: number },
  ): boolean {
    const { context, total } = this;
    const { plan } = context;
    const { instrument } = plan;
    const { at, reason, largest = Number.POSITIVE_INFINITY } = options;
    const { committed } = this;
    if (target <= committed) return false;
    const rules = instrument.rulesAt(at);
    const step = this.stepAt(at);
    const open = total - committed;
    const wanted = Math.min(
      target - committed,
      largest,
      this.upTo(rules.maxQuantity?.toFloat() ?? Number.POSITIVE_INFINITY, at),
    );
    const quantity = wanted - (wanted % step);
    if (quantity <= 0) return false;
    const rest = open - quantity;
    if (rest >= step && this.isTooSmall(quantity, rules)) return false;
    if (rest >= step && target < total && this.isTooSmall(rest, rules)) return false;
    const size = { quantity: new Exact(quantity, instrument.quantityScale) };
    const number = context.send({ ...plan, size, reason: `${reason}: ${plan.reason}` });
    if (number > 0) {
      this.children.set(number, { quantity, filled: 0, order: context.order(number) });
      return true;
    }
    this.refused(at);
    return false;
  }

  /** True for what the venue would not take at the price shown; where none is, only the quantity is looked at. */
  isTooSmall(units: number, { minQuantity, minNotional }: InstrumentRules): boolean {
    const { instrument } = this.context.plan;
    const quantity = new Exact(units, instrument.quantityScale);
    if (minQuantity !== undefined && quantity.compare(minQuantity) < 0) return true;
    if (minNotional === undefined) return false;
    return this.price * quantity.toFloat() * instrument.contractSize.toFloat() < minNotional.toFloat();
  }

  private refused(at: EpochMs): void {
    this.refusals += 1;
    this.retryAt = at + second;
  }

  onFill({ order, report }: Fill): void {
    const quantity = Number(report.quantity);
    this.filled += quantity;
    this.refusals = 0;
    const child = this.children.get(order.number);
    if (child === undefined) return;
    child.filled += quantity;
    child.order = order;
    if (!order.isLive) this.children.delete(order.number);
  }

  /** Cancels every child that may be live. */
  cancel(reason: string): void {
    for (const number of this.children.keys()) this.context.cancel(number, reason);
  }
}
