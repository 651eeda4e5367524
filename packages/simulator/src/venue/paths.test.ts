import { describe, expect, it } from 'vitest';
import { pathFills } from '../matching/index.ts';
import { volumeShare } from '../volume/index.ts';
import { Bench, type Prices, type Sent } from './bench.fixture.ts';
import { bracket } from './bracket.fixture.ts';

const unfilled: readonly string[] = [];

/** What one order becomes of in a bar it sees from its open. */
function inBar(sent: Sent, prices: Prices, fills = pathFills()): readonly string[] {
  const bench = new Bench({ fills });
  bench.send(sent);
  bench.bar(prices);
  return bench.take();
}

describe('orders along the path of a bar', () => {
  const sell = { side: 'sell' } as const;
  const buy = { side: 'buy' } as const;

  it.each<readonly [string, Sent, Prices, readonly string[]]>([
    ['a market order takes the open', { kind: 'market', ...buy }, [100, 110, 95, 105], ['1 filled 1 at 100, taker']],
    [
      'a limit on the way makes',
      { kind: 'limit', price: 97, ...buy },
      [100, 110, 95, 105],
      ['1 filled 1 at 97, maker'],
    ],
    ['a limit that is only touched waits', { kind: 'limit', price: 95, ...buy }, [100, 110, 95, 105], unfilled],
    ['a limit out of the range waits', { kind: 'limit', price: 94, ...buy }, [100, 110, 95, 105], unfilled],
    [
      'a stop on the way is triggered there',
      { kind: 'stop', trigger: 97, ...sell },
      [100, 110, 95, 105],
      ['1 filled 1 at 97, taker'],
    ],
    [
      'a stop gapped over takes the open',
      { kind: 'stop', trigger: 101, ...sell },
      [100, 110, 95, 105],
      ['1 filled 1 at 100, taker'],
    ],
    [
      'a take-profit on the way is triggered there',
      { kind: 'take-profit', trigger: 107, ...sell },
      [100, 110, 95, 105],
      ['1 filled 1 at 107, taker'],
    ],
    [
      'a stop-limit that comes back to its limit on the path makes in the same bar',
      { kind: 'stop-limit', trigger: 105, price: 103, ...buy },
      [100, 106, 90, 95],
      ['1 filled 1 at 103, maker'],
    ],
    [
      'a stop-limit whose limit the path does not come back to rests',
      { kind: 'stop-limit', trigger: 105, price: 103, ...buy },
      [100, 106, 95, 104],
      unfilled,
    ],
    [
      'a trailing sell follows the first high and is hit on the way down',
      { kind: 'trailing-stop', distance: 4, ...sell },
      [100, 103, 90, 95],
      ['1 filled 1 at 99, taker'],
    ],
    [
      'a trailing sell is hit on the way to the low, before the high',
      { kind: 'trailing-stop', distance: 4, ...sell },
      [100, 110, 95, 108],
      ['1 filled 1 at 96, taker'],
    ],
    [
      'a trailing buy follows the low, and is hit on the way up',
      { kind: 'trailing-stop', distance: 4, ...buy },
      [100, 110, 97, 108],
      ['1 filled 1 at 101, taker'],
    ],
  ])('%s', (_, sent, prices, told) => {
    expect(inBar(sent, prices)).toEqual(told);
  });

  // 106 is nearer to the open than 90: the high comes first
  const up: Prices = [100, 106, 90, 95];
  // 96 is nearer than 110: the low comes first
  const down: Prices = [100, 110, 96, 105];

  it.each<readonly [string, Parameters<typeof pathFills>[0], Prices, string]>([
    ['the nearer extreme is the high', {}, up, '3 filled 1 at 105, maker'],
    ['the nearer extreme is the low', {}, down, '2 filled 1 at 97, taker'],
    ['both are as near', {}, [100, 107, 93, 100], '2 filled 1 at 97, taker'],
    ['the high is first by decree', { first: 'high' }, down, '3 filled 1 at 105, maker'],
    ['the low is first by decree', { first: 'low' }, up, '2 filled 1 at 97, taker'],
  ])('given a stop and a target in one bar, when %s, then what comes first is hit', (_, options, prices, told) => {
    const bench = new Bench({ fills: pathFills(options) });
    bench.send({
      ...bracket({ kind: 'market' }),
      legs: [
        { role: 'stop-loss', terms: { kind: 'stop', trigger: 97 } },
        { role: 'take-profit', terms: { kind: 'limit', price: 105 } },
      ],
    });
    bench.bar(prices);
    expect(bench.take()[1]).toBe(told);
  });

  it('given an entry inside the bar, then its legs see all that follows it on the path', () => {
    const entry = (terms: Sent): Sent => ({
      ...terms,
      legs: [
        { role: 'stop-loss', terms: { kind: 'stop', trigger: 92 } },
        { role: 'take-profit', terms: { kind: 'limit', price: 105 } },
      ],
    });
    // down to 95 by way of 97, then up to 110 by way of 105
    expect(inBar(entry({ kind: 'limit', side: 'buy', price: 97 }), [100, 110, 95, 108])).toEqual([
      '1 filled 1 at 97, maker',
      '3 filled 1 at 105, maker',
      '2 cancelled: order 3 filled',
    ]);
    // up to 104 by way of 103, then down to 90 by way of 92
    expect(inBar(entry({ kind: 'stop', side: 'buy', trigger: 103 }), [100, 104, 90, 99])).toEqual([
      '1 filled 1 at 103, taker',
      '2 filled 1 at 92, taker',
      '3 cancelled: order 2 filled',
    ]);
  });

  it('given two orders on one stretch, then the one met first fills first', () => {
    const bench = new Bench({ fills: pathFills() });
    bench.send({ kind: 'limit', side: 'buy', price: 96, ocoGroup: 1 });
    bench.send({ kind: 'limit', side: 'buy', price: 98, ocoGroup: 1 });
    bench.bar([100, 110, 95, 105]);
    expect(bench.take()).toEqual(['2 filled 1 at 98, maker', '1 cancelled: order 2 filled']);
  });

  it('given a stop and a limit at one price, then the stop is met first', () => {
    const bench = new Bench({ fills: pathFills() });
    bench.send({ kind: 'limit', side: 'buy', price: 97, ocoGroup: 1 });
    bench.send({ kind: 'stop', side: 'sell', trigger: 97, ocoGroup: 1 });
    bench.bar([100, 110, 95, 105]);
    expect(bench.take()).toEqual(['2 filled 1 at 97, taker', '1 cancelled: order 2 filled']);
  });

  it('given an order that came inside the bar, then it sees the close alone', () => {
    const bench = new Bench({ fills: pathFills() });
    bench.now = 1_000;
    bench.send({ kind: 'limit', side: 'buy', price: 97 });
    bench.send({ kind: 'market', side: 'buy' });
    bench.now = 0;
    bench.bar([100, 110, 95, 105]);
    expect(bench.take()).toEqual(['2 filled 1 at 105, taker']);
  });

  it('given less volume than is asked, then what is met first takes it', () => {
    const bench = new Bench({ fills: pathFills(), volume: volumeShare(0.1) });
    bench.send({ kind: 'limit', side: 'buy', price: 96, quantity: 0.6 });
    bench.send({ kind: 'stop', side: 'sell', trigger: 98, quantity: 0.8 });
    bench.bar([100, 110, 95, 105]);
    expect(bench.take()).toEqual(['2 filled 0.8 at 98, taker', '1 filled 0.2 at 96, maker']);
  });
});
