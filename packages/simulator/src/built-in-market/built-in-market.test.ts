import {
  type BarColumns,
  type BarSeries,
  barColumnNames,
  checkBars,
  day,
  type Exact,
  hour,
  minute,
  quantize,
  second,
  sliceBars,
} from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BuiltInMarketOptions, builtInMarket } from './built-in-market.ts';
import { autocorrelation, correlation, deviation, kurtosis, mean, rangesOf, returnsOf } from './statistics.fixture.ts';

const seeds = () => fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const columnsOf = (options: BuiltInMarketOptions) => builtInMarket(options).series.map(({ columns }) => columns);
const arraysOf = (columns: BarColumns | undefined) =>
  columns && barColumnNames.map((name) => Array.from(columns[name]));

describe('the built-in market', () => {
  const market = builtInMarket();
  const [btc, eth, sol] = market.series as readonly [BarSeries, BarSeries, BarSeries];

  it('given no options, then it makes 50,000 five-minute bars of three pairs from 2024 on', () => {
    expect(
      market.series.map(({ instrument, intervalMs, columns }) => [instrument.id, intervalMs, columns.length]),
    ).toEqual(['BTCUSDT', 'ETHUSDT', 'SOLUSDT'].map((id) => [id, 300_000, 50_000]));
    expect(btc.columns.openAt[0]).toBe(Date.parse('2024-01-01T00:00:00Z'));
    expect(btc.columns.open[0]).toBeCloseTo(42_000, -2);
  });

  it('given the default pairs, then they have the steps, the least notional and the fees of a venue', () => {
    const rules = market.series.map(({ instrument }) => instrument.rulesAt(0));
    expect(rules.map(({ tickSize, quantityStep }) => [String(tickSize), String(quantityStep)])).toEqual([
      ['0.01', '0.00001'],
      ['0.01', '0.0001'],
      ['0.01', '0.001'],
    ]);
    for (const { minNotional, feeRateMaker, feeRateTaker } of rules)
      expect([minNotional, feeRateMaker, feeRateTaker].map(String)).toEqual(['5', '0.001', '0.001']);
    expect(btc.instrument).toMatchObject({ kind: 'spot', base: 'BTC', quote: 'USDT' });
  });

  it('given the same seed, then the same bytes; given another, then none alike', () => {
    const one = columnsOf({ seed: 7, bars: 500 });
    expect(columnsOf({ seed: 7, bars: 500 })).toEqual(one);
    const other = columnsOf({ seed: 8, bars: 500 });
    for (const [i, columns] of one.entries()) {
      const same = Array.from(columns.close).filter((close, k) => close === other[i]?.close[k]).length;
      expect(same).toBeLessThan(25);
    }
  });

  it('given any seed, when more bars are asked for, then those before stay as they are', () => {
    fc.assert(
      fc.property(seeds(), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (seed, bars, more) => {
        const shorter = columnsOf({ seed, bars });
        const longer = columnsOf({ seed, bars: bars + more });
        for (const [i, columns] of longer.entries())
          expect(arraysOf(sliceBars(columns, 0, bars))).toEqual(arraysOf(shorter[i]));
      }),
    );
  });

  it('given more pairs, in another order, then each is as it was', () => {
    const [, , solFirst] = columnsOf({ bars: 200 });
    const [xrp, again] = columnsOf({ bars: 200, symbols: ['XRPUSDT', 'SOL/USDT', 'BTCUSDT'] });
    expect(again).toEqual(solFirst);
    expect(xrp?.close[0]).toBeCloseTo(0.62, 1);
  });

  it('given any seed and interval, then bars are sound, positive, gapless, on the tick and on the quantity step', () => {
    const intervals = fc.constantFrom(second, minute, 5 * minute, hour, 7 * hour, day);
    const symbols = ['BTCUSDT', 'DOGE/USDT', 'ADAUSDT', 'WHATEVER/EUR'];
    fc.assert(
      fc.property(seeds(), intervals, (seed, intervalMs) => {
        for (const { instrument, columns } of builtInMarket({ seed, intervalMs, bars: 150, symbols }).series) {
          checkBars(columns);
          const { tickSize, quantityStep } = instrument.rulesAt(0);
          const isOn = (step: Exact) => (value: number) => quantize(value, step, 'half-even').toFloat() === value;
          for (const name of ['open', 'high', 'low', 'close'] as const)
            expect(columns[name].every(isOn(tickSize)), `${name} of ${instrument.id} is on its tick`).toBe(true);
          expect(columns.volume.every(isOn(quantityStep))).toBe(true);
          expect(Math.min(...columns.volume)).toBeGreaterThan(0);
          expect(columns.openAt.every((at, i) => at === Date.UTC(2024, 0, 1) + i * intervalMs)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('given thirty years of days, then prices neither vanish nor run away', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      for (const { close } of columnsOf({ seed, bars: 11_000, intervalMs: day })) {
        const first = close[0] as number;
        expect(Math.min(...close)).toBeGreaterThan(first / 50);
        expect(Math.max(...close)).toBeLessThan(first * 50);
      }
    }
  });

  describe('as a market', () => {
    const returns = market.series.map(({ columns }) => returnsOf(columns));

    it('given pairs, then they move together, and none is the other', () => {
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        const together = correlation(returns[a] ?? [], returns[b] ?? []);
        expect(together).toBeGreaterThan(0.55);
        expect(together).toBeLessThan(0.95);
      }
    });

    it('given returns, then their size is of this market, from bitcoin up to solana', () => {
      const daily = returns.map((one) => deviation(one) * Math.sqrt(288));
      expect(daily[0]).toBeGreaterThan(0.015);
      expect(daily[0]).toBeLessThan(daily[1] as number);
      expect(daily[1]).toBeLessThan(daily[2] as number);
      expect(daily[2]).toBeLessThan(0.06);
    });

    it('given returns, then their tails are fat and their signs cannot be told from the last', () => {
      for (const one of returns) {
        expect(kurtosis(one)).toBeGreaterThan(5);
        expect(kurtosis(one)).toBeLessThan(60);
        expect(Math.abs(autocorrelation(one, 1))).toBeLessThan(0.03);
      }
    });

    it('given the size of returns, then it clusters, for hours', () => {
      for (const one of returns) {
        const sizes = one.map(Math.abs);
        expect(autocorrelation(sizes, 1)).toBeGreaterThan(0.1);
        expect(autocorrelation(sizes, 48)).toBeGreaterThan(0.05);
      }
    });

    it('given jumps, then a few bars go further than eight ordinary ones', () => {
      const sizes = (returns[0] ?? []).map(Math.abs);
      const ordinary = mean(sizes);
      const wild = sizes.filter((size) => size > 8 * ordinary).length;
      expect(wild).toBeGreaterThan(10);
      expect(wild).toBeLessThan(500);
    });

    it('given weeks, then some rise and some fall by far more than chance without regimes would allow', () => {
      const weekly = Array.from({ length: 24 }, (_, i) => {
        const { close } = btc.columns;
        return (close[(i + 1) * 2016] as number) / (close[i * 2016] as number) - 1;
      });
      expect(Math.max(...weekly)).toBeGreaterThan(0.05);
      expect(Math.min(...weekly)).toBeLessThan(-0.05);
    });

    it('given wide bars, then they trade more; given busy hours, then so do they', () => {
      for (const { columns } of [btc, eth, sol]) {
        const volumes = Array.from(columns.volume);
        expect(correlation(rangesOf(columns), volumes)).toBeGreaterThan(0.3);
        const at = (from: number) => mean(volumes.filter((_, i) => Math.floor((i % 288) / 12) === from));
        expect(at(14)).toBeGreaterThan(1.8 * at(4));
      }
    });

    it('given all bars, then turnover is about what the pair trades a day', () => {
      const turnover = mean(Array.from(btc.columns.volume, (volume, i) => volume * (btc.columns.close[i] as number)));
      expect(turnover * 288).toBeGreaterThan(0.8e9);
      expect(turnover * 288).toBeLessThan(3.2e9);
    });
  });

  describe('given bad options', () => {
    it.each<readonly [string, BuiltInMarketOptions]>([
      ['no bars', { bars: 0 }],
      ['half a bar', { bars: 1.5 }],
      ['bars that are no number', { bars: Number.NaN }],
      ['more bars than memory holds', { bars: 1e9 }],
      ['an interval below a second', { intervalMs: 999 }],
      ['an interval beyond a day', { intervalMs: day + 1 }],
      ['an interval of part milliseconds', { intervalMs: 1000.5 }],
      ['a start before 1970', { startAt: -1 }],
      ['a start between milliseconds', { startAt: 0.5 }],
      ['a start that leads beyond exact times', { startAt: Number.MAX_SAFE_INTEGER }],
      ['no symbols', { symbols: [] }],
      ['a symbol twice', { symbols: ['BTCUSDT', 'ETHUSDT', 'BTCUSDT'] }],
      ['a negative fee', { feeRate: '-0.001' }],
      ['a fee of everything', { feeRate: '1' }],
    ])('%s, then E405', (_, options) => {
      expect(() => builtInMarket(options)).toThrow(expect.objectContaining({ code: 'E405' }));
    });

    it.each(['', 'BTC', 'USDT', '/USDT', 'BTC/', 'A/B/C', 'BTC/USDT/'])(
      'symbol "%s", then E405 with the way out',
      (symbol) => {
        expect(() => builtInMarket({ bars: 1, symbols: [symbol] })).toThrow(
          expect.objectContaining({ code: 'E405', message: expect.stringContaining('write base and quote') }),
        );
      },
    );

    it('a fee rate that is no decimal or a seed that is not whole, then their own codes', () => {
      expect(() => builtInMarket({ feeRate: 'a little' })).toThrow(expect.objectContaining({ code: 'E012' }));
      expect(() => builtInMarket({ seed: 0.5 })).toThrow(expect.objectContaining({ code: 'E011' }));
    });
  });

  it('given a symbol as it is written, then it is the id, with base and quote read from it', () => {
    const symbols = ['BTC/USDT', 'ETHFDUSD', 'SOLUSDC', 'ETHBTC', 'NEW/THING'];
    const { series } = builtInMarket({ bars: 1, symbols, feeRate: '0' });
    expect(series.map(({ instrument: { id, base, quote } }) => [id, base, quote])).toEqual([
      ['BTC/USDT', 'BTC', 'USDT'],
      ['ETHFDUSD', 'ETH', 'FDUSD'],
      ['SOLUSDC', 'SOL', 'USDC'],
      ['ETHBTC', 'ETH', 'BTC'],
      ['NEW/THING', 'NEW', 'THING'],
    ]);
    expect(String(series[0]?.instrument.rulesAt(0).feeRateTaker)).toBe('0');
    expect(series[2]?.columns.open[0], 'a dollar price').toBeCloseTo(100, 0);
    expect(series[3]?.columns.open[0], 'no dollar price').toBeCloseTo(10, 0);
  });
});
