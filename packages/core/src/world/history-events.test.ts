import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../instrument/index.ts';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from '../market/event-series.fixture.ts';
import type { BarSeries, EventSeries } from '../market/index.ts';
import { eventTimes } from '../market/index.ts';
import { hour, minute } from '../time/index.ts';
import { HistorySweep, type SweepTarget } from './history-sweep.ts';
import { btc, eth, seriesOf } from './stage.fixture.ts';

/** One line an event: its instant, what it is, and which of its series. */
class Lines implements SweepTarget {
  readonly lines: string[] = [];
  bar({ instrument, closeAt, index }: Parameters<SweepTarget['bar']>[0]): void {
    this.lines.push(`${closeAt} bar ${instrument.base} ${index}`);
  }
  barOpened({ instrument, openAt }: Parameters<SweepTarget['barOpened']>[0]): void {
    this.lines.push(`${openAt} opened ${instrument.base}`);
  }
  event({ series, index, receivedAt }: Parameters<SweepTarget['event']>[0]): void {
    this.lines.push(`${receivedAt} ${series.kind} ${series.instrument.base} ${index}`);
  }
  status({ instrument, receivedAt }: Parameters<SweepTarget['status']>[0]): void {
    this.lines.push(`${receivedAt} delisted ${instrument.base}`);
  }
  detail(): void {}
  endOfInstant(): void {}
}

type History = { readonly series: readonly BarSeries[]; readonly events: readonly EventSeries[] };

function swept({ series, events }: History, { needsOpened = false, window = {}, stretch = 1e9 } = {}) {
  const taken = new Lines();
  const sweep = new HistorySweep(series, { needsOpened, window, events });
  while (sweep.run(taken, stretch));
  return { lines: taken.lines, total: sweep.total };
}

const ranks = ['bar', 'marks', 'funding', 'opened', 'trades', 'quotes', 'book'];

/** All of it, sorted by what the order is said to be: instant, kind, place of the series, place in the series. */
function sorted({ series, events }: History, { needsOpened = false, from = -1e9, to = 1e9 } = {}): readonly string[] {
  const all: { at: number; rank: number; place: number; index: number; line: string }[] = [];
  for (const [place, { columns, instrument, intervalMs }] of series.entries())
    for (const [index, openAt] of columns.openAt.entries()) {
      if (openAt < from || openAt >= to) continue;
      const at = openAt + intervalMs;
      all.push({ at, rank: 0, place, index, line: `${at} bar ${instrument.base} ${index}` });
      if (needsOpened) all.push({ at: openAt, rank: 3, place, index, line: `${openAt} opened ${instrument.base}` });
    }
  for (const [place, one] of events.entries())
    for (const [index, at] of eventTimes(one).entries())
      if (at >= from && at < to)
        all.push({
          at,
          rank: ranks.indexOf(one.kind),
          place,
          index,
          line: `${at} ${one.kind} ${one.instrument.base} ${index}`,
        });
  return all
    .sort((a, b) => a.at - b.at || a.rank - b.rank || a.place - b.place || a.index - b.index)
    .map(({ line }) => line);
}

const times = fc
  .array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 })
  .map((all) => all.sort((a, b) => a - b).map((at) => at * minute));

const kinds = ['trades', 'quotes', 'book', 'funding', 'marks'] as const;

const anyEvents = fc
  .tuple(fc.constantFrom(...kinds), fc.constantFrom(btc, eth), times)
  .map(([kind, instrument, seenAt]) => eventsOf(kind, instrument, seenAt));

/** Where the venue's instant can differ, it is an hour before: what counts is when it is seen. */
function eventsOf(kind: EventSeries['kind'], instrument: Instrument, times: readonly number[]): EventSeries {
  const seen = times.map((seenAt) => ({ at: seenAt - hour, seenAt }));
  switch (kind) {
    case 'trades':
      return tradesOf(seen, instrument);
    case 'quotes':
      return quotesOf(
        seen.map((one) => ({ ...one, bid: 9 })),
        instrument,
      );
    case 'book':
      return bookOf(seen, instrument);
    case 'funding':
      return fundingOf(
        [...new Set(times)].map((at) => ({ at, rate: 0 })),
        instrument,
      );
    case 'marks':
      return marksOf(
        times.map((at) => ({ at, price: 9 })),
        instrument,
      );
  }
}

const anyHistory: fc.Arbitrary<History> = fc.record({
  series: fc.constantFrom(
    [],
    [seriesOf([1, 2, 3])],
    [seriesOf([1, 2, 3]), seriesOf([1, 2], { instrument: eth, startAt: 2 * minute })],
  ),
  events: fc.array(anyEvents, { maxLength: 5 }),
});

describe('a sweep over bars and other events', () => {
  it('given any history, then it gives what a sort of everything gives', () => {
    fc.assert(
      fc.property(anyHistory, fc.boolean(), (history, needsOpened) => {
        const expected = sorted(history, { needsOpened });
        const { lines, total } = swept(history, { needsOpened });
        expect(lines).toEqual(expected);
        expect(total).toBe(expected.filter((line) => !line.includes('opened')).length);
      }),
    );
  });

  it('given any window, then bars that open and events that are received within it', () => {
    const edge = fc.integer({ min: -1, max: 8 }).map((at) => at * minute);
    fc.assert(
      fc.property(anyHistory, edge, edge, (history, from, to) => {
        const { lines, total } = swept(history, { window: { from, to } });
        expect(lines).toEqual(sorted(history, { from, to }));
        expect(total).toBe(lines.length);
      }),
    );
  });

  it('given any stretches, then the same as in one go', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 5 }), (history, stretch) => {
        expect(swept(history, { stretch })).toEqual(swept(history));
      }),
    );
  });
});
