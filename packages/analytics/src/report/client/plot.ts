/// <reference lib="dom" />
import type { drawAxes } from './axes.ts';
import type { drawCursor } from './cursor.ts';
import type { fitCanvas } from './fit-canvas.ts';
import type { Formats } from './formats.ts';
import type { attachGestures } from './gestures.ts';
import type { PlotLayer, Scene, TipRow } from './plot-layer.ts';
import type { Theme } from './theme.ts';
import type { Ticks } from './ticks.ts';
import type { TimeWindow } from './time-window.ts';
import type { fillTip } from './tip.ts';

export type PlotOptions = {
  /** Holds the canvas, the tip and the words for screen readers. */
  readonly box: HTMLElement;
  readonly window: TimeWindow;
  readonly theme: Theme;
  readonly ticks: Ticks;
  readonly formats: Formats;
  readonly attachGestures: typeof attachGestures;
  readonly drawAxes: typeof drawAxes;
  readonly drawCursor: typeof drawCursor;
  readonly fillTip: typeof fillTip;
  readonly fitCanvas: typeof fitCanvas;
  readonly valueText: (value: number, digits: number) => string;
  readonly watermark: string;
  /** Zero is the upper edge: for drawdowns. */
  readonly hangsFromZero: boolean;
};

/**
 * A chart on a canvas: axes, cursor and tip around layers that draw themselves. Self-contained, because its text is
 * sent to the page.
 */
export function createPlot(options: PlotOptions) {
  const { box, window, theme, ticks, formats, hangsFromZero, valueText } = options;
  const canvas = box.querySelector('canvas') as HTMLCanvasElement;
  const tip = box.querySelector('.tip') as HTMLElement;
  const spoken = box.querySelector('.spoken') as HTMLElement;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  /** What was drawn last but for the cursor: moving the pointer must not draw thousands of candles again. */
  const picture = document.createElement('canvas');
  const gutter = 64;
  const footer = 24;
  const top = 8;
  let layers: readonly PlotLayer[] = [];
  let width = 0;
  let height = 0;
  let pictured: Scene | undefined;
  let selection: { readonly from: number; readonly to: number } | undefined;
  let pointer: { readonly x: number; readonly y: number } | undefined;
  let isPending = false;

  const plotRight = () => Math.max(1, width - gutter);
  const timeOf = (x: number) =>
    window.from + (Math.min(Math.max(0, x), plotRight()) / plotRight()) * (window.to - window.from);

  function redraw(): void {
    if (isPending) return;
    isPending = true;
    requestAnimationFrame(() => {
      isPending = false;
      if (width > gutter) draw();
    });
  }

  function renew(): void {
    pictured = undefined;
    redraw();
  }

  function resize(): void {
    ({ width, height } = options.fitCanvas(context));
    renew();
  }

  function range(): { readonly low: number; readonly high: number } {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const layer of layers) {
      const extent = layer.extent(window.from, window.to);
      if (extent === undefined) continue;
      low = Math.min(low, extent.low);
      high = Math.max(high, extent.high);
    }
    if (low > high) return { low: hangsFromZero ? -1 : 0, high: hangsFromZero ? 0 : 1 };
    const room = (high - low) * 0.07 || Math.abs(high) * 0.01 || 1;
    return hangsFromZero ? { low: Math.min(low * 1.1, -1e-4), high: 0 } : { low: low - room, high: high + room };
  }

  function sceneOf(): Scene {
    const { low, high } = range();
    const bottom = height - footer;
    const { from, to } = window;
    const right = plotRight();
    const x = (at: number) => ((at - from) / (to - from)) * right;
    const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
    return { context, colors: theme.colors, from, to, right, top, bottom, low, high, x, y };
  }

  function drawPicture(): Scene {
    const scene = sceneOf();
    context.clearRect(0, 0, width, height);
    options.drawAxes(scene, options);
    context.save();
    context.beginPath();
    context.rect(0, 0, scene.right, scene.bottom);
    context.clip();
    for (const layer of layers) layer.draw(scene);
    context.restore();
    picture.width = canvas.width;
    picture.height = canvas.height;
    picture.getContext('2d')?.drawImage(canvas, 0, 0);
    return scene;
  }

  function drawAgain(scene: Scene): Scene {
    context.clearRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    return scene;
  }

  function drawSelection({ bottom, colors }: Scene): void {
    if (selection === undefined) return;
    context.save();
    context.globalAlpha = 0.14;
    context.fillStyle = colors.accent;
    context.fillRect(selection.from, top, Math.min(selection.to, plotRight()) - selection.from, bottom - top);
    context.restore();
  }

  function told(): readonly TipRow[] {
    const { cursor } = window;
    return cursor === undefined ? [] : layers.flatMap((layer) => layer.tell(cursor));
  }

  function showCursor(scene: Scene): void {
    const { cursor } = window;
    const rows = pointer === undefined ? [] : told();
    tip.hidden = rows.length === 0 || selection !== undefined;
    if (cursor === undefined) return;
    const { digits } = ticks.values(scene.low, scene.high, 200);
    options.drawCursor(scene, {
      at: cursor,
      timeText: formats.instant(cursor),
      pointerY: pointer?.y,
      valueText: (value) => valueText(value, digits),
      layers,
    });
    if (tip.hidden) return;
    const place = { x: scene.x(cursor), plotRight: scene.right, width };
    options.fillTip(tip, { title: `${formats.instant(cursor)} UTC`, rows }, place);
  }

  function draw(): void {
    const isSame = pictured?.from === window.from && pictured.to === window.to;
    pictured = pictured !== undefined && isSame ? drawAgain(pictured) : drawPicture();
    drawSelection(pictured);
    showCursor(pictured);
  }

  options.attachGestures(canvas, {
    hover(x, y) {
      pointer = { x, y };
      window.point(timeOf(x));
    },
    leave() {
      pointer = undefined;
      selection = undefined;
      window.point(undefined);
    },
    selecting(from, to) {
      selection = from === to ? undefined : { from: Math.min(from, to), to: Math.max(from, to) };
      redraw();
    },
    select(from, to) {
      selection = undefined;
      window.show(timeOf(Math.min(from, to)), timeOf(Math.max(from, to)));
    },
    zoom: (x, factor) => window.zoom(timeOf(x), factor),
    pan: (pixels) => window.pan(pixels / plotRight()),
    reset: () => window.reset(),
    step(direction) {
      const at = (window.cursor ?? (window.from + window.to) / 2) + (direction * (window.to - window.from)) / 100;
      pointer = { x: 0, y: -1 };
      window.point(at);
      spoken.textContent = [
        formats.instant(window.cursor ?? at),
        ...told().map(({ label, value }) => `${label} ${value}`),
      ].join(', ');
    },
  });
  new ResizeObserver(resize).observe(canvas);
  window.onChange(redraw);
  theme.onChange(renew);
  resize();

  return {
    show(next: readonly PlotLayer[]) {
      layers = next;
      renew();
    },
  };
}
