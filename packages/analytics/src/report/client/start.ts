/// <reference lib="dom" />
import type { ReportData } from '../data/report-data.ts';
import type { drawAxes } from './axes.ts';
import type { createCandleLayer } from './candle-layer.ts';
import type { drawCursor } from './cursor.ts';
import type { createEquityChart } from './equity-chart.ts';
import type { fitCanvas } from './fit-canvas.ts';
import type { createFormats } from './formats.ts';
import type { attachGestures } from './gestures.ts';
import type { createLineLayer } from './line-layer.ts';
import type { createPlot } from './plot.ts';
import type { createPriceChart } from './price-chart.ts';
import type { createRanges } from './ranges.ts';
import type { createScatter } from './scatter.ts';
import type { createTheme } from './theme.ts';
import type { createTicks } from './ticks.ts';
import type { createTimeWindow } from './time-window.ts';
import type { fillTip } from './tip.ts';
import type { createTradeLayer } from './trade-layer.ts';
import type { createTradeOrder } from './trade-order.ts';
import type { createTradeRows } from './trade-rows.ts';
import type { createTradeTable } from './trade-table.ts';
import type { createUnpack } from './unpack.ts';
import type { createVirtualRows } from './virtual-rows.ts';

/** The functions that the page is made of; none of them knows the others but through this. */
export type ClientParts = {
  readonly attachGestures: typeof attachGestures;
  readonly createCandleLayer: typeof createCandleLayer;
  readonly createEquityChart: typeof createEquityChart;
  readonly createScatter: typeof createScatter;
  readonly createTradeRows: typeof createTradeRows;
  readonly createVirtualRows: typeof createVirtualRows;
  readonly createFormats: typeof createFormats;
  readonly createLineLayer: typeof createLineLayer;
  readonly createPlot: typeof createPlot;
  readonly createPriceChart: typeof createPriceChart;
  readonly createRanges: typeof createRanges;
  readonly createTheme: typeof createTheme;
  readonly createTicks: typeof createTicks;
  readonly createTimeWindow: typeof createTimeWindow;
  readonly createTradeLayer: typeof createTradeLayer;
  readonly createTradeOrder: typeof createTradeOrder;
  readonly createTradeTable: typeof createTradeTable;
  readonly createUnpack: typeof createUnpack;
  readonly drawAxes: typeof drawAxes;
  readonly drawCursor: typeof drawCursor;
  readonly fillTip: typeof fillTip;
  readonly fitCanvas: typeof fitCanvas;
};

/** Brings the page to life. Self-contained but for its parts, because its text is sent to the page. */
export function start(parts: ClientParts): void {
  const data = JSON.parse(byId('report-data').textContent) as ReportData;
  const formats = parts.createFormats();
  const unpack = parts.createUnpack();
  const ticks = parts.createTicks();
  const theme = parts.createTheme(document);
  const trades = unpack.trades(data.trades);
  const window = parts.createTimeWindow(data.startAt, Math.max(data.endAt, data.startAt + 60_000));
  const watermark = data.isSynthetic ? 'SYNTHETIC' : '';

  function byId(id: string): HTMLElement {
    return document.getElementById(id) as HTMLElement;
  }

  function plotIn(id: string, hangsFromZero: boolean, valueText: (value: number, digits: number) => string) {
    const box = byId(id).querySelector('.chart') as HTMLElement;
    const { attachGestures, drawAxes, drawCursor, fillTip, fitCanvas } = parts;
    return parts.createPlot({
      ...{ attachGestures, drawAxes, drawCursor, fillTip, fitCanvas },
      ...{ box, window, theme, ticks, formats, valueText, watermark, hangsFromZero },
    });
  }

  function showEquity(): void {
    const section = byId('equity');
    const plot = plotIn('equity', false, formats.compact);
    parts.createEquityChart({ section, plot, data, unpack, formats, createLineLayer: parts.createLineLayer });
  }

  function showRolling(): void {
    const { rolling } = data;
    if (rolling === undefined) return;
    const percent = (value: number, digits: number) => formats.percent(value, Math.max(0, digits - 2));
    const charts = [
      { id: 'rolling-sharpe', label: 'Sharpe ratio', line: rolling.sharpe, text: formats.fixed },
      { id: 'rolling-volatility', label: 'Volatility', line: rolling.volatility, text: percent },
      { id: 'rolling-beta', label: 'Beta', line: rolling.beta, text: formats.fixed },
    ];
    for (const { id, label, line, text } of charts) {
      if (line === undefined) continue;
      const layer = parts.createLineLayer({
        at: unpack.times(line.at),
        value: Float64Array.from(line.value),
        color: 'accent',
        width: 1.5,
        fill: 'none',
        tell: (value) => [{ label, value: text === percent ? formats.percent(value) : formats.fixed(value, 2) }],
      });
      plotIn(id, false, text).show([layer]);
    }
  }

  function showDrawdown(): void {
    const percent = (value: number) => formats.percent(value, 2);
    const line = parts.createLineLayer({
      at: unpack.times(data.drawdown.at),
      value: Float64Array.from(data.drawdown.value),
      color: 'loss',
      width: 1.8,
      fill: 'to-zero',
      tell: (value) => [{ label: 'Below the peak', value: percent(value) }],
      lowestText: percent,
    });
    plotIn('drawdown', true, (value, digits) => formats.percent(value, Math.max(0, digits - 2))).show([line]);
  }

  function showPrice(): (row: number) => void {
    const { createCandleLayer, createTradeLayer } = parts;
    const section = byId('price');
    const plot = plotIn('price', false, formats.compact);
    const options = { section, plot, data, trades, window, unpack, formats, createCandleLayer, createTradeLayer };
    return parts.createPriceChart(options).showTrade;
  }

  function showTheme(): void {
    const toggle = byId('theme');
    const tell = () => {
      toggle.setAttribute('aria-label', theme.isDark ? 'Use light colors' : 'Use dark colors');
    };
    toggle.addEventListener('click', () => theme.choose(theme.isDark ? 'light' : 'dark'));
    theme.onChange(tell);
    tell();
  }

  function showTrades(onShow: (row: number) => void): void {
    const { instruments } = data;
    const { createVirtualRows, fillTip, fitCanvas } = parts;
    const names = instruments.map(({ id }) => id);
    const order = parts.createTradeOrder(trades, names);
    const rows = parts.createTradeRows({ trades, instruments, formats, onShow });
    parts.createTradeTable({ box: byId('trades'), trades, order, rows, formats, createVirtualRows });
    const box = byId('excursions').querySelector<HTMLElement>('.chart');
    if (box !== null)
      parts.createScatter({ box, trades, instruments, theme, ticks, formats, fillTip, fitCanvas, onShow });
  }

  showTheme();
  showEquity();
  showDrawdown();
  showRolling();
  showTrades(showPrice());
  for (const box of document.querySelectorAll<HTMLElement>('.ranges')) parts.createRanges(box, window);
  document.documentElement.dataset['ready'] = 'true';
}
