import { type HistoryPage, hour, minute, SimulatedClock } from '@rxtrade/core';
import fc from 'fast-check';
import { lastValueFrom, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { barPage, instrument, MemorySink, MemorySource } from './download.fixture.ts';
import { downloadHistory } from './download-history.ts';
import type { DownloadEvent } from './download-tally.ts';
import type { DownloadDirection } from './plan-download.ts';

const now = 40 * hour;
const outage = { from: 10 * hour, to: 15 * hour };
const series = { kind: 'bars', instrument, intervalMs: minute } as const;
const range = { from: hour, to: 30 * hour };

const sourceOf = (bend?: (page: HistoryPage) => HistoryPage, rows = 100) =>
  new MemorySource({ rows, now, outage, ...(bend !== undefined && { bend }) });

function download(
  source: MemorySource,
  sink: MemorySink,
  more: { from?: number; to?: number; direction?: DownloadDirection } = {},
) {
  return lastValueFrom(
    downloadHistory({ source, sink, series, ...range, clock: new SimulatedClock(), ...more }).pipe(toArray()),
  );
}

const kept = (sink: MemorySink) => [...sink.rows.keys()].sort((a, b) => a - b);

describe('downloadHistory', () => {
  it.each(['forward', 'backward'] as const)('given nothing, when it runs %s, then all there is', async (direction) => {
    const [source, sink] = [sourceOf(), new MemorySink()];
    const events = await download(source, sink, { direction });
    expect(kept(sink)).toEqual(source.barsIn(range));
    expect(sink.ranges).toEqual([range]);
    expect(events[0]).toEqual({ kind: 'planned', missing: [range] });
    expect(events.at(-1)).toMatchObject({ kind: 'done', rows: 1_440, added: 1_440, left: [] });
    const first = source.asked[0];
    expect(direction === 'forward' ? first?.from : first?.to).toBe(direction === 'forward' ? range.from : range.to);
  });

  it('given that it was all there, then nothing is asked for', async () => {
    const [source, sink] = [sourceOf(), new MemorySink()];
    await download(source, sink);
    const again = sourceOf();
    expect(await download(again, sink)).toMatchObject([
      { kind: 'planned', missing: [] },
      { kind: 'done', rows: 0, left: [] },
    ]);
    expect(again.asked).toEqual([]);
  });

  it('given the outage of the source, then it is told, kept, and not asked for again', async () => {
    const [source, sink] = [sourceOf(), new MemorySink()];
    const done = (await download(source, sink)).at(-1);
    expect(done).toMatchObject({ kind: 'done', gaps: [outage] });
    const again = sourceOf();
    await download(again, sink, { to: 31 * hour });
    expect(again.asked).toEqual([{ from: 30 * hour, to: 31 * hour }]);
  });

  it('given more to both ends of what is there, then only that is asked for', async () => {
    const [source, sink] = [sourceOf(), new MemorySink()];
    await download(source, sink, { from: 5 * hour, to: 6 * hour });
    await download(source, sink, { from: 4 * hour, to: 7 * hour });
    expect(source.asked.slice(1)).toEqual([
      { from: 4 * hour, to: 5 * hour },
      { from: 6 * hour, to: 7 * hour },
    ]);
  });

  it('given what has not happened yet, then it is left, and comes the next time', async () => {
    const sink = new MemorySink();
    const events = await download(sourceOf(), sink, { from: 39 * hour, to: 50 * hour });
    expect(events.at(-1)).toMatchObject({ kind: 'done', rows: 60, left: [{ to: 50 * hour }] });
    const later = new MemorySource({ rows: 100, now: now + 5 * minute, outage });
    expect((await download(later, sink, { from: 39 * hour, to: 50 * hour })).at(-1)).toMatchObject({
      rows: 5,
      added: 5,
    });
    expect(kept(sink)).toEqual(later.barsIn({ from: 39 * hour, to: 50 * hour }));
  });

  it('given any end by force, before a page is kept or between rows and range, then going on brings the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ page: fc.integer({ min: 1, max: 9 }), when: fc.constantFrom('before', 'between') }), {
          maxLength: 5,
        }),
        fc.constantFrom('forward', 'backward'),
        fc.integer({ min: 30, max: 500 }),
        async (kills, direction, rows) => {
          let sink = new MemorySink();
          for (const kill of kills) {
            sink = new MemorySink(sink, kill);
            await download(sourceOf(undefined, rows), sink, { direction }).catch(() => undefined);
          }
          const last = new MemorySink(sink);
          const source = sourceOf(undefined, rows);
          await download(source, last, { direction });
          expect(kept(last)).toEqual(source.barsIn(range));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('given a reader who leaves, then the pages so far are kept and no more are asked for', async () => {
    const [source, sink] = [sourceOf(), new MemorySink()];
    const three = downloadHistory({ source, sink, series, ...range }).pipe(take(3));
    expect(await lastValueFrom(three)).toMatchObject({ kind: 'progress', pages: 2 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(source.asked.length).toBeLessThanOrEqual(3);
    expect(kept(sink)).toEqual(source.barsIn({ from: range.from, to: range.from + sink.rows.size * minute }));
  });

  it('given a history that begins late, then the way backward does not ask for each page before it', async () => {
    const source = new MemorySource({ rows: 10, now, outage: { from: 0, to: 29 * hour } });
    await download(source, new MemorySink(), { direction: 'backward' });
    const spans = source.asked.map(({ from }) => from);
    expect(spans.indexOf(range.from), 'the rest is asked for as one, from its beginning').toBe(6 + 10);
  });

  it('given half of it, then share, rate and time left say so', async () => {
    const clock = new SimulatedClock();
    const source = sourceOf((page) => {
      clock.advanceTo(clock.now() + 1_000);
      return page;
    });
    const events = await lastValueFrom(
      downloadHistory({ source, sink: new MemorySink(), series, from: 0, to: 200 * minute, clock }).pipe(toArray()),
    );
    const half: DownloadEvent | undefined = events[1];
    expect(half).toMatchObject({
      kind: 'progress',
      share: 0.5,
      rows: 100,
      rowsPerSecond: 100,
      leftMs: 1_000,
      at: 100 * minute,
    });
  });
});

describe('a source that breaks its contract', () => {
  const page = (from: number, to: number, ...bars: readonly number[]) => barPage({ from, to }, bars);
  const start = range.from;
  const wrong: readonly (readonly [string, (given: HistoryPage) => HistoryPage, string])[] = [
    ['the same page again', () => page(start, start + 100 * minute, start), 'does not lead on'],
    ['a page that begins too late', ({ to }) => page(start + 1, to), 'left out what lies before'],
    ['a page beyond what was asked', ({ from }) => page(from, range.to + minute), 'more than was asked for'],
    ['a row outside of its page', ({ from, to }) => page(from, to, to), 'a row of'],
    ['a row without an instant', ({ from, to }) => page(from, to, Number.NaN), 'a row of NaN'],
    ['rows out of order', ({ from, to }) => page(from, to, from + minute, from), 'out of order'],
    ['a row twice', ({ from, to }) => page(from, to, from, from), 'out of order'],
    [
      'another kind',
      ({ from, to }) => ({
        kind: 'marks',
        from,
        to,
        columns: { length: 0, eventAt: new Float64Array(0), price: new Float64Array(0) },
      }),
      'gave marks',
    ],
  ];

  it.each(wrong)('given %s, then E150, and the pages before it stay', async (_name, bend, says) => {
    const sink = new MemorySink();
    let pages = 0;
    const source = sourceOf((given) => (++pages === 1 && says !== 'left out what lies before' ? given : bend(given)));
    await expect(download(source, sink)).rejects.toMatchObject({
      code: 'E150',
      message: expect.stringContaining(says),
    });
    expect(kept(sink).length % 100).toBe(0);
  });

  it('given pages that overlap, then what came before is cut off', async () => {
    const plain = sourceOf();
    const source = sourceOf((given) => {
      const overlapping = { from: Math.max(range.from, given.from - 10 * minute), to: given.to };
      return barPage(overlapping, plain.barsIn(overlapping));
    });
    const sink = new MemorySink();
    expect((await download(source, sink)).at(-1)).toMatchObject({ kind: 'done', rows: 1_440, added: 1_440 });
    expect(kept(sink)).toEqual(source.barsIn(range));
  });

  it.each([
    [0, 0],
    [2, 1],
    [Number.NaN, 1],
    [0, 0.5],
  ])('given the range %d to %d, then E011', async (from, to) => {
    await expect(download(sourceOf(), new MemorySink(), { from, to })).rejects.toMatchObject({ code: 'E011' });
  });
});
