import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { MemoryJournal, replay } from '../journal/index.ts';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from '../market/event-series.fixture.ts';
import { type EventSeries, eventIndexAtOrAfter, type MarketEvent, sliceEvents } from '../market/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { Approved } from '../risk/index.ts';
import { minute } from '../time/index.ts';
import { HistorySweep, type SweepTarget } from './history-sweep.ts';
import { runHistory, runWorld } from './run-world.ts';
import { ScriptedVenue } from './scripted-venue.fixture.ts';
import { eth, perp, Recorded, Stage, script, seriesOf } from './stage.fixture.ts';

/** Fills a market order at the next trade of its instrument. */
class PrintVenue extends ScriptedVenue {
  private readonly open: OrderRequest[] = [];

  override submit(order: Approved<OrderRequest>): void {
    this.holds = true;
    super.submit(order);
    this.open.push(order.value);
  }

  override match(event: MarketEvent): void {
    super.match(event);
    if (event.kind !== 'trade') return;
    for (const order of this.open.splice(0))
      if (order.instrument === event.instrument) this.fill(order.number, { price: event.price });
      else this.open.push(order);
  }
}

/** Buys and sells the perpetual by what it sees of every kind. */
const reader = () =>
  script('reader', (context) => {
    let seen = 0;
    return {
      onMarket: (event) => {
        seen += 1;
        if (seen % 3 === 0) context.targetQuantity(perp, (seen % 7) - 3, `${event.kind} ${seen}`);
      },
      onTrade: ({ price, side, id }) => context.trace(() => `${price} ${side} ${id}`),
      onBook: ({ bids }) => {
        if (bids.prices.length > 1) context.targetQuantity(perp, 0, `bid ${bids.prices[0]}`);
      },
    };
  });

function parts() {
  const notes: string[] = [];
  const { trader, venue } = new Stage({
    venue: new PrintVenue(),
    strategies: [{ strategy: reader() }],
    tracer: ({ at, note }) => notes.push(`${at} ${note}`),
  });
  return { trader, venue, facts: new Recorded(), notes };
}

const every = (step: number, startAt = 0) => Array.from({ length: 12 }, (_, i) => ({ at: startAt + i * step }));
const events: readonly EventSeries[] = [
  tradesOf(
    every(7_000).map((one, i) => ({ ...one, price: 100 + i, side: i % 2 === 0 ? 1 : -1 })),
    perp,
  ),
  quotesOf(
    every(5_000).map((one, i) => ({ ...one, bid: 99 + i })),
    perp,
  ),
  bookOf(
    every(9_000).map((one, i) => ({
      ...one,
      whole: i === 0,
      bids: [
        [90, 1],
        [89, i],
      ],
    })),
    perp,
  ),
  fundingOf(
    every(30_000, 15_000).map((one) => ({ ...one, rate: 0.0001 })),
    perp,
  ),
  marksOf(
    every(10_000).map((one, i) => ({ ...one, price: 100 + i / 2 })),
    perp,
  ),
];
const series = [seriesOf([50, 51, 52], { instrument: eth }), seriesOf([100, 101], { instrument: perp })];

/** Everything a run told. */
function told(settings: { readonly series: typeof series; readonly progressBars?: number }) {
  const run = parts();
  const { world } = runHistory({ ...run, ...settings, events });
  return { facts: run.facts, notes: run.notes, log: run.venue.log, events: world.events };
}

/** The events of a history, one after the other, as a live feed brings them. */
function streamOf(all: {
  readonly series: typeof series;
  readonly events: readonly EventSeries[];
}): readonly MarketEvent[] {
  const stream: MarketEvent[] = [];
  const target: SweepTarget = {
    bar: (bar) => stream.push(bar),
    barOpened: (event) => stream.push(event),
    event: (event) => stream.push(event),
    status: () => undefined,
    detail: () => undefined,
    endOfInstant: () => undefined,
  };
  new HistorySweep(all.series, { needsOpened: false, events: all.events }).run(target, 1e9);
  return stream;
}

