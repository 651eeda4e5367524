import { describe, expect, it } from 'vitest';
import { standardFills } from '../matching/index.ts';
import { Bench, type Kind, type Prices } from './bench.fixture.ts';

type Case = readonly [
  name: string,
  side: 'buy' | 'sell',
  kind: Kind,
  shown: readonly Prices[],
  told: readonly string[],
];
const unfilled: readonly string[] = [];
const taken = (price: number) => [`1 filled 1 at ${price}, taker`];
const made = (price: number) => [`1 filled 1 at ${price}, maker`];
const expired = ['1 expired: could not fill at once'];
const ioc = { kind: 'ioc' } as const;
const fok = { kind: 'fok' } as const;

describe('one order against bars', () => {
  it.each<Case>([
    // market
    ['a market order fills at the open of the next bar', 'buy', { kind: 'market' }, [[100, 110, 90, 105]], taken(100)],
    ['and on the other side', 'sell', { kind: 'market' }, [[100, 110, 90, 105]], taken(100)],
    [
      'a market order that must fill whole does',
      'buy',
      { kind: 'market', timeInForce: fok },
      [[100, 101, 99, 100]],
      taken(100),
    ],

    // limit
    [
      'a limit above the open takes at the open',
      'buy',
      { kind: 'limit', price: 101 },
      [[100, 110, 90, 105]],
      taken(100),
    ],
    ['a limit at the open takes', 'buy', { kind: 'limit', price: 100 }, [[100, 110, 100, 105]], taken(100)],
    [
      'a sell limit below the open takes at the open',
      'sell',
      { kind: 'limit', price: 99 },
      [[100, 110, 90, 105]],
      taken(100),
    ],
    ['a sell limit at the open takes', 'sell', { kind: 'limit', price: 100 }, [[100, 100, 90, 95]], taken(100)],
    [
      'a limit that the bar trades through makes',
      'buy',
      { kind: 'limit', price: 95 },
      [[100, 110, 94.99, 105]],
      made(95),
    ],
    ['a limit that the bar only touches waits', 'buy', { kind: 'limit', price: 95 }, [[100, 110, 95, 105]], unfilled],
    ['a limit below the bar waits', 'buy', { kind: 'limit', price: 95 }, [[100, 110, 95.01, 105]], unfilled],
    [
      'a sell limit that the bar trades through makes',
      'sell',
      { kind: 'limit', price: 105 },
      [[100, 105.01, 90, 95]],
      made(105),
    ],
    [
      'a sell limit that the bar only touches waits',
      'sell',
      { kind: 'limit', price: 105 },
      [[100, 105, 90, 95]],
      unfilled,
    ],
    [
      'a resting limit that the next bar gaps through makes at its limit',
      'buy',
      { kind: 'limit', price: 95 },
      [
        [100, 101, 99, 100],
        [90, 92, 89, 91],
      ],
      made(95),
    ],
    [
      'a resting sell limit that is gapped through, too',
      'sell',
      { kind: 'limit', price: 105 },
      [
        [100, 101, 99, 100],
        [110, 111, 109, 110],
      ],
      made(105),
    ],
    [
      'a resting limit that the next bar opens at waits',
      'buy',
      { kind: 'limit', price: 95 },
      [
        [100, 101, 99, 100],
        [95, 97, 95, 96],
      ],
      unfilled,
    ],
    [
      'a limit waits as long as it takes',
      'buy',
      { kind: 'limit', price: 95 },
      [
        [100, 101, 99, 100],
        [98, 99, 96, 97],
        [96, 97, 94, 95],
      ],
      made(95),
    ],
    [
      'an immediate limit out of reach at the open expires',
      'buy',
      { kind: 'limit', price: 95, timeInForce: ioc },
      [[100, 110, 90, 105]],
      expired,
    ],
    [
      'an immediate limit within reach takes',
      'buy',
      { kind: 'limit', price: 100, timeInForce: ioc },
      [[100, 110, 90, 105]],
      taken(100),
    ],
    [
      'an all-or-nothing limit out of reach expires',
      'sell',
      { kind: 'limit', price: 105, timeInForce: fok },
      [[100, 110, 90, 105]],
      expired,
    ],
    [
      'an all-or-nothing limit within reach takes',
      'sell',
      { kind: 'limit', price: 95, timeInForce: fok },
      [[100, 110, 90, 105]],
      taken(100),
    ],

    // post-only
    [
      'a post-only limit that would take is rejected',
      'buy',
      { kind: 'limit', price: 100, postOnly: true },
      [[100, 110, 90, 105]],
      ['1 rejected E403: post-only at 100 would take at 100'],
    ],
    [
      'a post-only sell that would take is rejected',
      'sell',
      { kind: 'limit', price: 99, postOnly: true },
      [[100, 110, 90, 105]],
      ['1 rejected E403: post-only at 99 would take at 100'],
    ],
    [
      'a post-only limit away from the market makes',
      'buy',
      { kind: 'limit', price: 95, postOnly: true },
      [[100, 110, 90, 105]],
      made(95),
    ],
    [
      'a resting post-only limit that is gapped through makes',
      'buy',
      { kind: 'limit', price: 95, postOnly: true },
      [
        [100, 110, 99, 105],
        [90, 91, 89, 90],
      ],
      made(95),
    ],

    // stop
    [
      'a buy stop that the bar touches fills at its trigger',
      'buy',
      { kind: 'stop', trigger: 105 },
      [[100, 105, 90, 95]],
      taken(105),
    ],
    ['a buy stop above the bar waits', 'buy', { kind: 'stop', trigger: 105 }, [[100, 104.99, 90, 95]], unfilled],
    [
      'a buy stop that is gapped through fills at the worse open',
      'buy',
      { kind: 'stop', trigger: 105 },
      [
        [100, 104, 90, 95],
        [108, 109, 107, 108],
      ],
      taken(108),
    ],
    [
      'a buy stop below the open fills at the open',
      'buy',
      { kind: 'stop', trigger: 95 },
      [[100, 110, 90, 105]],
      taken(100),
    ],
    [
      'a sell stop that the bar touches fills at its trigger',
      'sell',
      { kind: 'stop', trigger: 95 },
      [[100, 110, 95, 105]],
      taken(95),
    ],
    ['a sell stop below the bar waits', 'sell', { kind: 'stop', trigger: 95 }, [[100, 110, 95.01, 105]], unfilled],
    [
      'a sell stop that is gapped through fills at the worse open',
      'sell',
      { kind: 'stop', trigger: 95 },
      [
        [100, 110, 96, 100],
        [90, 99, 89, 98],
      ],
      taken(90),
    ],
    ['a sell stop at the open fills there', 'sell', { kind: 'stop', trigger: 100 }, [[100, 110, 90, 105]], taken(100)],
    [
      'an immediate stop waits for its trigger',
      'sell',
      { kind: 'stop', trigger: 95, timeInForce: ioc },
      [
        [100, 110, 96, 105],
        [99, 100, 94, 95],
      ],
      taken(95),
    ],

    // take-profit
    [
      'a sell take-profit that the bar touches fills at its trigger',
      'sell',
      { kind: 'take-profit', trigger: 105 },
      [[100, 105, 90, 95]],
      taken(105),
    ],
    [
      'a sell take-profit above the bar waits',
      'sell',
      { kind: 'take-profit', trigger: 105 },
      [[100, 104.99, 90, 95]],
      unfilled,
    ],
    [
      'a sell take-profit that is gapped through fills at the better open',
      'sell',
      { kind: 'take-profit', trigger: 105 },
      [
        [100, 104, 99, 100],
        [108, 109, 107, 108],
      ],
      taken(108),
    ],
    [
      'a buy take-profit that the bar touches fills at its trigger',
      'buy',
      { kind: 'take-profit', trigger: 95 },
      [[100, 110, 95, 105]],
      taken(95),
    ],
    [
      'a buy take-profit below the bar waits',
      'buy',
      { kind: 'take-profit', trigger: 95 },
      [[100, 110, 95.01, 105]],
      unfilled,
    ],
    [
      'a buy take-profit at the open fills there',
      'buy',
      { kind: 'take-profit', trigger: 100 },
      [[100, 110, 90, 105]],
      taken(100),
    ],

    // stop-limit
    [
      'a buy stop-limit with room fills at its trigger',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [[100, 107, 90, 95]],
      taken(105),
    ],
    [
      'a buy stop-limit above the bar waits',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [[100, 104, 90, 95]],
      unfilled,
    ],
    [
      'a buy stop-limit gapped within its limit takes at the open',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [[105.5, 107, 104, 105]],
      taken(105.5),
    ],
    [
      'a buy stop-limit gapped beyond its limit rests, and makes when the market comes back',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [
        [107, 108, 106.5, 107],
        [107, 108, 105.99, 106],
      ],
      made(106),
    ],
    [
      'and within the bar that gapped, too',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106 },
      [[107, 108, 105.99, 106]],
      made(106),
    ],
    [
      'a stop-limit without room rests from its trigger on',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 105 },
      [[100, 107, 90, 95]],
      unfilled,
    ],
    [
      'and makes at the next open',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 105 },
      [
        [100, 107, 90, 95],
        [95, 96, 94, 95],
      ],
      made(105),
    ],
    [
      'a sell stop-limit with room fills at its trigger',
      'sell',
      { kind: 'stop-limit', trigger: 95, price: 94 },
      [[100, 110, 93, 105]],
      taken(95),
    ],
    [
      'a sell stop-limit gapped beyond its limit rests',
      'sell',
      { kind: 'stop-limit', trigger: 95, price: 94 },
      [
        [93, 93.5, 92, 93],
        [93, 94, 92, 93],
      ],
      unfilled,
    ],
    [
      'and makes when traded through',
      'sell',
      { kind: 'stop-limit', trigger: 95, price: 94 },
      [
        [93, 93.5, 92, 93],
        [93, 94.01, 92, 93],
      ],
      made(94),
    ],
    [
      'a sell stop-limit without room rests',
      'sell',
      { kind: 'stop-limit', trigger: 95, price: 95 },
      [[100, 110, 94, 94.5]],
      unfilled,
    ],
    [
      'an immediate stop-limit gapped beyond its limit expires',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 106, timeInForce: ioc },
      [
        [100, 101, 99, 100],
        [107, 108, 100, 101],
      ],
      expired,
    ],
    [
      'an immediate stop-limit without room expires at its trigger',
      'buy',
      { kind: 'stop-limit', trigger: 105, price: 104, timeInForce: fok },
      [[100, 107, 90, 95]],
      expired,
    ],

    // trailing stop
    [
      'a trailing sell stop follows the open',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [[100, 101, 95, 96]],
      taken(95),
    ],
    [
      'a trailing sell stop within its distance waits',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [[100, 101, 96.01, 97]],
      unfilled,
    ],
    [
      'a trailing sell stop that the high moved is hit by a close beyond it',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [[100, 110, 96, 104]],
      taken(105),
    ],
    [
      'a trailing sell stop that the high moved is hit by a close at it',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [[100, 110, 96, 105]],
      taken(105),
    ],
    [
      'a trailing sell stop stays where the high moved it',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [
        [100, 110, 99, 109],
        [109, 109, 105, 106],
      ],
      taken(105),
    ],
    [
      'and never goes back',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [
        [100, 110, 99, 109],
        [107, 108, 106, 107],
        [107, 107, 104, 104],
      ],
      taken(105),
    ],
    [
      'a trailing sell stop that is gapped through fills at the worse open',
      'sell',
      { kind: 'trailing-stop', distance: 5 },
      [
        [100, 110, 99, 109],
        [103, 104, 102, 103],
      ],
      taken(103),
    ],
    [
      'a trailing buy stop follows the open',
      'buy',
      { kind: 'trailing-stop', distance: 5 },
      [[100, 105, 99, 104]],
      taken(105),
    ],
    [
      'a trailing buy stop that the low moved is hit by a close beyond it',
      'buy',
      { kind: 'trailing-stop', distance: 5 },
      [[100, 104, 90, 96]],
      taken(95),
    ],
    [
      'a trailing buy stop stays where the low moved it',
      'buy',
      { kind: 'trailing-stop', distance: 5 },
      [
        [100, 101, 90, 91],
        [91, 95, 90, 92],
      ],
      taken(95),
    ],
    [
      'a trailing rate is of the best price',
      'sell',
      { kind: 'trailing-stop', rate: 0.1 },
      [
        [100, 110, 99, 109],
        [109, 109, 99, 100],
      ],
      taken(99),
    ],
    [
      'a trailing rate on the other side',
      'buy',
      { kind: 'trailing-stop', rate: 0.1 },
      [
        [100, 101, 80, 81],
        [81, 88, 81, 85],
      ],
      taken(88),
    ],
  ])('%s', (_, side, kind, shown, told) => {
    const bench = new Bench();
    bench.send({ ...kind, side });
    for (const prices of shown) bench.bar(prices);
    expect(bench.take()).toEqual(told);
  });

  it.each<Case>([
    ['a touched limit makes', 'buy', { kind: 'limit', price: 95 }, [[100, 110, 95, 105]], made(95)],
    ['a touched sell limit makes', 'sell', { kind: 'limit', price: 105 }, [[100, 105, 90, 95]], made(105)],
    ['a limit below the bar waits', 'buy', { kind: 'limit', price: 95 }, [[100, 110, 95.01, 105]], unfilled],
    ['a sell limit above the bar waits', 'sell', { kind: 'limit', price: 105 }, [[100, 104.99, 90, 95]], unfilled],
    [
      'a gapped limit makes at the better open',
      'buy',
      { kind: 'limit', price: 95 },
      [
        [100, 101, 99, 100],
        [90, 92, 89, 91],
      ],
      made(90),
    ],
    [
      'a gapped sell limit makes at the better open',
      'sell',
      { kind: 'limit', price: 105 },
      [
        [100, 101, 99, 100],
        [110, 111, 109, 110],
      ],
      made(110),
    ],
    [
      'a limit that the next bar opens at makes',
      'buy',
      { kind: 'limit', price: 95 },
      [
        [100, 101, 99, 100],
        [95, 97, 95, 96],
      ],
      made(95),
    ],
  ])('given the model that fills when touched and takes gaps: %s', (_, side, kind, shown, told) => {
    const bench = new Bench({ fills: standardFills({ limit: 'touch', gap: 'open' }) });
    bench.send({ ...kind, side });
    for (const prices of shown) bench.bar(prices);
    expect(bench.take()).toEqual(told);
  });

  it('given the models, then their names say how they read prices', () => {
    expect(standardFills().name).toBe('limits fill when traded through, gaps fill at the limit');
    expect(standardFills({ limit: 'touch', gap: 'open' }).name).toBe('limits fill when touched, gaps fill at the open');
  });
});
