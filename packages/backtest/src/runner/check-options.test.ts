import { hour, isoOf } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { backtestErrors } from '../errors.ts';
import { assembleBacktest } from './assemble-backtest.ts';
import { btc, newYear, optionsOf, pair, refusalOf, rise, scripted, seriesOf, tradesOf } from './backtest.fixture.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { runBacktest } from './run-backtest.ts';

const strategy = scripted({});
const backwards = seriesOf([
  [1, 1, 1, 1],
  [1, 1, 1, 1],
]);
backwards.columns.openAt.reverse();
const impossible = seriesOf([[100, 90, 80, 85]]);

const longer = seriesOf(Array.from({ length: 8 }, () => [1, 1, 1, 1] as const));

const refused: readonly [given: string, options: Partial<BacktestOptions>, code: string, message: string][] = [
  ['no series', { series: [] }, 'E410', 'at least one series of bars'],
  ['bars and events, both empty', { series: [], events: [] }, 'E410', 'at least one series of bars or of other events'],
  ['trades at no price', { events: [tradesOf([1, Number.NaN])] }, 'E030', 'trade 1 has price NaN'],
  ['trades twice', { events: [tradesOf([1]), tradesOf([2])] }, 'E414', 'the trades of BTCUSDT are given twice'],
  [
    'two instruments of one name in bars and trades',
    { events: [tradesOf([1], pair('BTC'))] },
    'E070',
    'declared twice',
  ],
  [
    'a strategy without data, among bars and trades',
    {
      series: [seriesOf([[1, 1, 1, 1]], { instrument: pair('ETH') })],
      events: [tradesOf([1])],
      strategies: [{ strategy, instruments: ['ETHUSDT'], intervalsMs: [60_000] }],
    },
    'E415',
    'and the data are ETHUSDT 1h, BTCUSDT trades',
  ],
  [
    'a window without events',
    { series: [], events: [tradesOf([1, 2])], window: { from: newYear + 2 } },
    'E412',
    `the data run from ${isoOf(newYear)} to ${isoOf(newYear + 1)}`,
  ],
  ['no strategies', { strategies: [] }, 'E411', 'at least one strategy'],
  ['bars that go back in time', { series: [backwards] }, 'E031', 'sort the bars'],
  ['a bar whose high is below its open', { series: [impossible] }, 'E030', 'bar 0 is not a bar'],
  ['an interval of zero', { series: [{ ...rise, intervalMs: 0 }] }, 'E416', 'the interval of BTCUSDT is 0'],
  ['one series twice', { series: [rise, { ...rise }] }, 'E414', 'the bars of BTCUSDT 1h are given twice'],
  [
    'two instruments of one name',
    { series: [rise, seriesOf([[1, 1, 1, 1]], { instrument: pair('BTC'), intervalMs: 60_000 })] },
    'E070',
    'declared twice',
  ],
  ['no balances', { balances: {} }, 'E413', 'opens with nothing'],
  ['a balance of zero', { balances: { USDT: '0' } }, 'E413', 'opens with nothing'],
  ['a negative balance', { balances: { USDT: '10', BTC: '-1' } }, 'E413', 'opens with -1 BTC'],
  ['a balance that is no number', { balances: { USDT: 'much' } }, 'E012', 'much'],
  ['a leverage of zero', { leverage: 0 }, 'E416', 'leverage is 0'],
  ['a leverage of NaN', { leverage: Number.NaN }, 'E416', 'leverage is NaN'],
  ['a seed that is not whole', { seed: 0.5 }, 'E011', 'seed 0.5'],
  ['stretches of no bars', { progressBars: 0 }, 'E416', 'progressBars is 0'],
  [
    'an unknown finish',
    { finish: 'sell-all' as 'leave-open' },
    'E416',
    'finish is "sell-all"; choose one of leave-open',
  ],
  ['an unknown instrument', { strategies: [{ strategy, instruments: ['ETHUSDT'] }] }, 'E020', '"ETHUSDT"'],
  ['two strategies of one name', { strategies: [{ strategy }, { strategy }] }, 'E070', 'two strategies'],
  [
    'a timeframe that no series has',
    { strategies: [{ strategy, intervalsMs: [60_000] }] },
    'E415',
    'strategy "scripted" gets no data: it asks for every instrument at 1m, and the data are BTCUSDT 1h',
  ],
  [
    'a window after the data',
    { window: { from: newYear + 4 * hour } },
    'E412',
    `the data run from ${isoOf(newYear)} to ${isoOf(newYear + 3 * hour)}`,
  ],
  [
    'a window that ends before it begins',
    { window: { from: newYear + hour, to: newYear } },
    'E412',
    'no bar opens from',
  ],
  ['a window from no instant', { window: { from: Number.NaN } }, 'E412', 'from NaN to before any time'],
  [
    'a window that ends after the data',
    { window: { to: newYear + 5 * hour } },
    'E419',
    'the data end at 2024-01-01T04:00:00.000Z, before the run does at 2024-01-01T05:00:00.000Z',
  ],
  [
    'bars of an hour said to be of a minute',
    { series: [{ ...rise, intervalMs: 60_000 }] },
    'E430',
    'said to be of 1m, and no two of them open closer than 1h',
  ],
  [
    'bars of an hour said to be of four',
    { series: [{ ...rise, intervalMs: 4 * hour }] },
    'E430',
    'said to be of 4h, and most of them open before the one before has closed',
  ],
  [
    'a benchmark of another time',
    { series: [longer], benchmark: rise, window: { from: newYear + 4 * hour } },
    'E431',
    'the benchmark BTCUSDT 1h has no bar in the run',
  ],
  ['a warm-up of less than nothing', { warmUpMs: -1 }, 'E416', 'warmUpMs is -1'],
  ['a warm-up that is no number', { warmUpMs: Number.NaN }, 'E416', 'warmUpMs is NaN'],
  ['ruin at all there was', { ruin: 1 }, 'E416', 'ruin is 1'],
  ['ruin below nothing', { ruin: -0.1 }, 'E416', 'ruin is -0.1'],
  ['an unknown word about short data', { shortData: 'ignore' as 'warn' }, 'E416', 'shortData is ignore'],
  [
    'a universe with a stay of no time',
    { universe: { members: [{ instrument: 'BTCUSDT', from: newYear, to: newYear }] } },
    'E070',
    'a stay without time of BTCUSDT',
  ],
  ['series without a bar', { series: [seriesOf([])] }, 'E412', 'every series is empty'],
];

describe('options that cannot run', () => {
  it.each(refused)('given %s, then it is refused before the first bar', (_, options, code, message) => {
    const refusal = refusalOf(() => runBacktest(optionsOf(options)));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(message);
  });

  it('given several of them, then the first in the order of the table is told', () => {
    const options = optionsOf({ series: [], strategies: [], balances: {} });
    expect(refusalOf(() => runBacktest(options)).code).toBe('E410');
    expect(refusalOf(() => runBacktest({ ...options, series: [rise] })).code).toBe('E411');
    expect(refusalOf(() => runBacktest({ ...options, series: [rise], strategies: [{ strategy }] })).code).toBe('E413');
  });

  it('given the codes of the table, then every one of them has a case', () => {
    // the last ones are refusals of the checks and of the gap, which have their cases beside them
    const codes = new Set([...refused.map(([, , code]) => code), 'E417', 'E418', 'E440', 'E441']);
    for (const { code } of backtestErrors) expect(codes).toContain(code);
  });

  it('given series without bars for a world that brings its own, then a backtest is assembled', () => {
    const { trader, finish } = assembleBacktest(optionsOf({ series: [seriesOf([])] }));
    expect(trader.instruments).toEqual([btc]);
    expect(finish).toBe('leave-open');
  });
});
