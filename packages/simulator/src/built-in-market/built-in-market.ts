import {
  type BarSeries,
  barColumns,
  type DurationMs,
  day,
  type EpochMs,
  Exact,
  minute,
  RxtradeError,
  SeededRandom,
  second,
} from '@rxtrade/core';
import type { SpreadModel } from '../models/index.ts';
import { MarketFactor } from './market-factor.ts';
import { rangeSpread } from './market-spread.ts';
import { instrumentOf, type Pair, pairOf } from './pair.ts';
import { PairWalk } from './pair-walk.ts';

/** What to generate. Everything has a default. */
export type BuiltInMarketOptions = {
  /** The same seed gives the same bytes on every machine. */
  readonly seed?: number;
  /** Bars of each pair. */
  readonly bars?: number;
  /** From one second to one day; five minutes by default. */
  readonly intervalMs?: DurationMs;
  /** When the first bar opens. */
  readonly startAt?: EpochMs;
  /** `BTCUSDT` or `BTC/USDT`; each becomes the id of its instrument. Any pair will do. */
  readonly symbols?: readonly string[];
  /** What makers and takers pay, as a rate in decimal text; 0.1% by default. */
  readonly feeRate?: string;
};

/** Bars that nobody ever traded, and the spread that goes with them. Say "synthetic" wherever a figure comes of it. */
export type BuiltInMarket = { readonly series: readonly BarSeries[]; readonly spread: SpreadModel };

const defaults = {
  seed: 42,
  bars: 50_000,
  intervalMs: 5 * minute,
  startAt: Date.UTC(2024, 0, 1),
  symbols: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'],
  feeRate: '0.001',
} as const;

/**
 * A seeded, synthetic market without gaps in time: pairs move together with a common factor that goes through bull, bear
 * and range regimes; volatility clusters and follows the hours of the day; now and then prices jump; volume and spread
 * rise with volatility. It resembles a market closely enough to try things out on, and says nothing about any real one.
 *
 * A bar depends on the seed, its pair and the bars before it alone: more bars only continue the series, and more pairs
 * leave the others as they are. Arithmetic and square roots only, which every engine rounds alike.
 *
 * @example
 * import { builtInMarket } from '@rxtrade/simulator';
 *
 * const { series } = builtInMarket({ seed: 7, bars: 1_000, symbols: ['BTCUSDT', 'ETHUSDT'] });
 * for (const { instrument, columns } of series) console.log(instrument.id, columns.length, columns.close.at(-1));
 *
 * @throws E405 for an option out of its range, an unreadable symbol or one given twice; E011 for an invalid seed, E012
 * for a fee rate that is not decimal text.
 */
export function builtInMarket(options: BuiltInMarketOptions = {}): BuiltInMarket {
  const { seed, bars, intervalMs, startAt, symbols, feeRate } = { ...defaults, ...options };
  checkWhole('bars', bars, 1, 20_000_000);
  checkWhole('intervalMs', intervalMs, second, day);
  checkWhole('startAt', startAt, 0, Number.MAX_SAFE_INTEGER - bars * intervalMs);
  checkFeeRate(feeRate);
  const pairs = symbols.map(pairOf);
  checkSymbols(symbols);

  const market = new MarketFactor(randomFor(seed, 'market'), intervalMs);
  const walks = pairs.map((pair) => new PairWalk(pair.profile, randomFor(seed, nameOf(pair)), intervalMs));
  const series = pairs.map(
    (pair): BarSeries => ({
      instrument: instrumentOf(pair, feeRate),
      intervalMs,
      columns: barColumns(bars),
    }),
  );
  for (let i = 0; i < bars; i++) {
    const openAt = startAt + i * intervalMs;
    market.next(openAt);
    for (let p = 0; p < walks.length; p++) {
      const { columns } = series[p] as BarSeries;
      (walks[p] as PairWalk).next(market, columns, i);
      columns.openAt[i] = openAt;
    }
  }
  return { series, spread: rangeSpread(series) };
}

/** A generator for each part, so that none can shift another's numbers. */
function randomFor(seed: number, name: string): SeededRandom {
  const root = new SeededRandom(seed);
  // FNV-1a, 32 bits
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  const high = root.nextInt() & 0xfffff;
  return new SeededRandom(high * 0x1_0000_0000 + ((root.nextInt() ^ hash) >>> 0));
}

function nameOf({ base, quote }: Pair): string {
  return `${base}/${quote}`;
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most)
    throw new RxtradeError(
      'E405',
      `${name} of the built-in market is ${value}; give a whole number from ${least} to ${most}`,
      { [name]: value },
    );
}

function checkFeeRate(feeRate: string): void {
  const rate = Exact.of(feeRate);
  if (rate.units < 0 || rate.toFloat() >= 1)
    throw new RxtradeError(
      'E405',
      `a fee rate of ${rate} is not possible here; give one from 0 to below 1, such as 0.001`,
      {
        feeRate,
      },
    );
}

function checkSymbols(symbols: readonly string[]): void {
  if (symbols.length === 0)
    throw new RxtradeError('E405', 'the built-in market needs at least one symbol; give one such as BTCUSDT', {});
  const twice = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index);
  if (twice !== undefined)
    throw new RxtradeError('E405', `symbol "${twice}" is given twice; name each once`, { symbol: twice });
}
