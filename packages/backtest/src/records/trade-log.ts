import type { Instrument, RoundTrip } from '@rxtrade/core';
import { LazyList } from './lazy-list.ts';
import { Names } from './names.ts';
import { NumberRows } from './number-rows.ts';

/** Round trips, in the order they ended. */
export class TradeLog {
  private readonly numbers = new NumberRows(10);
  private readonly strategies = new Names<string>();
  private readonly instruments = new Names<Instrument>();
  private readonly entryReasons: string[] = [];
  private readonly exitReasons: string[] = [];
  /** Of the rows that have one. */
  private readonly tags = new Map<number, string>();
  private readonly list = new LazyList((row) => this.tripAt(row));

  get length(): number {
    return this.entryReasons.length;
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
    piece[offset + 7] = this.strategies.indexOf(trip.strategy);
    piece[offset + 8] = this.instruments.indexOf(trip.instrument);
    piece[offset + 9] = trip.side === 'long' ? 1 : 0;
    if (trip.tag !== undefined) this.tags.set(this.length, trip.tag);
    this.entryReasons.push(trip.entryReason);
    this.exitReasons.push(trip.exitReason);
  }

  private tripAt(row: number): RoundTrip {
    const { numbers } = this;
    const tag = this.tags.get(row);
    return {
      strategy: this.strategies.at(numbers.at(row, 7)),
      instrument: this.instruments.at(numbers.at(row, 8)),
      side: numbers.at(row, 9) === 1 ? 'long' : 'short',
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
