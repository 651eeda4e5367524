import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { day, type EquityCurve, type RoundTrip } from '@rxtrade/core';
import { sharedFile } from '../../../../scripts/testing/needs.ts';
import { instrumentOf, tripOf } from '../trades/trades.fixture.ts';

type GoldenSeries = {
  readonly values: readonly (number | null)[];
  /** A date; null where there is no value. */
  readonly start: string | null;
  readonly freq: 'D' | 'W-SUN' | 'M';
};
export type GoldenInput = {
  readonly returns: GoldenSeries;
  readonly period?: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly riskFree?: number | GoldenSeries;
  readonly requiredReturn?: number | GoldenSeries;
  readonly startingValue?: number;
  readonly benchmark?: GoldenSeries;
  readonly factor?: GoldenSeries;
  readonly to?: 'weekly' | 'monthly' | 'quarterly' | 'yearly';
};
export type GoldenExpectation = {
  readonly input: GoldenInput;
  readonly expected: number | null | string | readonly (number | null)[];
};

/** The test expectations of empyrical for one of its functions. */
export function empyricalCases(file: string, name: string): readonly GoldenExpectation[] {
  const { functions } = json(`golden/portfolio/${file}.json`) as {
    functions: Record<string, { cases: GoldenExpectation[] }>;
  };
  const cases = functions[name]?.cases;
  if (cases === undefined) throw new Error(`no golden of ${name}`);
  return cases;
}

/** A series with its nulls as NaN. */
export function valuesOf(series: GoldenSeries): Float64Array {
  return Float64Array.from(series.values, (value) => value ?? Number.NaN);
}

/** Two daily series with their dates brought together; NaN where the second has none of the first's. */
export function alignedValuesOf(one: GoldenSeries, other: GoldenSeries | undefined): [Float64Array, Float64Array] {
  if (other === undefined) throw new Error('the golden has no second series');
  const values = valuesOf(one);
  const late = one.start === null || other.start === null ? 0 : (Date.parse(other.start) - Date.parse(one.start)) / day;
  return [values, values.map((_, i) => other.values[i - late] ?? Number.NaN)];
}

/** What empyrical makes of real daily returns, by asset. */
export function realResults(): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return (json('golden/portfolio/metrics-real-data.json') as { empyrical: Record<string, Record<string, number>> })
    .empyrical;
}

/** The daily returns those results were made of, or those of SPY: rows both files have, where five assets all have a price. */
export function realReturns(asset: string): Float64Array {
  const stocks = table('golden/portfolio/stock-prices-20.csv.gz');
  const spy = new Map(table('golden/portfolio/spy-prices.csv.gz').map((row) => [row['time'], row['SPY']]));
  const from = Date.UTC(2010, 0, 1);
  const prices = stocks
    .filter((row) => Number(row['time']) >= from && spy.get(row['time']) !== undefined)
    .filter((row) => ['AAPL', 'GE', 'AMZN', 'BAC'].every((name) => row[name] !== ''))
    .map((row) => Number(asset === 'SPY' ? spy.get(row['time']) : row[asset]));
  return Float64Array.from(prices.slice(1), (price, i) => price / (prices[i] as number) - 1);
}

type GoldenSharpe = {
  readonly id: string;
  readonly sharpe: number;
  readonly count: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly reference: number;
  readonly probability: number;
};
type PrintedAndComputed = Readonly<Record<string, { readonly published: number; readonly computed: number }>>;

/** Published figures about the error of Sharpe ratios. */
export function goldenSharpes() {
  const { inputs, expected } = json('golden/research/psr-dsr-published.json') as {
    inputs: Record<string, Record<string, number>[]>;
    expected: Record<string, PrintedAndComputed>;
  };
  const samplesOf = (name: string): readonly GoldenSharpe[] =>
    (inputs[name] ?? []).map(({ sr, n, skew, ...rest }) => ({
      ...(rest as unknown as GoldenSharpe),
      sharpe: sr ?? Number.NaN,
      count: n ?? Number.NaN,
      skewness: skew ?? Number.NaN,
    }));
  const ofName = (name: string): PrintedAndComputed => expected[name] ?? {};
  return {
    inputs: {
      psr: samplesOf('psr'),
      standardError: samplesOf('standardError'),
      minTrackRecordLength: samplesOf('minTrackRecordLength'),
    },
    expected: {
      psr: ofName('psr'),
      standardError: ofName('standardError'),
      minTrackRecordLength: ofName('minTrackRecordLength'),
    },
  };
}

/** Fifty returns, and what another program says about their Sharpe ratio. */
export function goldenSharpeReturns() {
  return json('golden/research/psr-from-returns.json') as {
    readonly inputs: {
      readonly returns: readonly number[];
      readonly reference: number;
      readonly probability: number;
    };
    readonly expected: Readonly<Record<'n' | 'sharpe' | 'standardError' | 'psr' | 'minTrackRecordLength', number>>;
  };
}

export type GoldenBacktest = {
  readonly curve: EquityCurve;
  readonly trades: readonly RoundTrip[];
  readonly stats: Readonly<Record<string, number | { readonly seconds: number }>>;
};

/** A backtest of another program: its equity at each close of the daily bars, its trades, its statistics. */
export function goldenBacktest(name: string): GoldenBacktest {
  const file = json(`golden/backtest/${name}.json`) as {
    stats: GoldenBacktest['stats'];
    equity: [number, number][];
    trades: {
      size: number;
      entryTime: number;
      exitTime: number;
      entryPrice: number;
      exitPrice: number;
      pnl: number;
      commission: number;
    }[];
  };
  const openAt = table('data/us-GOOG-1d.csv.gz').map(({ time }) => Number(time));
  const instrument = instrumentOf('GOOG', 'USD');
  return {
    stats: file.stats,
    curve: {
      length: file.equity.length,
      at: Float64Array.from(file.equity, ([bar]) => (openAt[bar] ?? Number.NaN) + day),
      equity: Float64Array.from(file.equity, ([, equity]) => equity),
      flow: new Float64Array(file.equity.length),
    },
    trades: file.trades.map((trade) =>
      tripOf({
        instrument,
        side: trade.size > 0 ? 'long' : 'short',
        quantity: Math.abs(trade.size),
        entryAt: trade.entryTime,
        exitAt: trade.exitTime,
        entryPrice: trade.entryPrice,
        exitPrice: trade.exitPrice,
        pnl: trade.pnl,
        fees: trade.commission,
      }),
    ),
  };
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(sharedFile(path), 'utf8'));
}

function table(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...rows] = gunzipSync(readFileSync(sharedFile(path)))
    .toString()
    .trim()
    .split('\n');
  const names = head.split(',');
  return rows.map((row) => {
    const values = row.split(',');
    return Object.fromEntries<string>(names.map((name, i) => [name, values[i] ?? '']));
  });
}
