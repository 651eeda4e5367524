import { describe, expect, it } from 'vitest';
import { Bench, type Kind } from './bench.fixture.ts';

type Moments = readonly [
  name: string,
  side: 'buy' | 'sell',
  kind: Kind,
  shown: readonly (number | readonly [bid: number, ask: number])[],
  told: readonly string[],
];

const unfilled: readonly string[] = [];
const taken = (price: number) => [`1 filled 1 at ${price}, taker`];
const made = (price: number) => [`1 filled 1 at ${price}, maker`];
const expired = ['1 expired: could not fill at once'];
const ioc = { kind: 'ioc' } as const;

describe('one order against trades and quotes', () => {
  it.each<Moments>([
    // market
    ['a market order fills at the next trade', 'buy', { kind: 'market' }, [100, 101], taken(100)],
    ['a market buy fills at the ask', 'buy', { kind: 'market' }, [[99, 101]], taken(101)],
    ['a market sell fills at the bid', 'sell', { kind: 'market' }, [[99, 101]], taken(99)],

    // limit
    ['a limit at the ask takes', 'buy', { kind: 'limit', price: 101 }, [[99, 101]], taken(101)],
    ['a limit above the ask takes at the ask', 'buy', { kind: 'limit', price: 102 }, [[99, 101]], taken(101)],
    [
      'a limit below the ask rests, at the ask it waits',
      'buy',
      { kind: 'limit', price: 100 },
      [
        [99, 101],
        [98, 100],
      ],
      unfilled,
    ],
    [
      'a limit that the ask falls through makes',
      'buy',
      { kind: 'limit', price: 100 },
      [
        [99, 101],
        [98, 99.99],
      ],
      made(100),
    ],
    ['a sell limit at the bid takes', 'sell', { kind: 'limit', price: 99 }, [[99, 101]], taken(99)],
    [
      'a sell limit above the bid rests, at the bid it waits',
      'sell',
      { kind: 'limit', price: 100 },
      [
        [99, 101],
        [100, 102],
      ],
      unfilled,
    ],
    [
      'a sell limit that the bid rises through makes',
      'sell',
      { kind: 'limit', price: 100 },
      [
        [99, 101],
        [100.01, 102],
      ],
      made(100),
    ],
    ['a limit that a trade goes through makes', 'buy', { kind: 'limit', price: 100 }, [101, 99.99], made(100)],
    ['a limit that a trade touches waits', 'buy', { kind: 'limit', price: 100 }, [101, 100], unfilled],
    [
      'a resting limit is reached by a trade between the quotes',
      'buy',
      { kind: 'limit', price: 100 },
      [[99, 101], 99.5],
      made(100),
    ],
    [
      'an immediate limit out of reach expires',
      'buy',
      { kind: 'limit', price: 100, timeInForce: ioc },
      [[99, 101]],
      expired,
    ],
    [
      'a post-only limit at the ask is rejected',
      'buy',
      { kind: 'limit', price: 101, postOnly: true },
      [[99, 101]],
      ['1 rejected E403: post-only at 101 would take at 101'],
    ],
    [
      'a post-only limit below the ask makes',
      'buy',
      { kind: 'limit', price: 100, postOnly: true },
      [
        [99, 101],
        [98, 99],
      ],
      made(100),
    ],

    // stop
    [
      'a buy stop triggers on the ask, and fills there',
      'buy',
      { kind: 'stop', trigger: 105 },
      [
        [103, 104],
        [104, 105.5],
      ],
      taken(105.5),
    ],
    [
      'a sell stop triggers on the bid, and fills there',
      'sell',
      { kind: 'stop', trigger: 95 },
      [
        [96, 97],
        [94.5, 96],
      ],
      taken(94.5),
    ],
    [
      'a sell stop at the bid fills',
      'sell',
      { kind: 'stop', trigger: 95 },
      [
        [96, 97],
        [95, 96],
      ],
      taken(95),
    ],
    ['a buy stop triggers on a trade', 'buy', { kind: 'stop', trigger: 105 }, [104, 105], taken(105)],

    // take-profit
    [
      'a sell take-profit triggers on the bid',
      'sell',
      { kind: 'take-profit', trigger: 105 },
      [
        [104, 106],
        [105, 107],
      ],
      taken(105),
    ],
    [
      'a buy take-profit triggers on the ask',
      'buy',
      { kind: 'take-profit', trigger: 95 },
      [
        [94, 96],
        [93, 95],
      ],
      taken(95),
    ],

    // stop-limit
    [
      'a buy stop-limit within its limit takes',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [104, 105.5],
      taken(105.5),
    ],
    [
      'a buy stop-limit at its limit takes',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [104, 106],
      taken(106),
    ],
    [
      'a buy stop-limit beyond its limit rests and makes',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [104, 107, 106, 105.9],
      made(106),
    ],
    [
      'a sell stop-limit beyond its limit rests and makes',
      'sell',
      { kind: 'stop-limit', trigger: 95, price: 94 },
      [96, 93, 94, 94.1],
      made(94),
    ],

    // trailing stop
    [
      'a trailing sell stop follows the bid',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [
        [100, 101],
        [110, 111],
        [108, 109],
        [105, 112],
      ],
      taken(105),
    ],
    [
      'a trailing buy stop follows the ask',
      'buy',
      { kind: 'trailing-stop', distance: 5 },
      [
        [100, 101],
        [90, 91],
        [92, 95],
        [80, 96],
      ],
      taken(96),
    ],
    ['a trailing stop follows trades', 'sell', { kind: 'trailing-stop', distance: 5 }, [100, 104, 99.5, 99], taken(99)],
  ])('%s', (_, side, kind, shown, told) => {
    const bench = new Bench();
    bench.send({ ...kind, side });
    for (const one of shown) {
      if (typeof one === 'number') bench.trade(one);
      else bench.quote(...one);
    }
    expect(bench.take()).toEqual(told);
  });

  it('given quotes, when a trade prints between them, then takers trade at the quote, not at the print', () => {
    const bench = new Bench();
    bench.quote(99, 101);
    bench.send({ kind: 'market', side: 'buy' });
    bench.send({ kind: 'market', side: 'sell' });
    bench.trade(100);
    expect(bench.take()).toEqual(['1 filled 1 at 101, taker', '2 filled 1 at 99, taker']);
  });

  it('given quotes, when a trade prints beyond them, then takers trade at the print', () => {
    const bench = new Bench();
    bench.quote(99, 101);
    bench.send({ kind: 'market', side: 'buy' });
    bench.trade(103);
    bench.send({ kind: 'market', side: 'sell' });
    bench.trade(97);
    expect(bench.take()).toEqual(['1 filled 1 at 103, taker', '2 filled 1 at 97, taker']);
  });

  it('given an order that a later quote fills, then an earlier one of the same instant did not', () => {
    const bench = new Bench();
    bench.quote(99, 101, 5_000);
    bench.send({ kind: 'market', side: 'buy' });
    expect(bench.take()).toEqual([]);
    bench.quote(99, 102, 5_000);
    expect(bench.take()).toEqual(['1 filled 1 at 102, taker']);
  });
});
