import type { Instrument, RoundTrip } from '@rxtrade/core';
import { LazyList } from './lazy-list.ts';
import { NumberRows } from './number-rows.ts';

/** Round trips, in the order they ended. */
export class TradeLog {
  private readonly numbers = new NumberRows(7);
  private readonly strategies: string[] = [];
  private readonly instruments: Instrument[] = [];
  private readonly sides: RoundTrip['side'][] = [];
  private readonly entryReasons: string[] = [];
  private readonly exitReasons: string[] = [];
  private readonly tags: (string | undefined)[] = [];
  private readonly list = new LazyList((row) => this.tripAt(row));

  get length(): number {
    return this.sides.length;
  }

  /** All of them as objects; the same ones at every reading. */
  get all(): readonly RoundTrip[] {
    return this.list.upTo(this.length);
  }

  add(trip: RoundTrip): void {
    const offset = this.numbers.next();
    const { piece } = this.numbers;
    piece[offset] = trip.quantity;
    piece[offset + 1] = trip.entryAt;
    piece[offset + 2] = trip.exitAt;
    piece[offset + 3] = trip.entryPrice;
    piece[offset + 4] = trip.exitPrice;
    piece[offset + 5] = trip.pnl;
    piece[offset + 6] = trip.fees;
    this.strategies.push(trip.strategy);
    this.instruments.push(trip.instrument);
    this.sides.push(trip.side);
    this.entryReasons.push(trip.entryReason);
    this.exitReasons.push(trip.exitReason);
    this.tags.push(trip.tag);
  }

  private tripAt(row: number): RoundTrip {
    const { numbers } = this;
    const tag = this.tags[row];
    return {
      strategy: this.strategies[row] as string,
      instrument: this.instruments[row] as Instrument,
      side: this.sides[row] as RoundTrip['side'],
      quantity: numbers.at(row, 0),
      entryAt: numbers.at(row, 1),
      exitAt: numbers.at(row, 2),
      entryPrice: numbers.at(row, 3),
      exitPrice: numbers.at(row, 4),
      pnl: numbers.at(row, 5),
      fees: numbers.at(row, 6),
      entryReason: this.entryReasons[row] as string,
      exitReason: this.exitReasons[row] as string,
      ...(tag !== undefined && { tag }),
    };
  }
}
