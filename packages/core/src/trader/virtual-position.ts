import type { Instrument } from '../instrument/index.ts';
import { applyFill, Position, type RoundTrip } from '../ledger/index.ts';
import {
  absoluteInteger,
  addInteger,
  floatOf,
  type Integer,
  multiplyDivideInteger,
  multiplyInteger,
  negateInteger,
  powerOfTen,
  subtractInteger,
} from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';

/** A part of a fill that belongs to one strategy: signed quantity, price, and its share of the fee in quote. */
export type FilledPart = {
  readonly quantity: Integer;
  readonly price: Integer;
  readonly fee: number;
  readonly at: EpochMs;
  readonly reason: string;
  /** Of the order; empty when it has none. */
  readonly tag: string;
};

/**
 * What one strategy holds of one instrument: its share of the account's position, as if it traded alone. It also follows
 * the round trip under way, and holds the target waiting to be carried out.
 */
export class VirtualPosition {
  readonly instrument: Instrument;
  readonly strategy: string;
  readonly position = new Position();
  /** Signed units of its live orders that came from targets and have not filled yet. */
  inFlight: Integer = 0;
  /** The target of this step, until it is carried out. */
  hasTarget = false;
  /** True until a target that was set has been told of as a decision. */
  isNew = false;
  /** True while targets wait for the orders on their way, which are being cancelled, to end. */
  isDeferred = false;
  exposure = 0;
  quantity: number | undefined = undefined;
  reason = '';

  private entryAt: EpochMs = 0;
  private entryReason = '';
  private entryTag = '';
  private peak = 0;
  private entered = 0;
  private enteredNotional = 0;
  private left = 0;
  private leftNotional = 0;
  private fees = 0;
  private realizedBefore: Integer = 0;

  constructor(instrument: Instrument, strategy: string) {
    this.instrument = instrument;
    this.strategy = strategy;
  }

  /** Signed quantity held, as a float. */
  get held(): number {
    return floatOf(this.position.quantity, this.instrument.quantityScale);
  }

  get averagePrice(): number | undefined {
    const { position, instrument } = this;
    if (position.quantity === 0) return undefined;
    return floatOf(position.cost, instrument.notionalScale) / (this.held * instrument.contractSize.toFloat());
  }

  /** Books a part of a fill; returns the round trip that it ended. */
  apply(part: FilledPart): RoundTrip | undefined {
    const { position } = this;
    if (!position.isTurnedBy(part.quantity)) return this.applyStraight(part);
    const closing = negateInteger(position.quantity);
    const opening = subtractInteger(part.quantity, closing);
    const share = Number(absoluteInteger(closing)) / Number(absoluteInteger(part.quantity));
    const ended = this.applyStraight({ ...part, quantity: closing, fee: part.fee * share });
    this.applyStraight({ ...part, quantity: opening, fee: part.fee * (1 - share) });
    return ended;
  }

  private applyStraight(part: FilledPart): RoundTrip | undefined {
    const { position, instrument } = this;
    if (position.quantity === 0) this.begin(part);
    const isEntry = position.quantity === 0 || position.quantity > 0 === part.quantity > 0;
    applyFill(position, instrument, part.price, part.quantity, instrument.notionalUnits(part.price, part.quantity));
    const quantity = Math.abs(floatOf(part.quantity, instrument.quantityScale));
    const price = floatOf(part.price, instrument.priceScale);
    this.fees += part.fee;
    if (isEntry) {
      this.entered += quantity;
      this.enteredNotional += quantity * price;
      this.peak = Math.max(this.peak, Math.abs(this.held));
      return undefined;
    }
    this.left += quantity;
    this.leftNotional += quantity * price;
    return position.quantity === 0 ? this.end(part) : undefined;
  }

  private begin(part: FilledPart): void {
    this.entryAt = part.at;
    this.entryReason = part.reason;
    this.entryTag = part.tag;
    this.peak = 0;
    this.entered = 0;
    this.enteredNotional = 0;
    this.left = 0;
    this.leftNotional = 0;
    this.fees = 0;
    this.realizedBefore = this.position.realized;
  }

  private end(part: FilledPart): RoundTrip {
    const profit = floatOf(subtractInteger(this.position.realized, this.realizedBefore), this.instrument.notionalScale);
    return {
      strategy: this.strategy,
      instrument: this.instrument,
      side: part.quantity < 0 ? 'long' : 'short',
      quantity: this.peak,
      entryAt: this.entryAt,
      exitAt: part.at,
      entryPrice: this.enteredNotional / this.entered,
      exitPrice: this.leftNotional / this.left,
      pnl: profit - this.fees,
      fees: this.fees,
      entryReason: this.entryReason,
      exitReason: part.reason,
      ...(this.entryTag !== '' && { tag: this.entryTag }),
    };
  }

  /** After a split `quantity` units are held, where `exact` would be due; what is finer than a step leaves at cost. */
  split(quantity: Integer, exact: { readonly units: Integer; readonly scale: number }, ratio: number): void {
    const { position } = this;
    const due = multiplyInteger(quantity, powerOfTen(exact.scale));
    if (due !== exact.units) position.cost = multiplyDivideInteger(position.cost, due, exact.units, 'half-even');
    position.quantity = quantity;
    this.entered *= ratio;
    this.left *= ratio;
    this.peak *= ratio;
  }

  reserve(units: Integer): void {
    this.inFlight = addInteger(this.inFlight, units);
  }
}
