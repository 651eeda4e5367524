import { expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import { MemoryJournal, replay } from '../journal/index.ts';
import { type BookDelta, type BookSnapshot, checkEvents, type EventSeries } from '../market/index.ts';
import {
  recordedBook,
  recordedFunding,
  recordedMarks,
  recordedQuotes,
  recordedTrades,
} from '../market/recordings.fixture.ts';
import type { StrategyHandlers } from '../strategy/index.ts';
import { runHistory } from './run-world.ts';
import { btc, eth, perp, Recorded, Stage, script } from './stage.fixture.ts';

/** Runs a history past one strategy. */
function shown(events: readonly EventSeries[], handlers: StrategyHandlers) {
  for (const one of events) checkEvents(one);
  const { trader, venue } = new Stage({ strategies: [{ strategy: script('reader', () => handlers) }] });
  const facts = new Recorded();
  const { world } = runHistory({ trader, venue, facts, series: [], events });
  return { facts, world };
}

/** A book put together from its snapshot and what followed on it, as the recording's own notes say to do it. */
class FoldedBook {
  sequence = Number.NaN;
  followed = 0;
  private readonly bids = new Map<number, number>();
  private readonly asks = new Map<number, number>();
  private readonly early: BookDelta[] = [];

  take(book: BookSnapshot | BookDelta): void {
    if (book.kind === 'book-snapshot') {
      this.apply(book);
      // it was on its way for a while: what overtook it follows on it
      for (const delta of this.early) this.follow(delta);
    } else if (Number.isNaN(this.sequence)) this.early.push(book);
    else this.follow(book);
  }

  private follow(delta: BookDelta): void {
    if (delta.sequence <= this.sequence) return;
    // the first to apply may reach back before the snapshot
    if (this.followed > 0) expect(delta.previousSequence, 'no update is missing').toBe(this.sequence);
    this.followed += 1;
    this.apply(delta);
  }

  private apply({ sequence, bids, asks }: BookSnapshot | BookDelta): void {
    this.sequence = sequence;
    for (const [side, { prices, quantities }] of [
      [this.bids, bids],
      [this.asks, asks],
    ] as const)
      for (const [i, price] of prices.entries())
        if (quantities[i] === 0) side.delete(price);
        else side.set(price, quantities[i] as number);
  }

  get best() {
    const [bid, ask] = [Math.max(...this.bids.keys()), Math.min(...this.asks.keys())];
    return { bid, bidQuantity: this.bids.get(bid), ask, askQuantity: this.asks.get(ask) };
  }
}

needs('shared')('what an exchange recorded', () => {
  it.each([
    ['spot-BTCUSDT', btc, 50093421584, { bid: 61685.99, bidQuantity: 1.0087, ask: 61686, askQuantity: 2.29327 }],
    ['spot-ETHUSDT', eth, 35346671849, { bid: 2682.5, bidQuantity: 3.3168, ask: 2682.51, askQuantity: 48.9739 }],
    ['perp-BTCUSDT', perp, 5123135475514, { bid: 61659.7, bidQuantity: 1.486, ask: 61659.8, askQuantity: 0.981 }],
  ])(
    'given the book of %s, when it is swept, then its last state is the one the recording states',
    (name, instrument, last, best) => {
      const folded = new FoldedBook();
      const series = recordedBook(`binance-${name}-l2-2024-08-08`, instrument);
      const { world } = shown([series], { onBook: (book) => folded.take(book) });
      expect(world.events).toBe(series.columns.length);
      expect(folded.followed).toBeGreaterThan(3_000);
      expect(folded.sequence).toBe(last);
      expect(folded.best).toEqual(best);
    },
  );

  it.each(['spot-BTCUSDT', 'perp-BTCUSDT', 'spot-ETHUSDT'])(
    'given every trade of %s, then ids run on, and the account is marked at the last',
    (name) => {
      const series = recordedTrades(`binance-${name}-trades-2024-08-08`, btc);
      const ids: number[] = [];
      const { facts, world } = shown([series], { onTrade: ({ id }) => ids.push(Number(id)) });
      expect(ids).toEqual([...(series.columns.id ?? [])]);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      expect(world.trader.valuation.marks[0]).toBe(series.columns.price.at(-1));
      expect(facts.equities.length, 'one point an instant').toBe(new Set(series.columns.receivedAt).size);
    },
  );

  it('given trades and best prices of two markets at once, then all come in the order they were seen, and replay', () => {
    const events = [
      recordedTrades('binance-spot-BTCUSDT-trades-2024-08-08', btc),
      recordedQuotes('binance-spot-BTCUSDT-bookticker-2024-08-08', btc),
      recordedTrades('binance-perp-BTCUSDT-trades-2024-08-08', perp),
      recordedQuotes('binance-perp-BTCUSDT-bookticker-2024-08-08', perp),
    ];
    const journal = new MemoryJournal();
    const strategy = script('mid', (context) => ({
      onQuote: (quote) => {
        if (quote.instrument === btc && Math.round(quote.bid) % 100 === 0) context.target(btc, 0.5, 'a round bid');
      },
    }));
    const stage = new Stage({ strategies: [{ strategy }] });
    const { world } = runHistory({ trader: stage.trader, venue: stage.venue, series: [], events, journal });
    expect(world.events).toBe(9_757 + 28_040 + 21_313 + 66_089);
    const seenAt = [...journal.records()].flatMap((one) =>
      one.kind === 'input' && 'receivedAt' in one.input ? [Number(one.input['receivedAt'])] : [],
    );
    expect(seenAt).toEqual([...seenAt].sort((a, b) => a - b));
    const again = new Stage({ strategies: [{ strategy }] });
    const end = replay(journal.records(), { trader: again.trader });
    expect(end.inputs + end.intents).toBe(journal.length);
    expect(end.intents).toBeGreaterThan(0);
  });

  it('given a perpetual held through three months of funding, then every rate is paid at its mark', () => {
    const funding = recordedFunding('binance-perp-BTCUSDT-funding-8h-2025', perp);
    const marks = recordedMarks('binance-perp-BTCUSDT-mark-8h-2025', perp);
    const rates: number[] = [];
    shown([funding, marks], { onFunding: ({ rate }) => rates.push(rate) });
    expect(rates).toEqual([...funding.columns.rate]);
  });
});
