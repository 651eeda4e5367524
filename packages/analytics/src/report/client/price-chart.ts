/// <reference lib="dom" />
import type { ReportData } from '../data/report-data.ts';
import type { createCandleLayer } from './candle-layer.ts';
import type { Formats } from './formats.ts';
import type { createPlot } from './plot.ts';
import type { TimeWindow } from './time-window.ts';
import type { createTradeLayer } from './trade-layer.ts';
import type { TradeColumns, Unpack } from './unpack.ts';

export type PriceChartOptions = {
  /** The section with the chart and the choice of instruments. */
  readonly section: HTMLElement;
  readonly plot: ReturnType<typeof createPlot>;
  readonly data: ReportData;
  readonly trades: TradeColumns;
  readonly window: TimeWindow;
  readonly unpack: Unpack;
  readonly formats: Formats;
  readonly createCandleLayer: typeof createCandleLayer;
  readonly createTradeLayer: typeof createTradeLayer;
};

/** One instrument's price and trades at a time. Self-contained, because its text is sent to the page. */
export function createPriceChart(options: PriceChartOptions) {
  const { section, plot, data, trades, window, unpack, formats } = options;
  const made = new Map<number, ReturnType<typeof layersOf>>();
  const caption = section.querySelector('.candles');
  const choices = section.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name=instrument]');

  function layersOf(index: number) {
    const about = data.instruments[index];
    if (about === undefined) return undefined;
    return {
      about,
      candles: options.createCandleLayer(about, unpack, formats),
      trades: options.createTradeLayer({ index, about, endAt: window.last, open: data.open }, trades, formats),
    };
  }

  function choose(index: number, row?: number): void {
    const layers = made.get(index) ?? layersOf(index);
    if (layers === undefined) return;
    made.set(index, layers);
    layers.trades.highlight(row);
    plot.show([layers.candles, layers.trades]);
    if (caption !== null) caption.textContent = layers.about.candles?.label ?? 'no bars';
    for (const choice of choices) {
      if (choice.type === 'radio') choice.checked = choice.value === String(index);
      else choice.value = String(index);
    }
  }

  for (const choice of choices) choice.addEventListener('change', () => choose(Number(choice.value)));
  choose(0);

  return {
    /** Brings a trade into view, with as much again before and after it, and marks it. */
    showTrade: (row: number): void => {
      const entryAt = trades.entryAt[row] as number;
      const exitAt = trades.exitAt[row] as number;
      const stepMs = data.instruments[trades.instrument[row] as number]?.candles?.stepMs ?? 0;
      const room = Math.max(exitAt - entryAt, stepMs * 20);
      choose(trades.instrument[row] as number, row);
      window.show(entryAt - room, exitAt + room);
      section.scrollIntoView({ block: 'start' });
    },
  };
}
