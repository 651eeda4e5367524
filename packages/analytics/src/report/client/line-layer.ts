/// <reference lib="dom" />

import type { PlotLayer, Scene, TipRow } from './plot-layer.ts';
import type { Colors } from './theme.ts';

export type LineOptions = {
  readonly at: Float64Array;
  readonly value: Float64Array;
  readonly color: keyof Colors;
  readonly width: number;
  /** Filled down to the plot's edge (`below`), or up to zero (`to-zero`). */
  readonly fill: 'none' | 'below' | 'to-zero';
  readonly tell: (value: number) => readonly TipRow[];
  /** Names the lowest point that is shown. */
  readonly lowestText?: (value: number) => string;
};

/** A line through points; at an instant it has the value of the last point before. Self-contained, because its text is sent to the page. */
export function createLineLayer({ at, value, color, width, fill, tell, lowestText }: LineOptions): PlotLayer {
  /** The last point at or before an instant, -1 before the first. */
  function indexAt(instant: number): number {
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((at[middle] as number) <= instant) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function shown(from: number, to: number): { readonly first: number; readonly last: number } {
    return { first: Math.max(0, indexAt(from)), last: Math.min(at.length - 1, indexAt(to) + 1) };
  }

  function trace({ context, x, y, from, to }: Scene): { readonly first: number; readonly last: number } {
    const { first, last } = shown(from, to);
    context.beginPath();
    for (let i = first; i <= last; i++) context.lineTo(x(at[i] as number), y(value[i] as number));
    return { first, last };
  }

  function paint(scene: Scene): void {
    const { context, x, y, top, bottom, colors } = scene;
    const { first, last } = trace(scene);
    const edge = fill === 'below' ? bottom : y(0);
    const gradient = context.createLinearGradient(0, top, 0, bottom);
    gradient.addColorStop(0, `${colors[color]}${fill === 'below' ? '47' : '14'}`);
    gradient.addColorStop(1, `${colors[color]}${fill === 'below' ? '05' : '52'}`);
    context.lineTo(x(at[last] as number), edge);
    context.lineTo(x(at[first] as number), edge);
    context.fillStyle = gradient;
    context.fill();
  }

  function nameLowest({ context, x, y, from, to, right, bottom, colors }: Scene): void {
    if (lowestText === undefined) return;
    const { first, last } = shown(from, to);
    let low = first;
    for (let i = first; i <= last; i++) if ((value[i] as number) < (value[low] as number)) low = i;
    if (!((value[low] as number) < 0)) return;
    const text = lowestText(value[low] as number);
    const px = x(at[low] as number);
    const isLeft = px > right - 90;
    context.fillStyle = colors[color];
    context.beginPath();
    context.arc(px, y(value[low] as number), 3.5, 0, 2 * Math.PI);
    context.fill();
    context.font = '600 12px ui-sans-serif, system-ui, sans-serif';
    context.textAlign = isLeft ? 'right' : 'left';
    context.textBaseline = 'middle';
    context.fillText(text, px + (isLeft ? -8 : 8), Math.min(y(value[low] as number), bottom - 8));
  }

  return {
    extent(from, to) {
      if (at.length === 0) return undefined;
      const { first, last } = shown(from, to);
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let i = first; i <= last; i++) {
        low = Math.min(low, value[i] as number);
        high = Math.max(high, value[i] as number);
      }
      return { low, high };
    },
    draw(scene) {
      if (at.length === 0) return;
      const { context, colors } = scene;
      if (fill !== 'none') paint(scene);
      trace(scene);
      context.strokeStyle = colors[color];
      context.lineWidth = width;
      context.lineJoin = 'round';
      context.stroke();
      nameLowest(scene);
    },
    tell(instant) {
      const i = indexAt(instant);
      return i < 0 ? [] : tell(value[i] as number);
    },
    valueAt(instant) {
      const i = indexAt(instant);
      return i < 0 ? undefined : value[i];
    },
  };
}
