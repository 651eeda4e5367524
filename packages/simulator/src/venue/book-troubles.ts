import { type EpochMs, type Instrument, isoOf } from '@rxtrade/core';
import type { BookCondition } from '../order-book/index.ts';

/** What was wrong with an instrument's order book, how often, and since when first. */
export type BookTrouble = {
  readonly code: 'E406' | 'E407' | 'E408';
  readonly instrument: Instrument;
  readonly firstAt: EpochMs;
  readonly count: number;
  /** All of it in a sentence, with the way out. */
  readonly text: string;
};

type Kind = Exclude<BookCondition, 'sound'>;

const kinds = {
  crossed: { code: 'E406', what: 'was crossed', wayOut: 'nothing filled on it meanwhile; check how it was recorded' },
  empty: { code: 'E407', what: 'had an empty side', wayOut: 'nobody could take there; check how it was recorded' },
  stale: {
    code: 'E408',
    what: 'missed an update',
    wayOut: 'nothing filled on it until the next snapshot; fill the gap',
  },
} as const;

/** Counts what is wrong with order books, once each time it begins. */
export class BookTroubles {
  private readonly found = new Map<string, { kind: Kind; instrument: Instrument; firstAt: EpochMs; count: number }>();

  note(condition: BookCondition, instrument: Instrument, at: EpochMs): void {
    if (condition === 'sound') return;
    const key = `${condition} ${instrument.id}`;
    const known = this.found.get(key);
    if (known === undefined) this.found.set(key, { kind: condition, instrument, firstAt: at, count: 1 });
    else known.count += 1;
  }

  get all(): readonly BookTrouble[] {
    return [...this.found.values()].map(({ kind, instrument, firstAt, count }) => {
      const { code, what, wayOut } = kinds[kind];
      const times = count === 1 ? 'once' : `${count} times, first`;
      const text = `The order book of ${instrument.id} ${what} ${times} at ${isoOf(firstAt)} (${code}): ${wayOut}.`;
      return { code, instrument, firstAt, count, text };
    });
  }
}
