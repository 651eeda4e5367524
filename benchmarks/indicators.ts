// Incremental indicators against the npm libraries that do the same, over one series in one process.
// Alone: node --conditions=@rxtrade/source benchmarks/indicators.ts [name]
import {
  adx,
  atr,
  type BarInput,
  type BarInputColumns,
  batch,
  batchLines,
  bollinger,
  ema,
  macd,
  rsi,
  sma,
  stochastic,
} from '@rxtrade/indicators';
import * as batchPeer from 'indicatorts';
import * as technicalindicators from 'technicalindicators';
import * as signalPeer from 'trading-signals';
import { type Benchmark, machine, type Row, rates, tableOf } from './measure.ts';

const budget = 20;

/** technicalindicators declares its inputs as classes that exist as types alone, and takes plain objects. */
type Generator<In, Out> = new (settings: object) => { nextValue(input: In): Out | undefined };
const generatorPeer = technicalindicators as unknown as {
  readonly SMA: Generator<number, number>;
  readonly EMA: Generator<number, number>;
  readonly RSI: Generator<number, number>;
  readonly MACD: Generator<number, { readonly histogram?: number }>;
  readonly BollingerBands: Generator<number, { readonly upper: number }>;
  readonly ATR: Generator<BarInput, number>;
  readonly ADX: Generator<BarInput, { readonly adx: number }>;
  readonly Stochastic: Generator<BarInput, { readonly d?: number }>;
};

/** One indicator, ours and theirs; each is a loop of its own, so that none decides how another is compiled. */
type Contest = {
  readonly name: string;
  readonly ours: () => unknown;
  readonly oursBatch: () => unknown;
  readonly peers: Readonly<Record<string, () => unknown>>;
};

export const indicators: Benchmark = { name: 'indicators', run: (isSmall) => benchIndicators({ isSmall }) };

/** Millions of updates a second, the best of several runs, and of the peers the ratio to ours. */
export function benchIndicators({
  isSmall = false,
  only,
}: {
  readonly isSmall?: boolean;
  readonly only?: string;
} = {}): readonly Row[] {
  const count = isSmall ? 2_000 : 1_000_000;
  const measure = (work: () => unknown) => rates(count, isSmall ? 1 : 9, work).best;
  const slow = (work: () => unknown) => rates(count, isSmall ? 1 : 4, work).best;
  const unit = 'M updates/s';
  return contests(seriesOf(count))
    .filter(({ name }) => only === undefined || name === only)
    .flatMap(({ name, ours, oursBatch, peers }) => {
      const streaming = measure(ours);
      const whole = measure(oursBatch);
      const rows = Object.entries(peers).map(([peer, work]): Row => {
        const value = slow(work);
        const rival = peer.includes('whole column') ? Math.max(streaming, whole) : streaming;
        return { name: `${name}, ${peer}`, value, unit, note: `ours is ${(rival / value).toFixed(2)} times as fast` };
      });
      return [
        { name: `${name}, ours, one at a time`, value: streaming, unit, budget },
        { name: `${name}, ours, whole column`, value: whole, unit },
        ...rows,
      ];
    });
}

type Series = {
  readonly columns: BarInputColumns;
  readonly bars: readonly BarInput[];
  readonly highs: number[];
  readonly lows: number[];
  readonly closes: number[];
};

