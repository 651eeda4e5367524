import { hour } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import {
  btc,
  market,
  meanFollower,
  newYear,
  optionsOf,
  pair,
  refusalOf,
  rise,
  scripted,
  seriesOf,
  storyOf,
  swings,
} from './backtest.fixture.ts';
import { runBacktest } from './run-backtest.ts';

const flat = (bars: number, price = 100) => Array.from({ length: bars }, () => [price, price, price, price] as const);
const eth = pair('ETH');

describe('a warm-up before the window', () => {
  const series = [swings(200)];
  const from = newYear + 100 * hour;
  const strategies = [{ strategy: meanFollower, params: { period: 20 } }];

  it('given one, then indicators know the history, nothing is decided in it, and the curve begins with the window', () => {
    const cold = runBacktest(optionsOf({ series, strategies, window: { from } }));
    const warm = runBacktest(optionsOf({ series, strategies, window: { from }, warmUpMs: 50 * hour }));
    expect(cold.decisions[0]?.at, 'the strategy first sees 20 bars').toBe(from + 20 * hour);
    expect(warm.decisions[0]?.at).toBe(from);
    expect(warm.curve.at[0]).toBe(from);
    expect(warm.curve.length).toBe(101);
    expect(warm.initialEquity).toBe(10_000);
    expect(warm.bars).toBe(150);
    expect(warm.warnings).not.toContain(expect.stringContaining('warm'));
  });

  it('given a longer one than the strategy remembers, then it decides the same', () => {
    const after = (warmUpMs: number) =>
      storyOf(runBacktest(optionsOf({ series, strategies, window: { from }, warmUpMs }))).fills;
    expect(after(60 * hour)).toEqual(after(30 * hour));
  });

  it('given no beginning of the window, then the first of the data are the warm-up', () => {
    const result = runBacktest(optionsOf({ series, strategies, warmUpMs: 30 * hour }));
    expect(result.decisions[0]?.at).toBe(newYear + 30 * hour);
  });

  it('given more than there is, then the dates are told', () => {
    const { warnings } = runBacktest(optionsOf({ series, strategies, window: { from }, warmUpMs: 150 * hour }));
    expect(warnings).toContain(
      'BTCUSDT 1h begins at 2024-01-01T00:00:00.000Z, within the warm-up that was asked for from 2023-12-29T22:00:00.000Z on: it warms up over less.',
    );
  });
});

describe('data that end early', () => {
  it('given it is allowed, then the end is told in place of the error', () => {
    const options = optionsOf({ window: { to: newYear + 9 * hour }, shortData: 'warn' });
    expect(runBacktest(options).warnings).toContain(
      'The data end at 2024-01-01T04:00:00.000Z, before the run should at 2024-01-01T09:00:00.000Z.',
    );
  });

  it('given a market that pauses as long, then its last pause is no missing data', () => {
    const series = seriesOf(flat(4));
    series.columns.openAt[3] = newYear + 20 * hour;
    const until = (hours: number) => optionsOf({ series: [series], window: { to: newYear + hours * hour } });
    expect(runBacktest(until(38)).warnings).not.toContain(expect.stringContaining('data end'));
    expect(refusalOf(() => runBacktest(until(39))).code).toBe('E419');
  });

  it('given series of unequal spans, then each that is shorter is told with its dates, and five of many', () => {
    const long = seriesOf(flat(10));
    const { warnings } = runBacktest(optionsOf({ series: [long, seriesOf(flat(4), { instrument: eth })] }));
    expect(warnings).toContain(
      'ETHUSDT 1h has bars from 2024-01-01T00:00:00.000Z to 2024-01-01T04:00:00.000Z alone; the run goes from 2024-01-01T00:00:00.000Z to 2024-01-01T10:00:00.000Z.',
    );
    const many = Array.from({ length: 7 }, (_, i) => seriesOf(flat(4), { instrument: pair(`A${i}`) }));
    const told = runBacktest(optionsOf({ series: [long, ...many] })).warnings;
    expect(told.filter((text) => text.includes('alone'))).toHaveLength(5);
    expect(told).toContain('So have 2 more series of their own.');
  });
});

