/// <reference lib="dom" />
import type { PackedInstrument } from '../data/report-data.ts';
import type { Formats } from './formats.ts';
import type { PlotLayer, Scene } from './plot-layer.ts';
import type { Unpack } from './unpack.ts';

/**
 * Candles over faint volume. Where they would be thinner than a few pixels, neighbors are joined, always the same ones,
 * so that nothing flickers while it moves. Self-contained, because its text is sent to the page.
 */
export function createCandleLayer(instrument: PackedInstrument, unpack: Unpack, formats: Formats): PlotLayer {
  const { candles } = instrument;
  const at = candles === undefined ? new Float64Array() : unpack.times(candles.at);
  const [open, high, low, close, volume] = (['open', 'high', 'low', 'close', 'volume'] as const).map((name) =>
    Float64Array.from(candles?.[name] ?? []),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const stepMs = candles?.stepMs ?? 1;
  const widthMin = 4;

  /** The first candle that opens after an instant. */
  function after(instant: number): number {
    let from = 0;
    let to = at.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((at[middle] as number) <= instant) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function indexAt(instant: number): number | undefined {
    const i = after(instant) - 1;
    return i < 0 || instant - (at[i] as number) > stepMs * 5 ? undefined : i;
  }

  /** Candles `[first, end)` as one. */
  function joined(first: number, end: number) {
    let top = Number.NEGATIVE_INFINITY;
    let bottom = Number.POSITIVE_INFINITY;
    let traded = 0;
    for (let i = first; i < end; i++) {
      top = Math.max(top, high[i] as number);
      bottom = Math.min(bottom, low[i] as number);
      traded += volume[i] as number;
    }
    return {
      openAt: at[first] as number,
      closeAt: (at[end - 1] as number) + stepMs,
      open: open[first] as number,
      close: close[end - 1] as number,
      high: top,
      low: bottom,
      volume: traded,
    };
  }

  function drawCandle({ context, x, y, colors }: Scene, candle: ReturnType<typeof joined>, columns: number): void {
    const left = x(candle.openAt);
    const wide = Math.max(1, Math.min(columns, x(candle.closeAt) - left) * 0.7);
    const middle = Math.round((left + x(candle.closeAt)) / 2);
    const top = y(Math.max(candle.open, candle.close));
    const body = Math.max(1, y(Math.min(candle.open, candle.close)) - top);
    context.fillStyle = candle.close >= candle.open ? colors.up : colors.down;
    context.fillRect(middle, y(candle.high), 1, Math.max(1, y(candle.low) - y(candle.high)));
    context.fillRect(middle + 0.5 - wide / 2, top, wide, body);
  }

  return {
    extent(from, to) {
      const first = Math.max(0, after(from) - 1);
      const end = after(to);
      if (first >= end) return undefined;
      const { low: bottom, high: top } = joined(first, end);
      // room below for the volume
      return { low: bottom - (top - bottom) * 0.16, high: top };
    },
    draw(scene) {
      const { context, x, from, to, right, bottom, top, colors } = scene;
      const first = Math.max(0, after(from) - 1);
      const end = after(to);
      const group = Math.max(1, Math.ceil((end - first) / (right / widthMin)));
      const groups: ReturnType<typeof joined>[] = [];
      for (let i = Math.floor(first / group) * group; i < end; i += group)
        groups.push(joined(i, Math.min(i + group, at.length)));
      const busiest = groups.reduce((most, candle) => Math.max(most, candle.volume), 0);
      context.fillStyle = colors.volume;
      for (const { openAt, closeAt, volume: traded } of groups) {
        const tall = busiest > 0 ? (traded / busiest) * (bottom - top) * 0.15 : 0;
        context.fillRect(x(openAt), bottom - tall, Math.max(1, (x(closeAt) - x(openAt)) * 0.8), tall);
      }
      for (const candle of groups) drawCandle(scene, candle, (x(stepMs) - x(0)) * group);
    },
    tell(instant) {
      const i = indexAt(instant);
      if (i === undefined) return [];
      const price = (value: number) => formats.fixed(value, instrument.priceDigits);
      return [
        { label: 'Open', value: price(open[i] as number) },
        { label: 'High', value: price(high[i] as number) },
        { label: 'Low', value: price(low[i] as number) },
        { label: 'Close', value: price(close[i] as number) },
        { label: 'Volume', value: `${formats.significant(volume[i] as number, 3)} ${instrument.base}` },
      ];
    },
    valueAt(instant) {
      const i = indexAt(instant);
      return i === undefined ? undefined : close[i];
    },
  };
}