function contests({ columns, bars, highs, lows, closes }: Series): readonly Contest[] {
  const { close } = columns;
  return [
    {
      name: 'SMA(20)',
      ours: () => {
        const one = sma(20);
        let latest: number | undefined;
        for (let i = 0; i < close.length; i++) latest = one.update(close[i] as number);
        return latest;
      },
      oursBatch: () => batch(sma(20), close),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.SMA({ period: 20, values: [] });
          let latest: number | undefined;
          for (let i = 0; i < closes.length; i++) latest = one.nextValue(closes[i] as number);
          return latest;
        },
        'trading-signals': () => {
          const one = new signalPeer.SMA(20);
          let latest: number | null = null;
          for (let i = 0; i < closes.length; i++) latest = one.update(closes[i] as number, false);
          return latest;
        },
        'indicatorts, whole column': () => batchPeer.sma(closes, { period: 20 }),
      },
    },
    {
      name: 'EMA(20)',
      ours: () => {
        const one = ema(20);
        let latest: number | undefined;
        for (let i = 0; i < close.length; i++) latest = one.update(close[i] as number);
        return latest;
      },
      oursBatch: () => batch(ema(20), close),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.EMA({ period: 20, values: [] });
          let latest: number | undefined;
          for (let i = 0; i < closes.length; i++) latest = one.nextValue(closes[i] as number);
          return latest;
        },
        'trading-signals': () => {
          const one = new signalPeer.EMA(20);
          let latest: number | null = null;
          for (let i = 0; i < closes.length; i++) latest = one.update(closes[i] as number, false);
          return latest;
        },
        'indicatorts, whole column': () => batchPeer.ema(closes, { period: 20 }),
      },
    },
    {
      name: 'RSI(14)',
      ours: () => {
        const one = rsi(14);
        let latest: number | undefined;
        for (let i = 0; i < close.length; i++) latest = one.update(close[i] as number);
        return latest;
      },
      oursBatch: () => batch(rsi(14), close),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.RSI({ period: 14, values: [] });
          let latest: number | undefined;
          for (let i = 0; i < closes.length; i++) latest = one.nextValue(closes[i] as number);
          return latest;
        },
        'trading-signals': () => {
          const one = new signalPeer.RSI(14);
          let latest: number | null = null;
          for (let i = 0; i < closes.length; i++) latest = one.update(closes[i] as number, false);
          return latest;
        },
        'indicatorts, whole column': () => batchPeer.rsi(closes, { period: 14 }),
      },
    },
    {
      name: 'MACD(12, 26, 9)',
      ours: () => {
        const one = macd();
        let sum = 0;
        for (let i = 0; i < close.length; i++) sum += one.update(close[i] as number)?.histogram ?? 0;
        return sum;
      },
      oursBatch: () => batchLines(macd(), close, ['macd', 'signal', 'histogram']),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.MACD({
            values: [],
            fastPeriod: 12,
            slowPeriod: 26,
            signalPeriod: 9,
            SimpleMAOscillator: false,
            SimpleMASignal: false,
          });
          let sum = 0;
          for (let i = 0; i < closes.length; i++) sum += one.nextValue(closes[i] as number)?.histogram ?? 0;
          return sum;
        },
        'trading-signals': () => {
          const one = new signalPeer.MACD(new signalPeer.EMA(12), new signalPeer.EMA(26), new signalPeer.EMA(9));
          let sum = 0;
          for (let i = 0; i < closes.length; i++) sum += one.update(closes[i] as number, false)?.histogram ?? 0;
          return sum;
        },
        'indicatorts, whole column': () => batchPeer.macd(closes, { fast: 12, slow: 26, signal: 9 }),
      },
    },
    {
      name: 'Bollinger(20, 2)',
      ours: () => {
        const one = bollinger();
        let sum = 0;
        for (let i = 0; i < close.length; i++) sum += one.update(close[i] as number)?.upper ?? 0;
        return sum;
      },
      oursBatch: () => batchLines(bollinger(), close, ['upper', 'middle', 'lower']),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.BollingerBands({ period: 20, stdDev: 2, values: [] });
          let sum = 0;
          for (let i = 0; i < closes.length; i++) sum += one.nextValue(closes[i] as number)?.upper ?? 0;
          return sum;
        },
        'trading-signals': () => {
          const one = new signalPeer.BollingerBands(20, 2);
          let sum = 0;
          for (let i = 0; i < closes.length; i++) sum += one.update(closes[i] as number, false)?.upper ?? 0;
          return sum;
        },
        'indicatorts, whole column': () => batchPeer.bb(closes, { period: 20 }),
      },
    },
    {
      name: 'ATR(14)',
      ours: () => {
        const one = atr(14);
        let latest: number | undefined;
        for (let i = 0; i < bars.length; i++) latest = one.update(bars[i] as BarInput);
        return latest;
      },
      oursBatch: () => batch(atr(14), columns),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.ATR({ period: 14, high: [], low: [], close: [] });
          let latest: number | undefined;
          for (let i = 0; i < bars.length; i++) latest = one.nextValue(bars[i] as BarInput);
          return latest;
        },
        'trading-signals': () => {
          const one = new signalPeer.ATR(14);
          let latest: number | null = null;
          for (let i = 0; i < bars.length; i++) latest = one.update(bars[i] as BarInput, false);
          return latest;
        },
        'indicatorts, whole column': () => batchPeer.atr(highs, lows, closes, { period: 14 }),
      },
    },
    {
      name: 'ADX(14)',
      ours: () => {
        const one = adx(14);
        let sum = 0;
        for (let i = 0; i < bars.length; i++) sum += one.update(bars[i] as BarInput)?.adx ?? 0;
        return sum;
      },
      oursBatch: () => batchLines(adx(14), columns, ['adx', 'plusDi', 'minusDi']),
      peers: {
        technicalindicators: () => {
          const one = new generatorPeer.ADX({ period: 14, high: [], low: [], close: [] });
          let sum = 0;
          for (let i = 0; i < bars.length; i++) sum += one.nextValue(bars[i] as BarInput)?.adx ?? 0;
          return sum;
        },
        'trading-signals': () => {
          const one = new signalPeer.ADX(14);
          let sum = 0;
          for (let i = 0; i < bars.length; i++) sum += one.update(bars[i] as BarInput, false) ?? 0;
          return sum;
        },
      },
    },
    {
      name: 'Stochastic(14, 3, 3)',
      ours: () => {
        const one = stochastic();
        let sum = 0;
        for (let i = 0; i < bars.length; i++) sum += one.update(bars[i] as BarInput)?.d ?? 0;
        return sum;
      },
      oursBatch: () => batchLines(stochastic(), columns, ['k', 'd']),
      peers: {
        'technicalindicators (14, 3)': () => {
          const one = new generatorPeer.Stochastic({ period: 14, signalPeriod: 3, high: [], low: [], close: [] });
          let sum = 0;
          for (let i = 0; i < bars.length; i++) sum += one.nextValue(bars[i] as BarInput)?.d ?? 0;
          return sum;
        },
        'trading-signals': () => {
          const one = new signalPeer.StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 3, dPeriod: 3 });
          let sum = 0;
          for (let i = 0; i < bars.length; i++) sum += one.update(bars[i] as BarInput, false)?.stochD ?? 0;
          return sum;
        },
        'indicatorts, whole column (14, 3)': () => batchPeer.stoch(highs, lows, closes, { kPeriod: 14, dPeriod: 3 }),
      },
    },
  ];
}

/** A seeded random walk of bars around 42,000. */
function seriesOf(count: number): Series {
  let seed = 20_240_101;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  let price = 42_000;
  const bars = Array.from({ length: count }, (): BarInput => {
    const open = price;
    price *= 1 + (random() - 0.5) / 500;
    const high = Math.max(open, price) * (1 + random() / 1_000);
    const low = Math.min(open, price) * (1 - random() / 1_000);
    return { open, high, low, close: price, volume: random() * 100 };
  });
  const column = (name: keyof BarInput) => Float64Array.from(bars, (bar) => bar[name]);
  const columns = {
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
  return {
    columns,
    bars,
    highs: Array.from(columns.high),
    lows: Array.from(columns.low),
    closes: Array.from(columns.close),
  };
}

if (import.meta.main) {
  const [only] = process.argv.slice(2);
  console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n`);
  console.log(tableOf(benchIndicators(only === undefined ? {} : { only })));
}
