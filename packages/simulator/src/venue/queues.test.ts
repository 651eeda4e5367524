import { describe, expect, it } from 'vitest';
import { powerQueue, riskAverseQueue } from '../queue/index.ts';
import { Bench, type Sent } from './bench.fixture.ts';
import { change, quote, snapshot, trade } from './moments.fixture.ts';
import type { SimulatedVenueSettings } from './simulated-venue.ts';

/** A bid of 2 at 99.5, which joins 5 that are there. */
const bid: Sent = { kind: 'limit', side: 'buy', price: 99.5, quantity: 2 };

function queued(settings: SimulatedVenueSettings = {}, sent: readonly Sent[] = [bid]): Bench {
  const bench = new Bench(settings);
  bench.show(
    snapshot({
      bids: [
        [99.5, 5],
        [99, 9],
      ],
      asks: [[100, 5]],
    }),
  );
  for (const one of sent) bench.send(one);
  bench.show(change({ at: 100 }));
  return bench;
}

describe('resting orders in a queue', () => {
  it('given trades at its price, then it fills once they have worked off what was there before it', () => {
    const bench = queued();
    bench.show(trade(99.5, 4, 110, 'sell'));
    expect(bench.take(), 'one is still ahead').toEqual([]);
    bench.show(trade(99.5, 2.5, 120, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1.5 at 99.5, maker']);
    bench.show(trade(99.5, 4, 130, 'sell'));
    expect(bench.take()).toEqual(['1 filled 0.5 at 99.5, maker']);
  });

  it('given a trade on the other side, or one above, then it works off nothing', () => {
    const bench = queued();
    bench.show(trade(99.5, 50, 110, 'buy'));
    bench.show(trade(100, 50, 120, 'sell'));
    bench.show(trade(99.5, 5, 130, 'sell'));
    expect(bench.take()).toEqual([]);
    bench.show(trade(99.5, 2, 140));
    expect(bench.take(), 'a trade whose side is not told counts').toEqual(['1 filled 2 at 99.5, maker']);
  });

  it('given a trade beyond its limit, then it met the order on its way, for as much as traded there', () => {
    const bench = queued();
    bench.show(trade(99.4, 0.5, 110, 'sell'));
    expect(bench.take()).toEqual(['1 filled 0.5 at 99.5, maker']);
    bench.show(trade(99.5, 1, 120, 'sell'));
    expect(bench.take(), 'and nobody is ahead any more').toEqual(['1 filled 1 at 99.5, maker']);
  });

  it('given cancellations, when the queue is risk-averse, then they move it up only where they must', () => {
    const bench = queued({ queue: riskAverseQueue() });
    bench.show(change({ at: 110, bids: [[99.5, 9]] }));
    bench.show(change({ at: 120, bids: [[99.5, 6]] }));
    bench.show(trade(99.5, 5, 130, 'sell'));
    expect(bench.take()).toEqual([]);
    bench.show(change({ at: 140, bids: [[99.5, 0]] }));
    bench.show(trade(99.5, 1, 150, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker']);
  });

  it('given cancellations, when they are shared by what is there, then part of them moves it up', () => {
    const bench = queued({ queue: powerQueue(1) });
    bench.show(change({ at: 110, bids: [[99.5, 10]] }));
    // 4 of 10 cancelled, half of them ahead: 5 - 2 = 3
    bench.show(change({ at: 120, bids: [[99.5, 6]] }));
    bench.show(trade(99.5, 4, 130, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker']);
  });

  it('given it rests where nobody is, then it is first', () => {
    const bench = queued({}, [{ ...bid, price: 99.8 }]);
    bench.show(change({ at: 110, bids: [[99.8, 40]] }));
    bench.show(trade(99.8, 2, 120, 'sell'));
    expect(bench.take()).toEqual(['1 filled 2 at 99.8, maker']);
  });

  it('given a book with a gap, then a trade beyond its limit still reaches it, and one at its limit moves the queue', () => {
    const bench = queued({}, [bid, { ...bid, price: 99.2 }]);
    bench.show(change({ at: 110, sequence: 300, previousSequence: 200 }));
    bench.show(trade(99.5, 6, 120, 'sell'));
    bench.show(trade(99.3, 1, 130, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker', '1 filled 1 at 99.5, maker']);
    bench.show(trade(99.2, 5, 140, 'sell'));
    expect(bench.take(), 'nobody was known to be there before the gap').toEqual(['2 filled 2 at 99.2, maker']);
  });

  it('given a trade whose quantity is not told, then it works off no queue, and beyond the limit it fills whole', () => {
    const bench = queued();
    bench.show(trade(99.5, Number.NaN, 110, 'sell'));
    bench.show(trade(99.5, 5.5, 120, 'sell'));
    expect(bench.take()).toEqual(['1 filled 0.5 at 99.5, maker']);
    bench.show(trade(99.4, Number.NaN, 130, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1.5 at 99.5, maker']);
  });

  it('given two of ours at one price, then no trade fills both with the same quantity', () => {
    const bench = queued({}, [bid, bid]);
    bench.show(trade(99.5, 6, 110, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker']);
    bench.show(trade(99.5, 2, 120, 'sell'));
    expect(bench.take(), 'of two, the first took one').toEqual([
      '1 filled 1 at 99.5, maker',
      '2 filled 1 at 99.5, maker',
    ]);
  });

  it('given two of ours at two prices, then the better one is reached first', () => {
    const bench = queued({}, [{ ...bid, price: 99 }, bid]);
    bench.show(trade(98.9, 3, 110, 'sell'));
    expect(bench.take()).toEqual(['2 filled 2 at 99.5, maker', '1 filled 1 at 99, maker']);
  });

  it('given sells, then everything is mirrored', () => {
    const bench = queued({}, [{ kind: 'limit', side: 'sell', price: 100, quantity: 2 }]);
    bench.show(trade(100, 50, 110, 'sell'));
    bench.show(trade(100, 6, 120, 'buy'));
    expect(bench.take()).toEqual(['1 filled 1 at 100, maker']);
    bench.show(trade(100.1, 6, 130, 'buy'));
    expect(bench.take()).toEqual(['1 filled 1 at 100, maker']);
  });

  it('given a gap in the book, then its place in the queue is at most what is there afterwards', () => {
    const bench = queued();
    bench.show(change({ at: 110, sequence: 300, previousSequence: 200 }));
    bench.show(snapshot({ at: 120, sequence: 400, bids: [[99.5, 1]], asks: [[100, 5]] }));
    bench.show(trade(99.5, 2, 130, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker']);
  });
});

describe('queues where there are quotes and trades alone', () => {
  it('given it joins the best bid, then what is quoted there is ahead of it', () => {
    const bench = new Bench();
    bench.send(bid);
    bench.show(quote([99.5, 5], [100, 5], 100));
    bench.show(trade(99.5, 5.5, 110, 'sell'));
    expect(bench.take()).toEqual(['1 filled 0.5 at 99.5, maker']);
  });

  it('given it rests behind the best bid, then its queue is not known until the bid comes down to it', () => {
    const bench = new Bench();
    bench.send(bid);
    bench.show(quote([99.8, 5], [100, 5], 100));
    bench.show(trade(99.5, 50, 110, 'sell'));
    expect(bench.take()).toEqual([]);
    bench.show(quote([99.5, 3], [100, 5], 120));
    bench.show(trade(99.5, 4, 130, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker']);
  });

  it('given the best bid falls below it, then nobody is ahead of it', () => {
    const bench = new Bench();
    bench.send(bid);
    bench.show(quote([99.5, 5], [100, 5], 100));
    bench.show(quote([99.4, 5], [100, 5], 110));
    bench.show(trade(99.5, 1, 120, 'sell'));
    expect(bench.take()).toEqual(['1 filled 1 at 99.5, maker']);
  });

  it('given trades alone, then a trade at its limit says nothing of the queue, and it waits', () => {
    const bench = new Bench();
    bench.send(bid);
    bench.show(trade(100, 1, 100));
    bench.show(trade(99.5, 100, 110, 'sell'));
    expect(bench.take()).toEqual([]);
  });
});
