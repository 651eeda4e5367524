import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { day, type EquityCurve, type RoundTrip } from '@rxtrade/core';
import { sharedFile } from '../../../../scripts/testing/needs.ts';
import { instrumentOf, tripOf } from '../trades/trades.fixture.ts';

type GoldenSeries = { readonly values: readonly (number | null)[] };
export type GoldenInput = {
  readonly returns: GoldenSeries;
  readonly period?: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly riskFree?: number | GoldenSeries;
  readonly requiredReturn?: number | GoldenSeries;
  readonly startingValue?: number;
};
export type GoldenExpectation = {
  readonly input: GoldenInput;
  readonly expected: number | null | string | readonly number[];
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

/** What empyrical makes of real daily returns, by asset. */
export function realResults(): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return (json('golden/portfolio/metrics-real-data.json') as { empyrical: Record<string, Record<string, number>> })
    .empyrical;
}

/** The daily returns those results were made of: rows both files have, where five assets all have a price. */
export function realReturns(asset: string): Float64Array {
  const stocks = table('golden/portfolio/stock-prices-20.csv.gz');
  const spy = new Map(table('golden/portfolio/spy-prices.csv.gz').map((row) => [row['time'], row['SPY']]));
  const from = Date.UTC(2010, 0, 1);
  const prices = stocks
    .filter((row) => Number(row['time']) >= from && spy.get(row['time']) !== undefined)
    .filter((row) => ['AAPL', 'GE', 'AMZN', 'BAC'].every((name) => row[name] !== ''))
    .map((row) => Number(row[asset]));
  return Float64Array.from(prices.slice(1), (price, i) => price / (prices[i] as number) - 1);
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
