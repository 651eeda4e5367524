/// <reference lib="dom" />
import type { Colors } from './theme.ts';

/** Where a layer draws: CSS pixels, clipped to the plot. */
export type Scene = {
  readonly context: CanvasRenderingContext2D;
  readonly colors: Colors;
  readonly from: number;
  readonly to: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The values at the lower and the upper edge. */
  readonly low: number;
  readonly high: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
};

export type TipRow = { readonly label: string; readonly value: string; readonly tone?: 'gain' | 'loss' | 'text' };

/** One thing drawn in a plot: a line, candles, trades. */
export type PlotLayer = {
  /** The lowest and highest value between two instants; undefined where it has no say. */
  readonly extent: (from: number, to: number) => { readonly low: number; readonly high: number } | undefined;
  readonly draw: (scene: Scene) => void;
  /** What it says about an instant. */
  readonly tell: (at: number) => readonly TipRow[];
  /** Its value at an instant, marked by the cursor. */
  readonly valueAt: (at: number) => number | undefined;
};