describe('a universe', () => {
  const strategy = scripted({ 1: market('buy', '2'), 5: market('buy', '1') });
  const series = [seriesOf(flat(9))];

  it('given an instrument that leaves while held, then it is closed, and what is wanted later is refused', () => {
    const members = [{ instrument: btc.id, to: newYear + 5 * hour }];
    const { fills, trades, notices } = runBacktest(
      optionsOf({ series, strategies: [{ strategy }], universe: { members } }),
    );
    expect(fills.map(({ side, exactQuantity }) => `${side} ${exactQuantity}`)).toEqual(['buy 2', 'sell 2']);
    expect(trades).toMatchObject([{ exitAt: newYear + 5 * hour, exitReason: 'BTCUSDT left the universe' }]);
    expect(notices).toMatchObject([{ text: 'BTCUSDT left the universe' }]);
  });

  it('given it is kept, then it is still held at the end', () => {
    const universe = { members: [{ instrument: btc.id, to: newYear + 5 * hour }], whenLeft: 'keep' } as const;
    const { fills, warnings } = runBacktest(optionsOf({ series, strategies: [{ strategy }], universe }));
    expect(fills).toHaveLength(1);
    expect(warnings).toContain('Still open at the end, at the last price: BTCUSDT.');
  });

  it('given members without data, then it is said that this flatters', () => {
    const members = [{ instrument: btc.id }, { instrument: 'LUNAUSDT' }, { instrument: 'FTTUSDT' }];
    const { warnings } = runBacktest(optionsOf({ series, universe: { members } }));
    expect(warnings).toContain(
      '2 of the universe have no data and could not be traded, which flatters where they are those that failed: LUNAUSDT, FTTUSDT.',
    );
  });
});

describe('ruin', () => {
  const falling = seriesOf([100, 100, 80, 60, 40, 200].map((price) => [price, price, price, price] as const));
  const strategies = [{ strategy: scripted({ 0: market('buy', '99') }) }];

  it('given the stated share is all that is left, then the run ends, what is held is closed, and it is said', () => {
    const result = runBacktest(optionsOf({ series: [falling], strategies, ruin: 0.7 }));
    expect(result).toMatchObject({ endedBy: 'ruin', wasStopped: false, bars: 4 });
    expect(result.trades).toMatchObject([{ exitAt: newYear + 4 * hour, exitReason: 'ruin' }]);
    expect(result.warnings[0]).toBe(
      'The account was ruined: the run ended at 2024-01-01T04:00:00.000Z, when 70% or less of it was left, and what it held was closed at the last price.',
    );
  });

  it('given none is stated, then only nothing is ruin', () => {
    expect(runBacktest(optionsOf({ series: [falling], strategies }))).toMatchObject({ endedBy: 'data', bars: 6 });
  });
});

describe('a benchmark', () => {
  it('given an instrument that is not traded, then alpha and beta against it stand in the result', () => {
    const benchmark = swings(500, { instrument: eth });
    const result = runBacktest(
      optionsOf({ series: [swings(500)], strategies: [{ strategy: meanFollower }], benchmark }),
    );
    expect(result.benchmark).toBe(benchmark);
    expect(result.risk.benchmark?.returnCount).toBeGreaterThan(10);
    expect(result.risk.benchmark?.beta).toBeGreaterThan(0);
    expect(result.ledger.books.map(({ instrument }) => instrument.id)).toEqual(['BTCUSDT']);
  });

  it('given none, then nothing is compared', () => {
    const result = runBacktest(optionsOf({ series: [rise] }));
    expect(result).not.toHaveProperty('benchmark');
    expect(result.risk.benchmark).toBeUndefined();
  });
});
