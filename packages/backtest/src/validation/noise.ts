import { type BarColumns, SeededRandom } from '@rxtrade/core';

/** A column that noise may stand in for. Times are left as they are. */
export type NoisyColumn = 'open' | 'high' | 'low' | 'close' | 'volume';

/** All of them. */
export const noisyColumns: readonly NoisyColumn[] = ['open', 'high', 'low', 'close', 'volume'];

/** Which bars of a series noise replaces. */
export type NoiseRange = {
  /** The first bar that is not known as a whole. */
  readonly from: number;
  /** The bar behind the last one replaced. */
  readonly to: number;
  /** True when the price at which bar `from` opens is known already. */
  readonly isOpenKnown: boolean;
};

/** Values that stand in for bars, by column. */
export type Noise = { readonly [Name in NoisyColumn]: Float64Array };

/** How far noise wanders from the last known price, as a logarithm: a third down, a half up. */
const reach = Math.log(1.5);
const least = 0.002;
/** How many bars before the cut say how much bars move. */
const lookBack = 100;

/**
 * Bars that nobody could have known, and that are still bars: a random walk from the last known price, somewhat wilder
 * than the market, and never far away, so that a strategy that checks its prices does not fail on them.
 */
export function walkNoise(columns: BarColumns, { from, to, isOpenKnown }: NoiseRange, random: SeededRandom): Noise {
  const count = to - from;
  const noise = emptyNoise(count);
  const { price: anchor, step, volume } = marketBefore(columns, from);
  let away = 0;
  for (let i = 0; i < count; i++) {
    const open = i === 0 && isOpenKnown ? (columns.open[from] as number) : anchor * Math.exp(away);
    away = reflected(away + step * random.normal());
    const close = anchor * Math.exp(away);
    noise.open[i] = open;
    noise.close[i] = close;
    noise.high[i] = Math.max(open, close) * (1 + step * random.next());
    noise.low[i] = Math.min(open, close) / (1 + step * random.next());
    noise.volume[i] = volume * random.between(0.2, 3);
  }
  return noise;
}

/** One column drawn apart from the rest: another `draw` changes that column alone. */
export type ColumnDraw = { readonly column: NoisyColumn; readonly draw: 0 | 1 };

/**
 * Noise in which one column can be drawn anew while the others stay and the bars stay bars: what differs between two such
 * runs has read that column. It is drawn around a level of its own, near or far, so that thresholds are crossed.
 */
export function columnNoise(
  columns: BarColumns,
  { from, to, isOpenKnown }: NoiseRange,
  { column, draw, seed }: ColumnDraw & { readonly seed: number },
): Noise {
  const noise = emptyNoise(to - from);
  const { price, step, volume } = marketBefore(columns, from);
  const others = new SeededRandom(seed);
  const own = new SeededRandom(2 * seed + draw);
  const level = own.between(-1, 1);
  const isInside = column === 'open' || column === 'close';
  for (let i = 0; i < to - from; i++) {
    const near = () => price * Math.exp((step / 4) * others.between(-1, 1));
    const inside = price * Math.exp(reach * (0.8 * level + 0.2 * own.between(-1, 1)));
    const open = near();
    const close = near();
    noise.open[i] = i === 0 && isOpenKnown ? (columns.open[from] as number) : column === 'open' ? inside : open;
    noise.close[i] = column === 'close' ? inside : close;
    const top = Math.max(noise.open[i] as number, noise.close[i] as number);
    const bottom = Math.min(noise.open[i] as number, noise.close[i] as number);
    // wide enough for whatever is drawn inside, where that is what is drawn
    const wick = isInside ? 2 * reach : step;
    const ownWick = step * 10 ** (1.5 * level) * own.next();
    const [up, down] = [wick * others.between(0.9, 1), wick * others.between(0.9, 1)];
    noise.high[i] = (isInside ? price : top) * Math.exp(column === 'high' ? ownWick : up);
    noise.low[i] = (isInside ? price : bottom) / Math.exp(column === 'low' ? ownWick : down);
    noise.volume[i] = volume * (column === 'volume' ? 10 ** level * own.next() : others.between(0.2, 3));
  }
  if (isOpenKnown && to > from) widenFor(noise, columns.open[from] as number);
  return noise;
}

/** The price at which the first bar opened may lie anywhere. */
function widenFor({ high, low }: Noise, open: number): void {
  high[0] = Math.max(open, high[0] as number);
  low[0] = Math.min(open, low[0] as number);
}

function emptyNoise(count: number): Noise {
  const column = () => new Float64Array(count);
  return { open: column(), high: column(), low: column(), close: column(), volume: column() };
}

/** The last price before a bar, how far a bar of noise moves, and the mean volume. */
function marketBefore({ open, high, low, close, volume }: BarColumns, from: number) {
  const first = Math.max(0, from - lookBack);
  const price = from === 0 ? (open[0] as number) : (close[from - 1] as number);
  let ranges = 0;
  let volumes = 0;
  for (let i = first; i < from; i++) {
    ranges += Math.log((high[i] as number) / (low[i] as number));
    volumes += volume[i] as number;
  }
  const bars = Math.max(1, from - first);
  return { price, step: Math.min(0.1, Math.max(least, (2 * ranges) / bars)), volume: volumes / bars || 1 };
}

/** Keeps the walk within reach of where it began. */
function reflected(away: number): number {
  if (away > reach) return Math.max(-reach, 2 * reach - away);
  return away < -reach ? Math.min(reach, -2 * reach - away) : away;
}
