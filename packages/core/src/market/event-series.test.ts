import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputToWire } from '../journal/index.ts';
import type { EventSeries } from './event-columns.ts';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from './event-series.fixture.ts';
import { eventIndexAtOrAfter, eventRow, eventTimes, sliceEvents } from './event-series.ts';

const anyTimes = fc.uniqueArray(fc.integer({ min: 0, max: 50 })).map((times) => times.sort((a, b) => a - b));

/** One series of each kind, at these instants, seen one later where the kind knows a difference. */
const seriesAt = (times: readonly number[]): readonly EventSeries[] => [
  tradesOf(times.map((at) => ({ at: at - 1, seenAt: at, price: at + 1 }))),
  quotesOf(times.map((at) => ({ at: at - 1, seenAt: at, bid: at + 1 }))),
  bookOf(
    times.map((at, i) => ({ at: at - 1, seenAt: at, whole: i % 3 === 0, bids: [[at + 1, i]], asks: [[at + 2, 1]] })),
  ),
  fundingOf(times.map((at) => ({ at, rate: at / 1000 }))),
  marksOf(times.map((at) => ({ at, price: at + 1 }))),
];

describe('a series of events', () => {
  it('given any instant, then the first event at or after it is the one a look at all finds', () => {
    fc.assert(
      fc.property(anyTimes, fc.integer({ min: -1, max: 52 }), (times, at) => {
        const first = times.findIndex((time) => time >= at);
        for (const series of seriesAt(times)) {
          expect([...eventTimes(series)], series.kind).toEqual(times);
          expect(eventIndexAtOrAfter(series, at), series.kind).toBe(first < 0 ? times.length : first);
        }
      }),
    );
  });

  it('given any bounds, then a slice holds those events and no others, on the same memory', () => {
    const bound = fc.integer({ min: -2, max: 12 });
    fc.assert(
      fc.property(anyTimes, bound, fc.option(bound, { nil: undefined }), (times, from, to) => {
        for (const series of seriesAt(times)) {
          const rows = (one: EventSeries) => Array.from(eventTimes(one), (_, i) => inputToWire(eventRow(one, i)));
          const cut = sliceEvents(series, from, to);
          expect(rows(cut), series.kind).toEqual(rows(series).slice(Math.max(0, from), Math.max(0, to ?? 99)));
          expect(cut.columns.length).toBe(eventTimes(cut).length);
          expect(eventTimes(cut).buffer).toBe(eventTimes(series).buffer);
        }
      }),
    );
  });

  it('given trades without ids, then a slice has none either', () => {
    const { columns, ...series } = tradesOf([{ at: 1 }, { at: 2 }]);
    const { id: _, ...others } = columns;
    expect(sliceEvents({ ...series, columns: others }, 1).columns).not.toHaveProperty('id');
  });
});
