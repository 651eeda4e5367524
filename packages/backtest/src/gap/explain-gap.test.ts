import { type BarSeries, type CommandInput, minute, sliceBars } from '@rxtrade/core';
import {
  constantLatency,
  fixedSlippage,
  fixedSpread,
  randomRejects,
  rateFees,
  standardFills,
} from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import type { Cause } from './causes.ts';
import { backtest, busy, gapOf, market, perpetualMarket } from './gap.fixture.ts';
import { runSpoken } from './gap-run.ts';

const startAt = market.series[0]?.columns.openAt[0] as number;
const intervalMs = market.series[0]?.intervalMs as number;

function command(name: 'pause' | 'start' | 'flatten', bars: number): CommandInput {
  return { kind: 'command', command: { name }, who: 'test', why: 'planted', at: startAt + bars * intervalMs };
}

/** The same bars, with the closes and lows of some a little lower. */
function dented(series: BarSeries): BarSeries {
  const columns = {
    ...sliceBars(series.columns, 0),
    close: series.columns.close.slice(),
    low: series.columns.low.slice(),
  };
  for (let i = 50; i < columns.length; i += 90) {
    columns.low[i] = (columns.low[i] as number) * 0.998;
    columns.close[i] = columns.low[i] as number;
  }
  return { ...series, columns };
}

const standard = standardFills();
const deaf = (number: number) => number % 5 === 2;

const planted: readonly {
  readonly cause: Cause;
  readonly recorded?: Partial<BacktestOptions>;
  readonly spoken?: readonly CommandInput[];
  readonly own?: Partial<BacktestOptions>;
}[] = [
  { cause: 'data', recorded: { series: market.series.map(dented) } },
  {
    cause: 'manual action',
    spoken: [command('pause', 300), command('start', 420), command('flatten', 800), command('start', 900)],
  },
  {
    cause: 'timing',
    // a limit that comes late may not fill at all, which is another cause: targets fill whenever they come, the last one before the end
    own: { strategies: [{ strategy: busy, params: { every: 11, isPlain: true } }] },
    recorded: { venue: { latency: constantLatency(3 * intervalMs + minute) } },
  },
  {
    cause: 'missed fills',
    recorded: {
      venue: {
        fills: {
          ...standard,
          atMoment: (order, ask, bid) => (deaf(order.number) ? undefined : standard.atMoment(order, ask, bid)),
          inRange: (order, bar) => (deaf(order.number) ? undefined : standard.inRange(order, bar)),
        },
      },
    },
  },
  { cause: 'spread', recorded: { venue: { spread: fixedSpread(21) } } },
  { cause: 'slippage', recorded: { venue: { slippage: fixedSlippage(17) } } },
  { cause: 'fees', recorded: { venue: { fees: rateFees({ maker: '0.0001', taker: '0.002' }) } } },
  { cause: 'funding', own: perpetualMarket(0.0001), recorded: perpetualMarket(0.003) },
  { cause: 'signal', recorded: { strategies: [{ strategy: busy, params: { every: 5 } }] } },
];

describe('the gap between a backtest and a recorded run', () => {
  it('given a run of the very same, then there is none', async () => {
    const report = await gapOf({});
    expect(report.gap).toBeCloseTo(0, 6);
    expect(report.causes.map(({ amount }) => amount)).toEqual(report.causes.map(() => 0));
    expect(report.unexplained).toBeCloseTo(0, 6);
    expect(report.backtest).not.toBe(0);
  });

  it('given a warm-up and a universe in both, then there is none', async () => {
    const span = {
      warmUpMs: 100 * intervalMs,
      universe: { members: [{ instrument: 'BTCUSDT', to: startAt + 600 * intervalMs }, { instrument: 'ETHUSDT' }] },
    };
    const report = await gapOf(span, [], span);
    expect(report.backtest).not.toBe(0);
    expect(report.causes.map(({ amount }) => amount)).toEqual(report.causes.map(() => 0));
    expect([report.gap, report.unexplained]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  });

  it('given a venue that refuses by chance in both, then there is none', async () => {
    const venue = { ...backtest.venue, rejects: randomRejects(0.2) };
    const report = await gapOf({ venue }, [], { venue });
    expect(report.backtest).not.toBe(0);
    expect(report.causes.map(({ amount }) => amount)).toEqual(report.causes.map(() => 0));
    expect([report.gap, report.unexplained]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  });

  it('given one that refuses in the recording alone, then what it came to is told as it was, and adds up', async () => {
    const venue = { ...backtest.venue, rejects: randomRejects(0.2) };
    const alone = await runSpoken({ ...backtest, venue }, []);
    const report = await gapOf({ venue });
    expect(report.recorded).toBeCloseTo(alone.finalEquity - alone.initialEquity, 6);
    const explained = report.causes.reduce((sum, { amount }) => sum + amount, report.unexplained);
    expect(explained).toBeCloseTo(report.gap, 6);
    expect(report.causes.find(({ cause }) => cause === 'missed fills')?.amount).not.toBe(0);
  });

  it.each(planted)('given $cause alone, then all of it is $cause', async ({ cause, recorded = {}, spoken, own }) => {
    const report = await gapOf(recorded, spoken, own);
    expect(Math.abs(report.gap)).toBeGreaterThan(0.5);
    const byCause = Object.fromEntries(report.causes.map((one) => [one.cause, one.amount.toFixed(5)]));
    const none = Object.fromEntries(report.causes.map((one) => [one.cause, expect.stringMatching(/^-?0\.00000$/)]));
    expect(byCause).toEqual({ ...none, [cause]: report.gap.toFixed(5) });
    expect(report.unexplained).toBeCloseTo(0, 5);
  });

  it('given several at once, then they add up, and nothing is unexplained while decisions are alike', async () => {
    const report = await gapOf(
      {
        series: market.series.map(dented),
        venue: { spread: fixedSpread(9), slippage: fixedSlippage(6), fees: rateFees({ maker: '0', taker: '0.001' }) },
      },
      [command('pause', 300), command('start', 420)],
    );
    const sum = report.causes.reduce((total, { amount }) => total + amount, report.unexplained);
    expect(sum).toBeCloseTo(report.gap, 6);
    expect(report.unexplained).toBeCloseTo(0, 5);
    for (const cause of ['data', 'manual action', 'spread', 'slippage', 'fees'])
      expect(report.causes.find((one) => one.cause === cause)?.amount).not.toBeCloseTo(0, 3);
  });

  it('given an account of another size, then what is left is unexplained or the signal, never lost', async () => {
    const report = await gapOf({ balances: { USDT: '5000' } });
    const sum = report.causes.reduce((total, { amount }) => total + amount, report.unexplained);
    expect(sum).toBeCloseTo(report.gap, 6);
    expect(report.causes.at(-1)).toMatchObject({ cause: 'signal' });
    expect(Math.abs(report.causes.at(-1)?.amount ?? 0)).toBeGreaterThan(1);
  });
});
