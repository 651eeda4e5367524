/// <reference lib="dom" />
import type { Scene } from './plot-layer.ts';
import type { Ticks } from './ticks.ts';

export type AxesOptions = {
  readonly ticks: Ticks;
  readonly valueText: (value: number, digits: number) => string;
  /** Written across the plot, so that a picture of it cannot be taken for real. */
  readonly watermark: string;
};

/** Grid, marks and watermark, behind everything else. Self-contained, because its text is sent to the page. */
export function drawAxes(scene: Scene, { ticks, valueText, watermark }: AxesOptions): void {
  const { context, x, y, right, top, bottom, low, high, colors, from, to } = scene;

  /** A line of exactly one pixel. */
  function line(x0: number, y0: number, x1: number, y1: number, color: string): void {
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
    context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
    context.stroke();
  }

  context.font = '11px ui-sans-serif, system-ui, sans-serif';
  context.fillStyle = colors.muted;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const values = ticks.values(low, high, Math.max(5, (bottom - top) / 48));
  for (const value of values.at) {
    line(0, y(value), right, y(value), colors.grid);
    if (y(value) > top - 2 && y(value) < bottom - 4)
      context.fillText(valueText(value, values.digits), right + 8, y(value));
  }
  context.textAlign = 'center';
  for (const { at, text } of ticks.times(from, to, right / 84)) {
    const half = context.measureText(text).width / 2;
    line(x(at), top, x(at), bottom, colors.grid);
    if (x(at) >= half && x(at) <= right - half + 12) context.fillText(text, x(at), bottom + 14);
  }
  line(0, bottom, right, bottom, colors.line);
  if (watermark === '') return;
  context.save();
  context.globalAlpha = 0.09;
  context.fillStyle = colors.ink;
  context.font = `700 ${Math.round(Math.min(right / 8, (bottom - top) / 3))}px ui-sans-serif, system-ui, sans-serif`;
  context.fillText(watermark, right / 2, (top + bottom) / 2);
  context.restore();
}
