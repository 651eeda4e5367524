import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { runBacktest } from '@rxtrade/backtest';
import { type BarSeries, defineInstrument, defineStrategy, type EventSeries, hour } from '@rxtrade/core';
import { readBarFile } from '@rxtrade/market-data/node';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { needs, sharedFile } from '../../scripts/testing/needs.ts';

const instrument = defineInstrument({
  id: 'BTCUSDT-PERP',
  kind: 'perpetual',
  base: 'BTC',
  quote: 'USDT',
  // marks have eight places
  priceScale: 8,
  rules: [{ tickSize: '0.1', quantityStep: '0.001', feeRateTaker: '0.0005' }],
});

/** Half a coin long for three days, then three tenths short for three, and so on. */
const turning = defineStrategy({
  name: 'turning',
  params: z.strictObject({}),
  setup: (context) => ({
    onBar: (bar) => {
      const isLong = Math.floor(bar.openAt / (72 * hour)) % 2 === 0;
      context.targetQuantity(bar, isLong ? 0.5 : -0.3, isLong ? 'long days' : 'short days');
    },
  }),
});

type Row = { readonly at: number; readonly value: string };

/** Time and one column of a file, as written. */
function rowsOf(file: string, column: number): readonly Row[] {
  const [, ...lines] = gunzipSync(readFileSync(sharedFile(`data/${file}`)))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => {
    const fields = line.split(',');
    return { at: Number(fields[0]), value: fields[column] ?? '' };
  });
}

const floats = (rows: readonly Row[], read: (row: Row) => number) => Float64Array.from(rows, read);

/** Decimal text as units of 10^-places. One rate of the file is written -2.5e-07. */
function unitsOf(text: string, places: number): bigint {
  const plain = text.includes('e') ? Number(text).toFixed(places) : text;
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(plain) ?? [];
  const units = BigInt(whole + fraction.padEnd(places, '0'));
  return sign === '-' ? -units : units;
}

/** To a coarser scale, ties to even. */
function rounded(units: bigint, divisor: bigint): bigint {
  const size = units < 0n ? -units : units;
  const [whole, rest] = [size / divisor, size % divisor];
  const isUp = rest * 2n > divisor || (rest * 2n === divisor && whole % 2n === 1n);
  const result = isUp ? whole + 1n : whole;
  return units < 0n ? -result : result;
}

needs('shared')('given a month of a real perpetual, its funding rates and its marks', () => {
  let series: BarSeries;
  const rates = () => rowsOf('binance-perp-BTCUSDT-funding-8h-2025.csv.gz', 1);
  const marks = () => rowsOf('binance-perp-BTCUSDT-mark-8h-2025.csv.gz', 1);
  beforeAll(async () => {
    const { columns, intervalMs } = await readBarFile(sharedFile('data/binance-perp-BTCUSDT-1m-2025-05.csv.gz'));
    series = { instrument, intervalMs, columns };
  });

  it('when the ledger pays it, then it is the sum of quantity x mark x rate, worked out apart, to the last digit', () => {
    const events: readonly EventSeries[] = [
      {
        kind: 'marks',
        instrument,
        columns: {
          length: marks().length,
          eventAt: floats(marks(), ({ at }) => at),
          price: floats(marks(), ({ value }) => Number(value)),
        },
      },
      {
        kind: 'funding',
        instrument,
        columns: {
          length: rates().length,
          eventAt: floats(rates(), ({ at }) => at),
          rate: floats(rates(), ({ value }) => Number(value)),
        },
      },
    ];
    const { ledger, fills, fundings } = runBacktest({
      series: [series],
      events,
      strategies: [{ strategy: turning }],
      balances: { USDT: '100000' },
    });
    // 11 places: 8 of the mark, 3 of the quantity
    let paid = 0n;
    let payments = 0;
    for (const { at, value } of rates()) {
      const held = fills.reduce((sum, fill) => {
        if (fill.receivedAt > at) return sum;
        const units = BigInt(fill.quantity.times(1000).toFixed());
        return fill.side === 'buy' ? sum + units : sum - units;
      }, 0n);
      if (held === 0n) continue;
      const mark = marks().findLast((row) => row.at <= at)?.value ?? '';
      paid += rounded(held * unitsOf(mark, 8) * unitsOf(value, 8), 10n ** 8n);
      payments += 1;
    }
    expect(payments).toBeGreaterThan(80);
    expect(fundings).toHaveLength(payments);
    expect(ledger.accounts.balance('USDT', 'funding').rescale(11, 'down').units).toBe(Number(paid));
    ledger.accounts.assertBalanced();
  });
});
