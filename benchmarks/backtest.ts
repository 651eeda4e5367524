import { type BacktestResult, runBacktest } from '@rxtrade/backtest';
import { type BarSeries, MemoryJournal, minute, type StrategyAssignment } from '@rxtrade/core';
import { smaCross, smaCrossReactive } from '@rxtrade/strategies';
import { isPresent } from '../scripts/testing/machine.ts';
import { instruments, oneUnit, randomWalk, year2024 } from './market.ts';
import { type Benchmark, type Row, rates } from './measure.ts';
import { realMinutes, realPairs } from './real-bars.ts';

const runs = 10;
// far more than costs can take
const balances = { USDT: '1000000' };

/** The whole engine: orders, fees, ledger, equity curve and trade list, at the default costs. */
export const backtests: Benchmark = {
  name: 'backtest',
  run: (isSmall) => {
    const bars = isSmall ? 20_000 : 1_000_000;
    const [one] = instruments(1);
    if (one === undefined) return [];
    const series = [randomWalk(one, bars, 1)];
    return [
      ...bareLoop(series[0] as BarSeries, isSmall),
      ...measured('handlers, one strategy', series, [{ strategy: smaCross }], { isSmall, budget: 8, firstBudget: 4 }),
      ...measured('handlers, three strategies on one account', series, threeStrategies, { isSmall, budget: 3 }),
      ...measured('reactive, one pipe', series, [{ strategy: smaCrossReactive }], { isSmall, budget: 3 }),
      ...measured('recorded in memory, with checksum', series, [{ strategy: smaCross }], {
        isSmall,
        budget: 3,
        isRecorded: true,
      }),
      ...many(isSmall),
      ...real(isSmall),
    ];
  },
};

const threeStrategies: readonly StrategyAssignment[] = [
  { strategy: smaCross, id: 'fast' },
  { strategy: smaCross, id: 'middle', params: { fast: 20, slow: 50 } },
  { strategy: smaCross, id: 'slow', params: { fast: 50, slow: 200 } },
];

type Options = {
  readonly isSmall: boolean;
  readonly runs?: number;
  readonly budget: number;
  readonly firstBudget?: number;
  readonly isRecorded?: boolean;
};

function measured(
  name: string,
  series: readonly BarSeries[],
  strategies: readonly StrategyAssignment[],
  options: Options,
): readonly Row[] {
  const bars = series.reduce((sum, { columns }) => sum + columns.length, 0);
  let result: BacktestResult | undefined;
  const { isSmall, runs: repeats = runs } = options;
  const { best, first } = rates(bars, isSmall ? 1 : repeats, () => {
    // what the run before kept is not this run's to carry
    result = undefined;
    result = runBacktest({
      series,
      strategies,
      balances,
      sizer: oneUnit,
      ...(options.isRecorded === true && { journal: new MemoryJournal() }),
    });
  });
  // read after the clock has stopped: a result makes its fills into objects when it is first asked for them
  const fills = result?.fills.length ?? 0;
  const rows: Row[] = [
    {
      name,
      value: best,
      unit: 'M bars/s',
      budget: options.budget,
      note: `best of ${repeats} in one process; ${fills.toLocaleString('en-US')} fills`,
    },
  ];
  if (options.firstBudget !== undefined)
    rows.push({ name: `${name}, first run`, value: first, unit: 'M bars/s', budget: options.firstBudget });
  return rows;
}

function many(isSmall: boolean): readonly Row[] {
  const all = instruments(100);
  const walks = (bars: number, apartMs: number) =>
    all.map((instrument, i) => randomWalk(instrument, isSmall ? 200 : bars, i, year2024 + i * apartMs));
  const strategies = [{ strategy: smaCross }];
  return [
    ...measured('100 instruments × 10,000 bars, shared instants', walks(10_000, 0), strategies, { isSmall, budget: 4 }),
    ...measured('100 instruments × 100,000 bars, shared instants', walks(100_000, 0), strategies, {
      isSmall,
      budget: 4,
      runs: 3,
    }),
    // each starts half a second after the one before, so that no two share an instant
    ...measured('100 instruments × 10,000 bars, ragged instants', walks(10_000, minute / 200), strategies, {
      isSmall,
      budget: 1,
    }),
  ];
}

/** Bars that were recorded: they gap, stand still and jump as no random walk does. */
function real(isSmall: boolean): readonly Row[] {
  if (!isPresent('shared')) {
    console.error('left out, as the recordings in ../shared are not there: real bars');
    return [];
  }
  const strategies = [{ strategy: smaCross }];
  return [
    ...measured('real bars, BTC/USDT by the minute, half a year', realMinutes(), strategies, { isSmall, budget: 8 }),
    ...measured('real bars, four pairs by five minutes, a year', realPairs(), strategies, { isSmall, budget: 4 }),
  ];
}

/** The baseline: the same two averages over the same column, and a count of crosses; no orders, no money. */
function bareLoop({ columns }: BarSeries, isSmall: boolean): readonly Row[] {
  let crosses = 0;
  const { best } = rates(columns.length, isSmall ? 1 : runs, () => {
    crosses = countCrosses(columns.close);
  });
  return [
    {
      name: 'a bare loop with the same two averages',
      value: best,
      unit: 'M bars/s',
      note: `${crosses.toLocaleString('en-US')} crosses; what the data alone allow`,
    },
  ];
}

function countCrosses(close: Float64Array): number {
  let fast = 0;
  let slow = 0;
  let crosses = 0;
  let wasAbove = false;
  for (let i = 0; i < close.length; i++) {
    fast += (close[i] as number) - (i < 10 ? 0 : (close[i - 10] as number));
    slow += (close[i] as number) - (i < 20 ? 0 : (close[i - 20] as number));
    const isAbove = fast * 2 > slow;
    if (i >= 20 && isAbove !== wasAbove) crosses += 1;
    wasAbove = isAbove;
  }
  return crosses;
}
