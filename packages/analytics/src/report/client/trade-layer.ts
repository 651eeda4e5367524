/// <reference lib="dom" />
import type { PackedInstrument, PackedPosition } from '../data/report-data.ts';
import type { Formats } from './formats.ts';
import type { PlotLayer, Scene, TipRow } from './plot-layer.ts';
import type { TradeColumns } from './unpack.ts';

/**
 * Round trips over a price: at every zoom a ribbon along the lower edge says when a position was held and whether it
 * gained, and once few enough are in view each gets its entry, its exit and the line between. Self-contained, because
 * its text is sent to the page.
 */
export function createTradeLayer(
  instrument: {
    readonly index: number;
    readonly about: PackedInstrument;
    /** Positions that were never closed, of any instrument. */
    readonly open: readonly PackedPosition[];
    readonly endAt: number;
  },
  trades: TradeColumns,
  formats: Formats,
): PlotLayer & { readonly highlight: (row: number | undefined) => void } {
  const markersMax = 220;
  const rows = Array.from(trades.instrument.keys()).filter((row) => trades.instrument[row] === instrument.index);
  const longest = rows.reduce((most, row) => Math.max(most, trades.heldMs[row] as number), 0);
  const stillOpen = instrument.open.find((position) => position.instrument === instrument.index);
  let highlighted: number | undefined;

  /** The rows, by entry time, that touch a stretch of time. */
  function touching(from: number, to: number): readonly number[] {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((trades.entryAt[rows[middle] as number] as number) < from - longest) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let i = low; i < rows.length; i++) {
      const row = rows[i] as number;
      if ((trades.entryAt[row] as number) > to) break;
      if ((trades.exitAt[row] as number) >= from) found.push(row);
    }
    return found;
  }

  function drawRibbon({ context, x, right, bottom, colors }: Scene, shown: readonly number[]): void {
    const columns = Math.ceil(right);
    const profit = new Float64Array(columns);
    const isHeld = new Uint8Array(columns);
    for (const row of shown) {
      const from = Math.max(0, Math.floor(x(trades.entryAt[row] as number)));
      const to = Math.min(columns - 1, Math.floor(x(trades.exitAt[row] as number)));
      for (let column = from; column <= to; column++) {
        isHeld[column] = 1;
        profit[column] = (profit[column] as number) + (trades.pnl[row] as number);
      }
    }
    for (let column = 0; column < columns; column++) {
      if (isHeld[column] === 0) continue;
      context.fillStyle = (profit[column] as number) >= 0 ? colors.gain : colors.loss;
      context.fillRect(column, bottom - 6, 1, 5);
    }
  }

  function triangle(
    { context, colors }: Scene,
    x: number,
    y: number,
    isUp: boolean,
    color: string,
    size: number,
  ): void {
    const tall = isUp ? size : -size;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - size * 0.8, y + tall * 1.4);
    context.lineTo(x + size * 0.8, y + tall * 1.4);
    context.closePath();
    context.fillStyle = color;
    context.fill();
    context.strokeStyle = colors.surface;
    context.lineWidth = 1;
    context.stroke();
  }

  function drawTrade(scene: Scene, row: number): void {
    const { context, x, y, colors } = scene;
    const isLong = trades.side[row] === 1;
    const size = row === highlighted ? 8 : 5.5;
    const color = (trades.pnl[row] as number) >= 0 ? colors.gain : colors.loss;
    const [x0, y0] = [x(trades.entryAt[row] as number), y(trades.entryPrice[row] as number)];
    const [x1, y1] = [x(trades.exitAt[row] as number), y(trades.exitPrice[row] as number)];
    context.strokeStyle = color;
    context.lineWidth = row === highlighted ? 2 : 1.25;
    context.setLineDash(row === highlighted ? [] : [4, 3]);
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
    context.setLineDash([]);
    triangle(scene, x0, y0, isLong, colors.accent, size);
    triangle(scene, x1, y1, !isLong, color, size);
  }

  function drawOpen(scene: Scene, { openedAt, price, side }: PackedPosition): void {
    const { context, x, y, bottom, right, colors } = scene;
    const left = Math.max(0, x(openedAt));
    context.fillStyle = colors.muted;
    context.fillRect(left, bottom - 6, Math.min(right, x(instrument.endAt)) - left, 5);
    triangle(scene, x(openedAt), y(price), side === 1, colors.accent, 5.5);
  }

  function tellOpen({ openedAt, price, side, quantity }: PackedPosition): TipRow {
    const { base, priceDigits } = instrument.about;
    const words = `${side === 1 ? 'long' : 'short'} ${formats.significant(quantity, 5)} ${base} at ${formats.fixed(price, priceDigits)}`;
    return { label: '', value: `Still open at the end: ${words}, since ${formats.instant(openedAt)}`, tone: 'text' };
  }

  function tellTrade(row: number): readonly TipRow[] {
    const { priceDigits, quote, base } = instrument.about;
    const pnl = trades.pnl[row] as number;
    const price = (value: number | undefined) => formats.fixed(value ?? 0, priceDigits);
    const side = trades.side[row] === 1 ? 'Long' : 'Short';
    return [
      {
        label: `${side} ${formats.significant(trades.quantity[row] as number, 5)} ${base}`,
        value: `${price(trades.entryPrice[row])} \u2192 ${price(trades.exitPrice[row])}`,
      },
      {
        label: formats.signedPercent(trades.move[row] as number),
        value: `${formats.signed(pnl, 2)} ${quote}`,
        tone: pnl >= 0 ? 'gain' : 'loss',
      },
      { label: '', value: `In: ${trades.entryReason(row)}`, tone: 'text' },
      { label: '', value: `Out: ${trades.exitReason(row)}`, tone: 'text' },
    ];
  }

  return {
    extent: () => undefined,
    valueAt: () => undefined,
    draw(scene) {
      const shown = touching(scene.from, scene.to);
      drawRibbon(scene, shown);
      if (stillOpen !== undefined) drawOpen(scene, stillOpen);
      const isCrowded = shown.length > Math.min(markersMax, scene.right / 5);
      for (const row of shown) if (!isCrowded || row === highlighted) drawTrade(scene, row);
    },
    tell(instant) {
      const held = touching(instant, instant);
      const more = held.length - 2;
      return [
        ...held.slice(0, 2).flatMap(tellTrade),
        ...(more > 0 ? [{ label: 'and', value: `${more} more trades at this instant` }] : []),
        ...(stillOpen !== undefined && instant >= stillOpen.openedAt ? [tellOpen(stillOpen)] : []),
      ];
    },
    highlight(row) {
      highlighted = row;
    },
  };
}
