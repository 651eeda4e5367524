import { Bar, defineInstrument, hour, type MarketEvent, runWorld } from '@rxtrade/core';
import { annualBorrow } from '@rxtrade/simulator';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { assembleBacktest } from './assemble-backtest.ts';
import { btc, market, newYear, optionsOf, refusalOf, scripted, seriesOf } from './backtest.fixture.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { free, funding, hedge, marks, perpetual } from './contracts.fixture.ts';
import { runBacktest, worldOf } from './run-backtest.ts';

const perp = perpetual('BTC');
const flat = (count: number, price = 100) =>
  seriesOf(
    Array.from({ length: count }, () => [price, price, price, price] as const),
    { instrument: perp },
  );

function run(options: Partial<BacktestOptions>) {
  return runBacktest({ ...optionsOf({ balances: { USDT: '1000' }, venue: free, series: [flat(12)] }), ...options });
}

const cashOf = ({ ledger }: ReturnType<typeof run>) => ledger.accounts.balance('USDT').toString();

describe('funding in a backtest', () => {
  const long = [{ strategy: scripted({ 0: market('buy', '2') }) }];

  it('given rates and marks, then what is held pays at its times, and nothing before it was held', () => {
    const result = run({
      strategies: long,
      events: [marks(perp, [0, 100], [4, 110], [8, 90]), funding(perp, [1, 0.01], [4, 0.01], [8, -0.01])],
    });
    expect(result.fundings.map(({ at, mark, paid }) => [(at - newYear) / hour, mark, paid.toString()])).toEqual([
      [4, 110, '2.2'],
      [8, 90, '-1.8'],
    ]);
    expect(cashOf(result)).toBe('999.6');
  });

  it('given rates that say their marks, then no series of marks is needed', () => {
    const result = run({ strategies: long, events: [funding(perp, [4, 0.01, 120])] });
    expect(result.fundings.map(({ paid }) => paid.toString())).toEqual(['2.4']);
  });

  it('given neither, then E076 ends the run; with leave to use the last price, that is the mark', () => {
    const options = { strategies: long, events: [funding(perp, [4, 0.01])] };
    expect(refusalOf(() => run(options)).code).toBe('E076');
    expect(run({ ...options, fundingPrice: 'mark-or-last' }).fundings.map(({ paid }) => paid.toString())).toEqual([
      '2',
    ]);
  });

  it('given neither and nothing held, then there is nothing to refuse', () => {
    expect(run({ events: [funding(perp, [4, 0.01])] }).fundings).toEqual([]);
  });
});

describe('hedge mode in a backtest', () => {
  const both = { 0: hedge('buy', '3', 'long'), 1: hedge('sell', '1', 'short') };

  it('given a long and a short, then funding is paid on each', () => {
    const result = run({
      strategies: [{ strategy: scripted(both) }],
      events: [marks(perp, [0, 100]), funding(perp, [6, 0.01])],
    });
    const posted = [...result.ledger.accounts.postings()].filter(
      ({ kind, account }) => kind === 'funding' && account === 'cash',
    );
    expect(posted.map(({ amount }) => amount.toString())).toEqual(['-3', '1']);
  });

  it('given reduce-only orders, then each closes its own side and no more', () => {
    const result = run({
      strategies: [
        { strategy: scripted({ ...both, 3: hedge('sell', '5', 'long', true), 4: hedge('buy', '1', 'long', true) }) },
      ],
    });
    const { long, short } = result.ledger.bookOf(perp);
    expect([long.quantity, short.quantity]).toEqual([0, -1000]);
    expect(result.orders.map(({ state, endReason }) => `${state} ${endReason}`.trim())).toEqual([
      'filled',
      'filled',
      'cancelled reduced to the position',
      'cancelled E404: the position is closed',
    ]);
  });

  it('given isolated margin and a fall, then the long alone is liquidated, and its strategy loses its margin at most', () => {
    const result = run({
      strategies: [{ strategy: scripted(both) }],
      margin: { mode: 'isolated', leverage: 10 },
      // 300 at ten times: 30 of margin; (300 - 30) / (3 x 0.995) = 90.452...
      events: [marks(perp, [0, 100], [5, 90.46], [6, 90.4])],
    });
    expect(result.trades.map(({ side, exitReason }) => [side, exitReason])).toEqual([['long', 'liquidation']]);
    expect(result.fills.at(-1)?.price.toString()).toBe('90.4');
    // 3 x 9.6 lost, and 3 x 90.4 x 0.001 of fee
    expect(cashOf(result)).toBe('970.9288');
    expect(result.ledger.bookOf(perp).short.quantity).toBe(-1000);
  });

  it('given cross margin, then one carries the other', () => {
    const even = { 0: hedge('buy', '30', 'long'), 1: hedge('sell', '30', 'short') };
    const result = run({
      strategies: [{ strategy: scripted(even) }],
      leverage: 10,
      events: [marks(perp, [0, 100], [5, 50], [6, 140])],
    });
    expect(result.trades).toEqual([]);
  });
});

