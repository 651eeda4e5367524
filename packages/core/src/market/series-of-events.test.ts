import { describe, expect, it } from 'vitest';
import { btc, eth } from '../world/stage.fixture.ts';
import type { EventSeries } from './event-columns.ts';
import { bookOf, fundingOf, marksOf, quotesOf, tradesOf } from './event-series.fixture.ts';
import { eventRow } from './event-series.ts';
import type { MarketEvent } from './events.ts';
import { seriesOfEvents } from './series-of-events.ts';

function rowsOf(series: EventSeries): readonly MarketEvent[] {
  return Array.from({ length: series.columns.length }, (_, i) => eventRow(series, i));
}

const given: readonly EventSeries[] = [
  tradesOf([{ at: 1 }, { at: 2, seenAt: 3, price: 99.5, side: -1 }, { at: 3, side: 0 }]),
  tradesOf([{ at: 1 }], eth),
  quotesOf([{ at: 1, bid: 99 }]),
  bookOf([
    {
      at: 1,
      whole: true,
      bids: [[99, 2]],
      asks: [
        [101, 1],
        [102, 5],
      ],
    },
    { at: 4, seenAt: 9, asks: [[101, 0]] },
  ]),
  fundingOf([
    { at: 5, rate: 0.0001 },
    { at: 6, rate: 0.0002, mark: 64_000.5 },
  ]),
  marksOf([{ at: 5, price: 100.5 }]),
];

describe('series of events that came one by one', () => {
  it('given the rows of series, then the same series come of them', () => {
    expect(seriesOfEvents(given.flatMap(rowsOf))).toEqual(given);
  });

  it('given ids that are no whole numbers, then none are kept', () => {
    const trade = { kind: 'trade', instrument: btc, price: 1, quantity: 1, eventAt: 1, receivedAt: 1 } as const;
    const [series] = seriesOfEvents([
      { ...trade, id: '7' },
      { ...trade, id: 'a7' },
    ]);
    expect(series?.columns).not.toHaveProperty('id');
  });

  it('given nothing, or kinds without columns, then no series', () => {
    expect(seriesOfEvents([])).toEqual([]);
    expect(seriesOfEvents([{ kind: 'split', instrument: btc, ratio: '2', eventAt: 1, receivedAt: 1 }])).toEqual([]);
  });
});
