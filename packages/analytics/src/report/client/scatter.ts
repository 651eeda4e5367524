/// <reference lib="dom" />
import type { PackedInstrument } from '../data/report-data.ts';
import type { fitCanvas } from './fit-canvas.ts';
import type { Formats } from './formats.ts';
import type { Theme } from './theme.ts';
import type { Ticks } from './ticks.ts';
import type { fillTip } from './tip.ts';
import type { TradeColumns } from './unpack.ts';

export type ScatterOptions = {
  /** Holds the canvas and the tip. */
  readonly box: HTMLElement;
  readonly trades: TradeColumns;
  readonly instruments: readonly PackedInstrument[];
  readonly theme: Theme;
  readonly ticks: Ticks;
  readonly formats: Formats;
  readonly fillTip: typeof fillTip;
  readonly fitCanvas: typeof fitCanvas;
  readonly onShow: (row: number) => void;
};

/**
 * Trades as points: how far prices went against them, and how far in their favor. What lies beyond almost all others
 * stands at the edge. Self-contained, because its text is sent to the page.
 */
export function createScatter(options: ScatterOptions): void {
  const { box, trades, instruments, theme, ticks, formats, fillTip, onShow } = options;
  const canvas = box.querySelector('canvas') as HTMLCanvasElement;
  const tip = box.querySelector('.tip') as HTMLElement;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const rows = Array.from(trades.adverse.keys()).filter((row) => !Number.isNaN(trades.adverse[row]));
  const reachX = reachOf(trades.adverse);
  const reachY = reachOf(trades.favorable);
  const margin = { left: 46, bottom: 34, top: 20, right: 10 };
  let width = 0;
  let height = 0;
  let near: number | undefined;

  function reachOf(shares: Float64Array): number {
    const sorted = Float64Array.from(rows, (row) => shares[row] as number).sort();
    return Math.max(1e-4, (sorted[Math.floor((sorted.length - 1) * 0.99)] as number) * 1.08);
  }

  const x = (share: number) => margin.left + (Math.min(share, reachX) / reachX) * (width - margin.left - margin.right);
  const y = (share: number) =>
    height - margin.bottom - (Math.min(share, reachY) / reachY) * (height - margin.bottom - margin.top);
  const placeOf = (row: number) => ({ px: x(trades.adverse[row] as number), py: y(trades.favorable[row] as number) });

  function line(x0: number, y0: number, x1: number, y1: number, color: string): void {
    context.strokeStyle = color;
    context.beginPath();
    context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
    context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
    context.stroke();
  }

  function drawAxes(): void {
    const { colors } = theme;
    const [right, bottom] = [width - margin.right, height - margin.bottom];
    context.lineWidth = 1;
    context.font = '11px ui-sans-serif, system-ui, sans-serif';
    context.fillStyle = colors.muted;
    context.textBaseline = 'middle';
    const across = ticks.values(0, reachX * 100, width / 90);
    const up = ticks.values(0, reachY * 100, height / 56);
    context.textAlign = 'center';
    for (const value of across.at) {
      line(x(value / 100), margin.top, x(value / 100), bottom, colors.grid);
      context.fillText(`${formats.fixed(value, across.digits)}%`, x(value / 100), bottom + 11);
    }
    context.textAlign = 'right';
    for (const value of up.at) {
      line(margin.left, y(value / 100), right, y(value / 100), colors.grid);
      if (value > 0) context.fillText(`${formats.fixed(value, up.digits)}%`, margin.left - 6, y(value / 100));
    }
    line(margin.left, bottom, right, bottom, colors.line);
    line(margin.left, margin.top, margin.left, bottom, colors.line);
    context.fillText('against (MAE) \u2192', right, bottom + 26);
    context.textAlign = 'left';
    context.fillText('\u2191 in favor (MFE)', margin.left - 36, 6);
  }

  function draw(): void {
    const { colors } = theme;
    context.clearRect(0, 0, width, height);
    drawAxes();
    const size = rows.length > 5000 ? 2 : rows.length > 500 ? 3.5 : 5;
    context.globalAlpha = rows.length > 5000 ? 0.35 : 0.65;
    for (const row of rows) {
      const { px, py } = placeOf(row);
      context.fillStyle = (trades.pnl[row] as number) > 0 ? colors.gain : colors.loss;
      context.beginPath();
      context.arc(px, py, size / 2 + 0.5, 0, 2 * Math.PI);
      context.fill();
    }
    context.globalAlpha = 1;
    if (near === undefined) return;
    const { px, py } = placeOf(near);
    context.strokeStyle = colors.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(px, py, size / 2 + 3, 0, 2 * Math.PI);
    context.stroke();
  }

  function resize(): void {
    ({ width, height } = options.fitCanvas(context));
    draw();
  }

  function nearest(px: number, py: number): number | undefined {
    let found: number | undefined;
    let least = 16 ** 2;
    for (const row of rows) {
      const place = placeOf(row);
      const distance = (place.px - px) ** 2 + (place.py - py) ** 2;
      if (distance >= least) continue;
      least = distance;
      found = row;
    }
    return found;
  }

  function point(row: number | undefined): void {
    if (row === near) return;
    near = row;
    draw();
    tip.hidden = row === undefined;
    canvas.style.cursor = row === undefined ? '' : 'pointer';
    if (row === undefined) return;
    const pnl = trades.pnl[row] as number;
    const about = instruments[trades.instrument[row] as number];
    const tipRows = [
      {
        label: trades.side[row] === 1 ? 'Long' : 'Short',
        value: `${formats.signed(pnl, 2)} ${about?.quote ?? ''}`,
        tone: pnl > 0 ? 'gain' : 'loss',
      },
      { label: 'Against', value: formats.percent(trades.adverse[row] as number) },
      { label: 'In favor', value: formats.percent(trades.favorable[row] as number) },
    ] as const;
    const title = `${about?.id ?? ''} ${formats.instant(trades.entryAt[row] as number)}`;
    fillTip(tip, { title, rows: tipRows }, { x: placeOf(row).px, plotRight: width, width });
  }

  canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => point(nearest(offsetX, offsetY)));
  canvas.addEventListener('pointerleave', () => point(undefined));
  canvas.addEventListener('click', ({ offsetX, offsetY }) => {
    const row = nearest(offsetX, offsetY);
    if (row !== undefined) onShow(row);
  });
  new ResizeObserver(resize).observe(canvas);
  theme.onChange(draw);
  resize();
}
