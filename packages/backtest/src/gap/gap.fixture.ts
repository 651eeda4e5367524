import {
  type BarSeries,
  type CommandInput,
  defineInstrument,
  defineStrategy,
  type EventSeries,
  MemoryJournal,
  type TransferInput,
} from '@rxtrade/core';
import { builtInMarket, fixedSlippage, fixedSpread, rateFees } from '@rxtrade/simulator';
import { z } from 'zod';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { explainGap, type GapReport } from './explain-gap.ts';
import { runSpoken } from './gap-run.ts';

export const market = builtInMarket({ bars: 1_000, symbols: ['BTCUSDT', 'ETHUSDT'] });

/**
 * Trades with every kind of order: targets that follow the last bars, and now and then a limit or a stop with a bracket.
 * `every` is how many bars it waits between two looks.
 */
export const busy = defineStrategy({
  name: 'busy',
  params: z.object({ every: z.int().default(7), share: z.number().default(0.2), isPlain: z.boolean().default(false) }),
  setup: (context, { every, share, isPlain }) => {
    const seen = new Map<string, number>();
    return {
      onBar: (bar) => {
        const count = (seen.get(bar.instrument.id) ?? 0) + 1;
        seen.set(bar.instrument.id, count);
        if (count % every !== 0) return;
        const isFlat = context.position(bar).quantity === 0;
        const common = { instrument: bar.instrument, side: 'buy', size: { fraction: share } } as const;
        const bracket = { stopLoss: bar.close * 0.997, takeProfit: bar.close * 1.004 };
        if (!isFlat) context.target(bar, 0, 'out');
        else if (isPlain || count % 3 === 0) context.target(bar, share, 'in');
        else if (count % 3 === 1)
          context.order({ ...common, kind: 'limit', price: bar.close * 0.999, bracket, reason: 'dip' });
        else context.order({ ...common, kind: 'stop', trigger: bar.close * 1.001, bracket, reason: 'break-out' });
      },
    };
  },
});

/** The same bars as those of a perpetual, and its funding, every eight hours at the close. */
export function perpetualMarket(rate: number): {
  readonly series: readonly BarSeries[];
  readonly events: readonly EventSeries[];
} {
  const [first] = market.series as [BarSeries];
  const series = { ...first, instrument: perpetual };
  const { openAt, close, length } = first.columns;
  const due = Array.from({ length: Math.floor(length / 96) }, (_, i) => 96 * (i + 1) - 1);
  const eventAt = Float64Array.from(due, (i) => (openAt[i] as number) + first.intervalMs);
  const common = { instrument: perpetual };
  const funding = { length: due.length, eventAt, rate: Float64Array.from(due, () => rate) };
  const marks = { length: due.length, eventAt, price: Float64Array.from(due, (i) => close[i] as number) };
  return {
    series: [series],
    events: [
      { ...common, kind: 'funding', columns: funding },
      { ...common, kind: 'marks', columns: marks },
    ],
  };
}

const perpetual = defineInstrument({
  id: 'BTC-PERP',
  kind: 'perpetual',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

/** The backtest that recorded runs are held against. */
export const backtest: BacktestOptions = {
  series: market.series,
  strategies: [{ strategy: busy }],
  balances: { USDT: '10000' },
  seed: 7,
  venue: { fees: rateFees({ maker: '0.0002', taker: '0.0006' }), spread: fixedSpread(3), slippage: fixedSlippage(2) },
};

/** Records a run as it is told, and holds it against the backtest. */
export async function gapOf(
  recorded: Partial<BacktestOptions>,
  spoken: readonly (CommandInput | TransferInput)[] = [],
  own: Partial<BacktestOptions> = {},
): Promise<GapReport> {
  const journal = new MemoryJournal();
  const options = { ...backtest, ...own, ...recorded, venue: { ...backtest.venue, ...recorded.venue } };
  await runSpoken({ ...options, journal }, spoken);
  return explainGap({
    backtest: { ...backtest, ...own },
    records: journal.records(),
    ...(options.venue.spread && { spread: options.venue.spread }),
  });
}
