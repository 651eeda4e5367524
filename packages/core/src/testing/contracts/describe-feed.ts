import { lastValueFrom, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { checkBars, type MarketEvent } from '../../market/index.ts';
import type { Feed } from '../../ports/index.ts';

type StreamFeed = Extract<Feed, { readonly kind: 'stream' }>;
type HistoryFeed = Extract<Feed, { readonly kind: 'history' }>;

/**
 * What any feed must hold to: sound bars, or events in the order they were received, none before it happened. A stream
 * must bring `events` of them (or complete) by itself.
 */
export function describeFeed(
  name: string,
  make: () => Feed,
  { events = 100 }: { readonly events?: number } = {},
): void {
  describe(`${name} keeps the contract of a feed`, () => {
    const feed = make();
    it('given its name, then it can be told from others', () => {
      expect(feed.name.length).toBeGreaterThan(0);
    });
    if (feed.kind === 'history') describeHistory(make as () => HistoryFeed);
    else describeStream(make as () => StreamFeed, events);
  });
}

function describeHistory(make: () => HistoryFeed): void {
  it('given its series, then their bars are sound, and no two are of one instrument and interval', () => {
    const { series } = make();
    for (const { columns } of series) checkBars(columns);
    const keys = series.map(({ instrument, intervalMs }) => `${instrument.id} ${intervalMs}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('given one instrument in several series, then it is one and the same object', () => {
    const byId = new Map<string, unknown>();
    for (const { instrument } of make().series) {
      expect(byId.get(instrument.id) ?? instrument).toBe(instrument);
      byId.set(instrument.id, instrument);
    }
  });

  it('given it again, then the same bars', () => {
    const [one, other] = [make(), make()];
    expect(other.series.map(({ columns }) => columns)).toEqual(one.series.map(({ columns }) => columns));
  });
}

function describeStream(make: () => StreamFeed, events: number): void {
  const collect = (): Promise<readonly MarketEvent[]> =>
    lastValueFrom(make().event$.pipe(take(events), toArray()), { defaultValue: [] });

  it('given its events, then they come in the order they were received, none before it happened', async () => {
    const all = await collect();
    expect(all.length).toBeGreaterThan(0);
    let latest = Number.NEGATIVE_INFINITY;
    for (const { eventAt, receivedAt } of all) {
      expect(receivedAt).toBeGreaterThanOrEqual(eventAt);
      expect(receivedAt).toBeGreaterThanOrEqual(latest);
      latest = receivedAt;
    }
  });

  it('given an observer that leaves, then the next one is served as well', async () => {
    for (let i = 0; i < 2; i++) expect(await lastValueFrom(make().event$.pipe(take(1)))).toHaveProperty('kind');
  });
}