describe('a liquidation in a backtest', () => {
  it('given bars alone, then it is where the bar passes the liquidation price, and the strategy may go on', () => {
    const fall = seriesOf(
      [
        [100, 100, 100, 100],
        [100, 100, 100, 100],
        [100, 101, 60, 70],
        [70, 70, 70, 70],
        [70, 70, 70, 70],
      ],
      { instrument: perp },
    );
    const result = run({
      series: [fall],
      strategies: [{ strategy: scripted({ 0: market('buy', '1'), 3: market('buy', '2') }) }],
      margin: { mode: 'isolated', leverage: 5 },
    });
    // (100 - 20) / 0.995 = 80.402...: at 80.40 the fee of 0.0804 is left of 20 - 19.6
    expect(result.fills.map(({ side, price }) => `${side} ${price}`)).toEqual(['buy 100', 'sell 80.4', 'buy 70']);
    expect(cashOf(result)).toBe('980.3196');
    expect(result.orders.map(({ number, reason }) => `${number} ${reason}`)).toEqual([
      '1 buy 1',
      '2 liquidation',
      '3 buy 2',
    ]);
  });

  it('given two strategies, then the free margin a rule sees is the one the venue grants', () => {
    const result = run({
      strategies: [{ strategy: scripted({ 0: market('buy', '10'), 2: market('buy', '1') }) }],
      balances: { USDT: '105' },
      margin: { mode: 'isolated', leverage: 10 },
    });
    expect(result.orders.map(({ state, endReason }) => `${state} ${endReason}`)).toEqual([
      'filled ',
      'cancelled E004: 5 USDT of margin is missing',
    ]);
  });
});

describe('a leveraged contract without a table of maintenance margin', () => {
  const bare = defineInstrument({
    id: 'BARE-PERP',
    kind: 'perpetual',
    base: 'BARE',
    quote: 'USDT',
    rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
  });
  const bought = {
    series: [
      seriesOf(
        [
          [100, 100, 100, 100],
          [100, 100, 100, 100],
          [100, 100, 100, 100],
        ],
        { instrument: bare },
      ),
    ],
    strategies: [{ strategy: scripted({ 0: market('buy', '1') }) }],
    venue: {},
  };

  it.each([
    [10, true],
    [1, false],
  ])('given a leverage of %d, then a warning: %s', (leverage, isWarned) => {
    expect(run({ ...bought, leverage }).warnings.some((text) => text.startsWith('BARE-PERP has no table'))).toBe(
      isWarned,
    );
  });
});

describe('borrowing in a backtest', () => {
  it('given a short of a coin over two midnights, then it is an entry of its own, and part of the result', () => {
    const rows = Array.from({ length: 50 }, () => [100, 100, 100, 100] as const);
    const result = run({
      series: [seriesOf(rows, { instrument: btc })],
      strategies: [{ strategy: scripted({ 0: market('sell', '1') }) }],
      venue: { ...free, borrow: annualBorrow('0.0365') },
    });
    expect(result.borrowings.map(({ amount }) => amount.toString())).toEqual(['0.01', '0.01']);
    expect(result.ledger.accounts.balance('USDT', 'borrowing').toString()).toBe('0.02');
    expect(result.finalEquity).toBeCloseTo(999.98, 9);
    expect(result.assumptions.borrow).toBe('0.0365 a year of 365 days on shorts');
  });
});

describe('an instrument that is delisted while held', () => {
  it.each([btc, perp])(
    'given a position, then it is closed at the last price with a reason, its orders end, and new ones are refused',
    async (instrument) => {
      const options = optionsOf({
        series: [seriesOf([], { instrument })],
        venue: free,
        strategies: [
          {
            strategy: scripted({
              0: (context, bar) => {
                market('buy', '2')(context, bar);
                context.order({
                  kind: 'limit',
                  instrument,
                  side: 'sell',
                  size: { quantity: '2' },
                  price: 200,
                  reason: 'target',
                });
              },
            }),
          },
        ],
      });
      const assembled = assembleBacktest(options);
      const closes = seriesOf(
        [100, 100, 130].map((price) => [price, price, price, price] as const),
        { instrument },
      );
      const at = newYear + 3 * hour;
      const events: MarketEvent[] = [
        ...[0, 1, 2].map((i) => new Bar(closes, i)),
        { kind: 'instrument-status', instrument, status: 'delisted', eventAt: at, receivedAt: at },
      ];
      const end = await runWorld({
        ...worldOf(options, assembled),
        feeds: [{ kind: 'stream', name: 's', event$: from(events) }],
      });
      const result = assembled.result({ bars: 0, events: end.world.events, endedBy: 'data' });
      expect(result.trades).toMatchObject([{ entryPrice: 100, exitPrice: 130, exitReason: 'delisting', pnl: 60 }]);
      expect(result.orders.map(({ reason, state }) => `${reason} ${state}`)).toEqual([
        'buy 2 filled',
        'target cancelled',
        'delisting filled',
      ]);
      expect(result.notices.map(({ text }) => text)).toEqual([
        `the venue closed 2 ${instrument.id} at 130 by delisting: ${instrument.id} is delisted; its last price was 130`,
      ]);
      expect(result.finalEquity).toBe(10_060);
    },
  );

  it('given an instrument that says when, then history closes it then, by itself', () => {
    const dated = defineInstrument({
      id: 'OLDUSDT',
      kind: 'spot',
      base: 'OLD',
      quote: 'USDT',
      delistedAt: newYear + 3 * hour,
      rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
    });
    const rows = [100, 100, 130].map((price) => [price, price, price, price] as const);
    const result = run({
      series: [seriesOf(rows, { instrument: dated }), flat(6)],
      strategies: [{ strategy: scripted({ 0: market('buy', '2') }), instruments: [dated.id] }],
    });
    expect(result.trades).toMatchObject([{ exitPrice: 130, exitReason: 'delisting', exitAt: newYear + 3 * hour }]);
    expect(result.finalEquity).toBe(1060);
  });
});
