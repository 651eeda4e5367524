/** Three lines around a price, in its unit. */
export type Bands = { readonly upper: number; readonly middle: number; readonly lower: number };

/** Where between the bands a price lies: 0 on the lower, 1 on the upper; undefined where they are one. Bollinger's %b. */
export function percentB(price: number, { upper, lower }: Bands): number | undefined {
  return upper === lower ? undefined : (price - lower) / (upper - lower);
}

/** The distance of the bands as a share of the middle; undefined where the middle is zero. Bollinger's BandWidth. */
export function bandWidth({ upper, middle, lower }: Bands): number | undefined {
  return middle === 0 ? undefined : (upper - lower) / middle;
}
