import { defineInstrument, Exact, type MarketEvent } from '@rxtrade/core';
import { expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import { OrderBook } from '../order-book/index.ts';
import { Bench, type Sent } from './bench.fixture.ts';
import { byTime, heardBook, recordedBook, recordedQuotesAndTrades, recordedTrades } from './recorded.fixture.ts';

const spot = defineInstrument({
  id: 'BTCUSDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.00001' }],
});
const perpetual = defineInstrument({
  id: 'BTCUSDT-PERP',
  kind: 'perpetual',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.1', quantityStep: '0.001' }],
});

/** What orders sent at `sentAt` fill while the market goes on until `until`. */
function fillsOf(events: readonly MarketEvent[], sentAt: number, until: number, sent: readonly Sent[]) {
  const bench = new Bench();
  let isSent = false;
  for (const event of events) {
    if (!isSent && event.eventAt >= sentAt) {
      bench.now = sentAt;
      for (const one of sent) bench.send(one);
      isSent = true;
    }
    if (event.eventAt > until) break;
    bench.show(event);
  }
  expect(bench.venue.troubles).toEqual([]);
  const instrument = sent[0]?.instrument ?? spot;
  return bench.reports().flatMap((report) => {
    if (report.kind !== 'order-filled') return [];
    const quantity = new Exact(report.quantity, instrument.quantityScale);
    const price = new Exact(report.price, instrument.priceScale);
    return [`${report.order}: ${quantity} at ${price}, ${report.eventAt}`];
  });
}

// the figures are worked out by hand in docs/fills.md
needs('shared')('against the order books of 2024-08-08', () => {
  const at = Date.UTC(2024, 7, 8, 23, 56);

  it('given market orders on the spot book, then they are its walk, level by level', () => {
    const sent: readonly Sent[] = [
      { kind: 'market', side: 'buy', quantity: 4.2, instrument: spot },
      { kind: 'market', side: 'sell', quantity: 0.6, instrument: spot },
    ];
    expect(fillsOf(recordedBook('spot', spot), at, at + 100, sent)).toEqual([
      `1: 3.70079 at 61782.26, ${at + 57}`,
      `1: 0.46708 at 61782.87, ${at + 57}`,
      `1: 0.03213 at 61782.88, ${at + 57}`,
      `2: 0.38991 at 61782.25, ${at + 57}`,
      `2: 0.15865 at 61782.24, ${at + 57}`,
      `2: 0.00009 at 61781.5, ${at + 57}`,
      `2: 0.05135 at 61781.49, ${at + 57}`,
    ]);
  });

  it('given market orders on the book of the perpetual, then its walk, too', () => {
    const sent: readonly Sent[] = [
      { kind: 'market', side: 'buy', quantity: 4.5, instrument: perpetual },
      { kind: 'market', side: 'sell', quantity: 3.61, instrument: perpetual },
    ];
    expect(fillsOf(recordedBook('perp', perpetual), at, at + 50, sent)).toEqual([
      `1: 4.38 at 61760.4, ${at + 17}`,
      `1: 0.002 at 61761.3, ${at + 17}`,
      `1: 0.002 at 61762, ${at + 17}`,
      `1: 0.116 at 61763, ${at + 17}`,
      `2: 3.604 at 61760.3, ${at + 17}`,
      `2: 0.004 at 61760.2, ${at + 17}`,
      `2: 0.002 at 61760, ${at + 17}`,
    ]);
  });

  it.each([
    ['spot', spot, [61_685.99, 1.0087, 61_686, 2.29327]],
    ['perp', perpetual, [61_659.7, 1.486, 61_659.8, 0.981]],
  ] as const)('given the updates of %s as they were heard, then the book ends as the exchange had it', (...row) => {
    const [market, instrument, [bid, bidQuantity, ask, askQuantity]] = row;
    const book = new OrderBook();
    for (const event of heardBook(market, instrument)) {
      if (event.kind === 'book-snapshot') book.snapshot(event);
      else book.change(event);
    }
    expect(book.condition).toBe('sound');
    expect([book.bids.best, book.asks.best]).toEqual([bid, ask]);
    expect([book.bids.quantityAt(bid), book.asks.quantityAt(ask)]).toEqual([bidQuantity, askQuantity]);
  });

  it('given a resting limit, then it fills only after its queue has traded', () => {
    const sentAt = Date.UTC(2024, 7, 8, 23, 55);
    const sent: Sent = { kind: 'limit', side: 'sell', price: 61_828, quantity: 0.2, instrument: spot };
    const events = byTime(recordedBook('spot', spot), recordedTrades(spot));
    expect(fillsOf(events, sentAt, sentAt + 658, [sent]), '0.08226 of 0.45849 are still ahead').toEqual([]);
    expect(fillsOf(events, sentAt, sentAt + 1_000, [sent])).toEqual([
      `1: 0.16434 at 61828, ${sentAt + 659}`,
      `1: 0.03566 at 61828, ${sentAt + 660}`,
    ]);
  });

  it('given quotes and trades alone, then a market order takes what is quoted, and then what is added', () => {
    const events = recordedQuotesAndTrades(spot);
    // 3.70079 are offered at 61782.26, then 3.75806, 3.7176, 3.71918 and 3.71908; then 0.05372 at 61782.25
    const sent: Sent = { kind: 'market', side: 'buy', quantity: 3.8, instrument: spot };
    expect(fillsOf(events, 1_723_161_358_740, 1_723_161_359_400, [sent])).toEqual([
      '1: 3.70079 at 61782.26, 1723161358747',
      '1: 0.05727 at 61782.26, 1723161358871',
      '1: 0.00158 at 61782.26, 1723161358952',
      '1: 0.04036 at 61782.25, 1723161359327',
    ]);
  });

  it('given quotes and trades alone, then a resting limit fills only after what was before it', () => {
    const events = recordedQuotesAndTrades(spot);
    const sent: Sent = { kind: 'limit', side: 'sell', price: 61_828, quantity: 0.3, instrument: spot };
    const sentAt = 1_723_161_298_700;
    expect(fillsOf(events, sentAt, sentAt + 686, [sent]), 'it joined behind 0.45849').toEqual([]);
    // the best ask shows no more than 0.08793 before 0.32338, 0.0753 and more trade there
    expect(fillsOf(events, sentAt, sentAt + 700, [sent])).toEqual([
      '1: 0.23545 at 61828, 1723161299387',
      '1: 0.06455 at 61828, 1723161299387',
    ]);
  });
});
