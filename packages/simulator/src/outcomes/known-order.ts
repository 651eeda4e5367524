import { addInteger, Exact, type Integer, integerOf, subtractInteger } from '@rxtrade/core';
import type { WorkingOrder } from '../matching/index.ts';
import type { KnownEnd, KnownFill, KnownOutcome } from './outcome.ts';

/** A fill that is due, and for how much of the order as it was sent. */
export type DueFill = { readonly fill: KnownFill; readonly quantity: Integer; readonly isLast: boolean };

/** Places venues book fees in. */
const feeScale = 8;

type Moment = Pick<KnownFill, 'eventAt' | 'receivedAt'>;

/** An order of which it is known what becomes of it. */
export class KnownOrder {
  readonly order: WorkingOrder;
  private readonly outcome: KnownOutcome;
  private next = 0;
  /** Units of the outcome's order, and of this one, that have filled. */
  private knownUnits: Integer = 0;
  private filled: Integer = 0;

  constructor(order: WorkingOrder, outcome: KnownOutcome) {
    this.order = order;
    this.outcome = outcome;
  }

  /** Which place its next fill has, where that happened and was heard of by then; infinite where none was. */
  rankBy({ eventAt, receivedAt }: Moment): number {
    const fill = this.outcome.fills[this.next];
    const isDue = fill !== undefined && fill.eventAt <= eventAt && fill.receivedAt <= receivedAt;
    return isDue ? fill.rank : Number.POSITIVE_INFINITY;
  }

  /** The next fill. */
  takeFill(): DueFill {
    const fill = this.outcome.fills[this.next++] as KnownFill;
    this.knownUnits = addInteger(this.knownUnits, fill.quantity);
    const until = shareOf(this.order.quantity, this.knownUnits, this.outcome.asked);
    const quantity = subtractInteger(until, this.filled);
    this.filled = until;
    return { fill: sized(fill, quantity), quantity, isLast: until === this.order.quantity };
  }

  /** Its end, once it was heard of by `at` and nothing is left to fill. */
  endBy({ receivedAt }: Moment): KnownEnd | undefined {
    const { end, fills } = this.outcome;
    return end !== undefined && this.next === fills.length && end.receivedAt <= receivedAt ? end : undefined;
  }
}

/** The fill for another quantity: its fee is for as much less or more. */
function sized(fill: KnownFill, quantity: Integer): KnownFill {
  const { fee } = fill;
  if (fee === undefined || quantity === fill.quantity) return fill;
  const scale = Math.max(feeScale, fee.amount.scale);
  const amount = new Exact(shareOf(fee.amount.unitsAt(scale), quantity, fill.quantity), scale);
  return { ...fill, quantity, fee: { ...fee, amount } };
}

/** `part / whole` of a quantity, rounded down: all of it where the part is the whole. */
function shareOf(quantity: Integer, part: Integer, whole: Integer): Integer {
  return quantity === whole ? part : integerOf((BigInt(quantity) * BigInt(part)) / BigInt(whole));
}