describe('a run over other events than bars', () => {
  it('given no bars at all, then it trades on them, pays funding and marks', () => {
    const { facts, events: count, notes } = told({ series: [] });
    expect(count).toBe(60);
    expect(facts.fills.length).toBeGreaterThan(5);
    expect(facts.fundings.length).toBeGreaterThan(3);
    expect(facts.fundings[0]).toMatchObject({ at: 15_000, rate: 0.0001, mark: 100.5 });
    expect(notes).toContain('7000 101 sell 2');
    expect(facts.equities.map(({ at }) => at)).toEqual([...new Set(facts.equities.map(({ at }) => at))]);
  });

  it('given funding at the instant of a mark, then it is paid at that mark, before trades of that instant', () => {
    const facts = new Recorded();
    const { trader, venue } = new Stage({
      venue: new PrintVenue(),
      strategies: [
        { strategy: script('buyer', (context) => ({ onTrade: () => context.targetQuantity(perp, 1, 'hold') })) },
      ],
    });
    runHistory({
      trader,
      venue,
      facts,
      series: [],
      events: [
        fundingOf(
          [
            { at: 1000, rate: 0.01 },
            { at: 2000, rate: 0.01 },
            { at: 3000, rate: 0.01 },
          ],
          perp,
        ),
        tradesOf(
          [
            { at: 1000, price: 90 },
            { at: 2000, price: 91 },
            { at: 4000, price: 92 },
          ],
          perp,
        ),
        marksOf(
          [
            { at: 500, price: 100 },
            { at: 3000, price: 110 },
          ],
          perp,
        ),
      ],
    });
    expect(
      facts.fills.map(({ eventAt }) => eventAt),
      'bought by the second trade',
    ).toEqual([2000]);
    expect(facts.fundings.map(({ at, mark, paid }) => [at, mark, paid.toFloat()])).toEqual([[3000, 110, 1.1]]);
  });

  it('given stretches of any length, then everything is as in one go', () => {
    const whole = told({ series });
    expect(whole.facts.fills.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (progressBars) => {
        expect(told({ series, progressBars })).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('given progress, then it counts bars and other events', () => {
    const seen: (readonly [number, number])[] = [];
    const { world } = runHistory({
      ...parts(),
      series,
      events,
      progressBars: 25,
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(seen.at(-1)).toEqual([65, 65]);
    expect(seen.length).toBeGreaterThan(2);
    expect([world.events, world.bars]).toEqual([65, 5]);
  });

  it('given a window, then only what is received in it', () => {
    const run = parts();
    const { world } = runHistory({ ...run, series, events, window: { from: minute, to: 2 * minute } });
    const inside = events.reduce(
      (sum, one) => sum + eventIndexAtOrAfter(one, 2 * minute) - eventIndexAtOrAfter(one, minute),
      0,
    );
    expect(world.events - world.bars).toBe(inside);
    expect(run.facts.equities[0]?.at).toBe(minute);
  });

  it('given history feeds, of bars and of events, then they are merged as one history is', async () => {
    const run = parts();
    const feeds = [
      { kind: 'history' as const, name: 'bars', series },
      { kind: 'history' as const, name: 'some', series: [], events: events.slice(0, 2) },
      { kind: 'history' as const, name: 'rest', series: [], events: events.slice(2) },
    ];
    await runWorld({ ...run, feeds });
    expect(run.facts).toEqual(told({ series }).facts);
  });

  it('given any split of a history, then what follows as a stream comes to the same', async () => {
    const whole = told({ series: [] }).facts;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 180_000 }), async (at) => {
        const run = parts();
        const before = events.map((one) => sliceEvents(one, 0, eventIndexAtOrAfter(one, at)));
        const after = events.map((one) => sliceEvents(one, eventIndexAtOrAfter(one, at)));
        await runWorld({
          ...run,
          feeds: [
            { kind: 'history', name: 'before', series: [], events: before },
            { kind: 'stream', name: 'after', event$: from(streamOf({ series: [], events: after })) },
          ],
        });
        expect(run.facts).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('given a journal, then its record replays to the same facts, and is the same whether rows or objects were fed', async () => {
    const journal = new MemoryJournal();
    const run = parts();
    runHistory({ ...run, series, events, journal });
    const facts = new Recorded();
    const end = replay(journal.records(), { trader: parts().trader, facts });
    expect(end.intents).toBe(run.venue.log.filter((one) => one.startsWith('+')).length);
    expect(facts.curve.curve()).toEqual(run.facts.curve.curve());
    expect(facts.decisions).toEqual(run.facts.decisions);
    expect(facts.fundings).toEqual(run.facts.fundings);

    const streamed = new MemoryJournal();
    const objects = streamOf({ series, events }).map(plainOf);
    await runWorld({ ...parts(), journal: streamed, feeds: [{ kind: 'stream', name: 'live', event$: from(objects) }] });
    expect([...streamed.records()]).toEqual([...journal.records()]);
    expect(streamed.sum).toBe(journal.sum);
  });
});

/** An event as a live feed makes it: an object of its own. */
function plainOf(event: MarketEvent): MarketEvent {
  switch (event.kind) {
    case 'trade': {
      const { kind, instrument, eventAt, receivedAt, price, quantity, side, id } = event;
      return { kind, instrument, eventAt, receivedAt, price, quantity, side, id };
    }
    case 'book-delta': {
      const { kind, instrument, eventAt, receivedAt, sequence, previousSequence, bids, asks } = event;
      return { kind, instrument, eventAt, receivedAt, sequence, previousSequence, bids, asks };
    }
    default:
      return event;
  }
}
