/// <reference lib="dom" />
import type { PlotLayer, Scene } from './plot-layer.ts';

export type CursorOptions = {
  readonly at: number;
  readonly timeText: string;
  /** Where the pointer is, in the chart that it is in. */
  readonly pointerY: number | undefined;
  readonly valueText: (value: number) => string;
  readonly layers: readonly PlotLayer[];
};

/** The cross under the pointer, with its instant and its value. Self-contained, because its text is sent to the page. */
export function drawCursor(scene: Scene, { at, timeText, pointerY, valueText, layers }: CursorOptions): void {
  const { context, x, y, top, bottom, right, low, high, colors } = scene;

  function dashed(x0: number, y0: number, x1: number, y1: number): void {
    context.setLineDash([3, 3]);
    context.strokeStyle = colors.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
    context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
    context.stroke();
    context.setLineDash([]);
  }

  function dot(value: number): void {
    context.fillStyle = colors.surface;
    context.strokeStyle = colors.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x(at), y(value), 3.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }

  function tag(text: string, left: number, middle: number): void {
    context.fillStyle = colors.ink;
    context.beginPath();
    context.roundRect(left, middle - 9, context.measureText(text).width + 10, 18, 4);
    context.fill();
    context.fillStyle = colors.surface;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, left + 5, middle + 0.5);
  }

  dashed(x(at), top, x(at), bottom);
  for (const layer of layers) {
    const value = layer.valueAt(at);
    if (value !== undefined) dot(value);
  }
  context.font = '11px ui-sans-serif, system-ui, sans-serif';
  tag(timeText, Math.max(0, x(at) - context.measureText(timeText).width / 2 - 5), bottom + 13);
  if (pointerY === undefined || pointerY < top || pointerY > bottom) return;
  dashed(0, pointerY, right, pointerY);
  tag(valueText(low + ((bottom - pointerY) / (bottom - top)) * (high - low)), right + 3, pointerY);
}
